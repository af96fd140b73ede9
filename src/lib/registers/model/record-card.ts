/**
 * What the card of an entry says, whatever register it is of. Whoever may see a board, but none of the registers, is
 * sent just that of the entries that stand on it; nothing else is needed to show it.
 */
import * as v from 'valibot';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import { part } from '#lib/realtime/model/messages.ts';

export const RecordCard = v.object({
	id: v.string(),
	/** In which it was written. */
	language: v.string(),
	/** What one entry of its register is called. */
	kind: LocalizedText,
	/** Id of the region that it speaks for; null for none. */
	region: v.nullable(v.string()),
	title: LocalizedText,
	/** One more line, shortened. */
	text: LocalizedText,
	/** What it chose of that by which its register is laid out; empty for nothing. */
	choice: LocalizedText,
	figure: v.nullable(v.number()),
	unit: LocalizedText
});
export type RecordCard = v.InferOutput<typeof RecordCard>;

/** Of the entries on the board that a room screen shows, or that a reviewer of one board may see. */
export const recordCardsPart = part('record-cards', v.array(RecordCard));
