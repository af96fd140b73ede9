/** What became of one entry of a register: who changed which field when, read from the log of its document. Pure. */
import * as v from 'valibot';
import * as Y from 'yjs';
import { registerOf } from './record.ts';
import type { PlainValue } from './register-record.ts';

const Value = v.nullable(v.union([v.string(), v.number(), v.boolean()]));

const EntryStep = v.object({
	/** When it ended, in milliseconds since 1970. */
	at: v.number(),
	/** The participant; null for the server and where nobody is known any more. */
	by: v.nullable(v.string()),
	/** Of that person. */
	region: v.nullable(v.string()),
	/** Whether the entry began with it. */
	added: v.boolean(),
	/** By key of the entry (keys.ts); null for nothing. */
	fields: v.array(v.object({ key: v.string(), before: Value, after: Value }))
});
export type EntryStep = v.InferOutput<typeof EntryStep>;

/** The newest first. */
export const EntryPast = v.object({ steps: v.array(EntryStep) });
export type EntryPast = v.InferOutput<typeof EntryPast>;

/** One row of the log. */
export interface PastRow {
	readonly at: number;
	readonly by: string | null;
	readonly region: string | null;
	/** A Yjs update, format 1. */
	readonly update: Uint8Array;
}

/** Somebody who goes on writing after a shorter rest than this is still at the same step. */
const longestRest = 10 * 60_000;
/** Steps that are told; older ones are not. */
const mostSteps = 200;
/** What an entry has from its beginning on, and where it stands among the others. */
const untold: ReadonlySet<string> = new Set(['author', 'createdAt', 'language', 'order']);

type Fields = ReadonlyMap<string, PlainValue>;

interface Step extends Omit<EntryStep, 'fields'> {
	readonly before: Fields;
	after: Fields;
}

export class EntryLog {
	readonly #doc = new Y.Doc();
	readonly #register: Y.Map<unknown>;
	readonly #entry: string;
	readonly #steps: Step[] = [];
	#now: Fields = new Map();
	#touched = false;

	constructor(register: string, entry: string) {
		this.#register = registerOf(this.#doc, register);
		this.#entry = entry;
		this.#register.observeDeep((events) => {
			this.#touched ||= events.some(({ path, changes }) =>
				path.length === 0 ? changes.keys.has(entry) : path[0] === entry
			);
		});
	}

	/** Applies the next row. */
	add({ at, by, region, update }: PastRow): void {
		this.#touched = false;
		Y.applyUpdate(this.#doc, update);
		if (!this.#touched) return;
		const [before, after] = [this.#now, fieldsOf(this.#register.get(this.#entry))];
		this.#now = after;
		const last = this.#steps.at(-1);
		if (last?.by === by && at - last.at <= longestRest) {
			last.after = after;
			last.at = at;
		} else this.#steps.push({ at, by, region, added: this.#steps.length === 0, before, after });
	}

	/** The newest first; what was taken back within a step is none. */
	past(): EntryPast {
		const steps = this.#steps
			.map(({ before, after, ...step }): EntryStep => ({ ...step, fields: differences(before, after) }))
			.filter(({ added, fields }) => added || fields.length > 0);
		return { steps: steps.toReversed().slice(0, mostSteps) };
	}

	close(): void {
		this.#doc.destroy();
	}
}

/** Texts and plain values alike; an empty text is nothing. */
function fieldsOf(entry: unknown): Fields {
	const fields = new Map<string, PlainValue>();
	if (!(entry instanceof Y.Map)) return fields;
	for (const [key, value] of entry) {
		const plain: unknown = value instanceof Y.Text ? value.toString() : value;
		if (!untold.has(key) && plain !== '' && plain !== null && v.is(Value, plain)) fields.set(key, plain);
	}
	return fields;
}

const differences = (before: Fields, after: Fields): EntryStep['fields'] =>
	[...new Set([...before.keys(), ...after.keys()])]
		.map((key) => ({ key, before: before.get(key) ?? null, after: after.get(key) ?? null }))
		.filter((field) => field.before !== field.after);
