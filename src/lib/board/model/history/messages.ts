/** What the server tells about the history of a board, and what it is asked to restore. */
import * as v from 'valibot';
import { idPattern } from '#lib/base/model/ids.ts';
import { LocalizedText } from '#lib/base/model/localized-text.ts';

const Id = v.pipe(v.string(), v.regex(idPattern));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Time = v.pipe(v.number(), v.finite());

/** Things that can be chosen for one restoring. */
export const mostChosen = 500;

/** One part of the log. */
export const HistoryPage = v.object({
	entries: v.array(
		v.object({
			seq: Count,
			at: Time,
			region: v.nullable(Id),
			/** A Yjs update, format 1, in base64. */
			update: v.string()
		})
	),
	/** Whether there is more. */
	more: v.boolean()
});
export type HistoryPage = v.InferOutput<typeof HistoryPage>;

/** A state that was kept by name: at a step's end, by hand, or before something was restored. */
export const BoardVersion = v.object({ id: v.string(), name: LocalizedText, step: v.nullable(Id), at: Time });
export type BoardVersion = v.InferOutput<typeof BoardVersion>;

export const BoardVersions = v.object({
	/** Newest first. */
	versions: v.array(BoardVersion),
	/** The steps that ran, in order. */
	steps: v.array(v.object({ title: LocalizedText, at: Time }))
});
export type BoardVersions = v.InferOutput<typeof BoardVersions>;

/** In the languages its maker wrote it in; others read one of these. */
const Name = v.pipe(
	v.record(
		v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)),
		v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(120))
	),
	v.minEntries(1),
	v.maxEntries(30)
);

export const KeepVersion = v.object({ name: Name });

export const RestoreOrder = v.object({
	/** The last row of the log that counts. */
	seq: Count,
	/** Only these items; absent: the whole board. */
	items: v.optional(
		v.pipe(v.array(v.pipe(v.string(), v.maxLength(128))), v.minLength(1), v.maxLength(mostChosen))
	),
	/** Takes back a restoring: only what it brought to this row, and nothing that others did to other things. */
	undoing: v.optional(Count),
	/** What the state before is to be called. */
	name: Name
});
export type RestoreOrder = v.InferOutput<typeof RestoreOrder>;

export const Restored = v.object({
	/** The last row before it: where taking it back leads. */
	before: Count,
	/** Items that were brought back to what they were. */
	changed: Count
});
export type Restored = v.InferOutput<typeof Restored>;
