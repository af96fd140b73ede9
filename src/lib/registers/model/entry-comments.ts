/** What comments and reactions in `workshop.<id>` are about: one entry of a register. */
import * as v from 'valibot';

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

export const EntryPlace = v.object({
	/** The register's id. */
	register: Id,
	entry: Id
});
export type EntryPlace = v.InferOutput<typeof EntryPlace>;

/** The entry as reactions name it. */
export const entryThing = ({ register, entry }: EntryPlace): string => `${register}-${entry}`;
