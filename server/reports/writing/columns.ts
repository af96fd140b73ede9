/** How wide the columns of a table are to each other. */
import type { ResolvedCell } from '#lib/base/model/resolved-blocks.ts';

/** Letters: long texts are broken into lines at about this length. */
const widest = 40;
/** A narrow column, and what the edges of a cell take. */
const narrowest = 6;
const edges = 3;

/** Names take more room than figures, and no column is narrower than its longest word. */
export function columnShares(rows: readonly (readonly ResolvedCell[])[], count: number): number[] {
	return Array.from({ length: count }, (_, at) => {
		const texts = rows.map((row) => row[at]?.words.text ?? '');
		const text = Math.min(widest, ...[Math.max(...texts.map(({ length }) => length))]) / 2;
		const word = Math.max(0, ...texts.flatMap((each) => each.split(/\s+/).map(({ length }) => length)));
		return Math.max(narrowest, text, Math.min(widest, word)) + edges;
	});
}
