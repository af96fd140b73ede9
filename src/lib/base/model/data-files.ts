/** Data that an installation can add to without code: the files of a folder, each read by the schema of its sort. */
import * as v from 'valibot';

export interface DataFile {
	/** As in its folder. */
	readonly name: string;
	readonly data: unknown;
}

/** What everything in such files has. */
export interface Versioned {
	readonly id: string;
	readonly version: string;
	/** Comes before all that do not say so; else the names of the files decide. */
	readonly first: boolean;
}

/** For the schemas of such files. */
export const versioned = {
	id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/)),
	version: v.pipe(v.string(), v.regex(/^[A-Za-z0-9.-]{1,24}$/)),
	first: v.optional(v.boolean(), false)
};

/** @throws an error that names the file and what is wrong with it */
export function readDataFiles<Read extends Versioned>(
	files: readonly DataFile[],
	schema: v.GenericSchema<unknown, Read>
): readonly Read[] {
	const known = new Map<string, string>();
	const read = files.map(({ name, data }) => {
		const parsed = v.safeParse(schema, data);
		if (!parsed.success) {
			const [issue] = parsed.issues;
			const where = issue.path?.map(({ key }) => String(key)).join('.') ?? '';
			throw new Error(`${name}: ${where} ${issue.message}`);
		}
		const key = `${parsed.output.id}@${parsed.output.version}`;
		const other = known.get(key);
		if (other !== undefined) throw new Error(`${name}: ${other} is ${key} already`);
		known.set(key, name);
		return parsed.output;
	});
	return read.toSorted((a, b) => Number(b.first) - Number(a.first));
}

/** For sorts of which there must be one. @throws if there is none */
export function withFirst<Read>([first, ...others]: readonly Read[]): readonly [Read, ...Read[]] {
	if (first === undefined) throw new Error('a folder of data without a file');
	return [first, ...others];
}
