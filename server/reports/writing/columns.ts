/** How wide the columns of a table are to each other, and how large its writing is. */
import type { ResolvedCell } from '#lib/base/model/resolved-blocks.ts';

/** Letters: long texts are broken into lines at about this length. */
const widest = 40;
/** A narrow column, and what the edges of a cell take. */
const narrowest = 6;
const edges = 3;
/** Points of the page's width, and of a letter in writing of one point. */
const pageWidth = 482;
const letterWidth = 0.53;

/** The sizes in which tables are written, in points. */
export const writingSizes = { normal: 9, small: 7.5, smallest: 6.5 } as const;
export type Writing = keyof typeof writingSizes;

export const writingOf = (columns: number): Writing =>
	columns > 9 ? 'smallest' : columns > 6 ? 'small' : 'normal';

/** Names take more room than figures, and no column is narrower than its longest word while there is room for all. */
export function columnShares(rows: readonly (readonly ResolvedCell[])[], count: number): number[] {
	const columns = Array.from({ length: count }, (_, at) => {
		const texts = rows.map((row) => row[at]?.words.text ?? '');
		const text = Math.min(widest, ...[Math.max(...texts.map(({ length }) => length))]) / 2;
		const word = Math.max(0, ...texts.flatMap((each) => each.split(/\s+/).map(({ length }) => length)));
		const least = Math.min(widest, word) + edges;
		return { least, wish: Math.max(narrowest + edges, text + edges, least) };
	});
	const least = columns.reduce((sum, column) => sum + column.least, 0);
	const wished = columns.reduce((sum, column) => sum + column.wish, 0);
	const room = pageWidth / (writingSizes[writingOf(count)] * letterWidth);
	// The part of the wishes beyond the longest words for which there is room.
	const granted = wished <= room ? 1 : Math.max(0, room - least) / (wished - least || 1);
	return columns.map((column) => column.least + granted * (column.wish - column.least));
}
