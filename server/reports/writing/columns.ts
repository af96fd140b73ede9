/** How wide the columns of a table are to each other, and how large its writing is. */
import type { ResolvedCell } from '#lib/base/model/resolved-blocks.ts';

/** Letters: long texts are broken into lines of at least half this length. */
const comfortable = 40;
/** Shorter texts stay in one line. */
const short = 12;
/** A narrow column, and what the edges of a cell take. */
const narrowest = 4;
const edges = 3;
/** Points of the page's width, and of a letter in writing of one point. */
const pageWidth = 482;
const letterWidth = 0.53;
/** How much wider the bold letters of a head are. */
const boldness = 1.12;

/** The sizes in which tables are written, in points. */
export const writingSizes = { normal: 9, small: 7.5, smallest: 6.5 } as const;
export type Writing = keyof typeof writingSizes;

export interface TableLayout {
	/** The largest in which every column is comfortable. */
	readonly writing: Writing;
	/** Whether there is no room for some of the longest words. */
	readonly full: boolean;
	/** One for each column; their sum has no meaning. */
	readonly shares: readonly number[];
}

/** Letters that a column takes: so that no word breaks, so that it reads well, and so that no line breaks. */
interface Wants {
	readonly least: number;
	readonly wish: number;
	readonly whole: number;
}

/** Names take more room than figures, and no column is narrower than its longest word while there is room for all. */
export function tableLayout(rows: readonly (readonly ResolvedCell[])[], count: number): TableLayout {
	const columns = Array.from({ length: count }, (_, at) => wantsOf(rows.flatMap((row) => row[at] ?? [])));
	const sum = (want: keyof Wants) => columns.reduce((all, column) => all + column[want], 0);
	const [least, wish, whole] = [sum('least'), sum('wish'), sum('whole')];
	const fitting = writings.find((writing) => wish <= lettersIn(writing));
	const writing = fitting ?? 'smallest';
	const room = lettersIn(writing);
	const grant = (from: number, to: number) => Math.min(1, Math.max(0, room - from) / (to - from || 1));
	const [beyondLeast, beyondWish] = [grant(least, wish), grant(wish, whole)];
	return {
		writing,
		full: least > room,
		shares: columns.map(
			(column) =>
				column.least + beyondLeast * (column.wish - column.least) + beyondWish * (column.whole - column.wish)
		)
	};
}

const writings: readonly Writing[] = ['normal', 'small', 'smallest'];
const lettersIn = (writing: Writing): number => pageWidth / (writingSizes[writing] * letterWidth);

function wantsOf(cells: readonly ResolvedCell[]): Wants {
	const longest = Math.max(0, ...cells.map((cell) => lengthOf(cell, cell.words.text)));
	const word = Math.max(
		0,
		...cells.flatMap((cell) => cell.words.text.split(/\s+/).map((each) => lengthOf(cell, each)))
	);
	const least = Math.min(comfortable, word) + edges;
	const pleasant = Math.max(narrowest, Math.min(short, longest), Math.min(comfortable, longest) / 2);
	const wish = Math.max(least, pleasant + edges);
	return { least, wish, whole: Math.max(wish, longest + edges) };
}

const lengthOf = ({ header }: ResolvedCell, text: string): number => text.length * (header ? boldness : 1);
