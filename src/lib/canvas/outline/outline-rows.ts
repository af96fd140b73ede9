/** The rows of the outline that can be walked through: the reading order without what is folded away. */
import type { Item } from '#lib/board/model/item.ts';
import type { ReadingEntry } from '#lib/board/model/reading-order.ts';

export class OutlineRows {
	readonly all: readonly ReadingEntry[];
	readonly #places: ReadonlyMap<string, number>;

	/** @param folded ids of the containers whose contents are not shown */
	constructor(entries: readonly ReadingEntry[], folded: ReadonlySet<string>) {
		this.all =
			folded.size === 0
				? entries
				: entries.filter(({ item, depth }) => depth === 0 || item.frame === null || !folded.has(item.frame));
		this.#places = new Map(this.all.map((row, index) => [row.item.id, index]));
	}

	at(index: number): ReadingEntry | undefined {
		return this.all[index];
	}

	/** -1 if the item has no row, because it is gone or folded away. */
	indexOf(id: string): number {
		return this.#places.get(id) ?? -1;
	}

	get(id: string): ReadingEntry | undefined {
		return this.all[this.indexOf(id)];
	}

	/** The row that stands for an item: its own, or the container that hides it. */
	standIn(item: Item): ReadingEntry | undefined {
		return this.get(item.id) ?? (item.frame === null ? undefined : this.get(item.frame));
	}

	/** Ids from one row to another, both included, in the direction of walking. */
	between(from: string, to: string): string[] {
		const [start, end] = [this.indexOf(from), this.indexOf(to)];
		if (start < 0 || end < 0) return [to];
		const ids = this.all.slice(Math.min(start, end), Math.max(start, end) + 1).map((row) => row.item.id);
		return start <= end ? ids : ids.reverse();
	}

	/** The container right above a row, at its own depth: what the item could be put into. */
	containerAbove(id: string, contains: (item: Item) => boolean): Item | undefined {
		for (let index = this.indexOf(id) - 1; index >= 0; index -= 1) {
			const row = this.all[index];
			if (row && contains(row.item)) return row.item;
		}
		return undefined;
	}

	/**
	 * The next row, going round, whose words begin with `typed`; one letter goes on from the row behind
	 * `from`, more letters may stay on it.
	 */
	startingWith(typed: string, from: number, words: (item: Item) => string): ReadingEntry | undefined {
		const wanted = typed.toLocaleLowerCase();
		const first = [...typed].length > 1 ? 0 : 1;
		for (let step = first; step < this.all.length + first; step += 1) {
			const row = this.all[(Math.max(0, from) + step) % this.all.length];
			if (row && words(row.item).trimStart().toLocaleLowerCase().startsWith(wanted)) return row;
		}
		return undefined;
	}
}

/** The stretch of rows to draw. */
export interface RowWindow {
	readonly from: number;
	readonly to: number;
}

/** Rows above and below what is in sight, so that scrolling shows no gaps. */
const spare = 8;

/** The rows `from` up to, not including, `to` that a scroll position shows; all in CSS pixels. */
export function rowWindow(scrollTop: number, height: number, rowHeight: number, count: number): RowWindow {
	const from = Math.max(0, Math.floor(scrollTop / rowHeight) - spare);
	const to = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + spare);
	return { from: Math.min(from, count), to };
}
