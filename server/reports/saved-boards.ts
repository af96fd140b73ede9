import type { Item } from '#lib/board/model/item.ts';
import type { RecordCard } from '#lib/registers/model/record-card.ts';
import type { RevealedPoll } from '#lib/report/model/input.ts';
import type { Region } from '#lib/session/model/messages.ts';
import type { Turn } from '../support/turns.ts';

/** All that pictures of a workshop's boards are made of. */
export interface SavedBoards {
	readonly boards: readonly {
		readonly id: string;
		readonly title: string;
		/** In the order in which they are painted; no item names a person. */
		readonly items: readonly Item[];
	}[];
	readonly regions: readonly Region[];
	/** Of the entries of all registers. */
	readonly cards: readonly RecordCard[];
	/** Every revealed round, the newest of a poll last. */
	readonly polls: readonly RevealedPoll[];
	/** How wide a line of text is in the fonts of documents; `font` is a CSS font value. */
	readonly measure: (text: string, font: string) => number;
	/** Awaited between pieces of the drawing. */
	readonly turn: Turn;
}
