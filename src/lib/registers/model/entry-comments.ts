/** What comments in `workshop.<id>` are about: one entry of a register. */
import * as v from 'valibot';

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

export const EntryPlace = v.object({
	/** The register's id. */
	register: Id,
	entry: Id
});
export type EntryPlace = v.InferOutput<typeof EntryPlace>;
