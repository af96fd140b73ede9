/** Long texts with headings, lists, tables, pictures and links as a plain tree, free of any editor and any format. */

/** A stretch of text with one look; a break ends a line inside of a paragraph, and a note stands where its number does. */
export type Run =
	| {
			readonly text: string;
			readonly bold?: true;
			readonly italic?: true;
			/** An address that may be followed: http, https or mailto. */
			readonly link?: string;
	  }
	| { readonly break: true }
	| NoteRun;

/** A footnote: words of its own, in which addresses are links. Its number is counted where it is shown. */
export interface NoteRun {
	readonly note: string;
}

/** Characters of one footnote. */
export const longestNote = 500;

export interface RichCell {
	readonly header: boolean;
	readonly columns: number;
	readonly rows: number;
	readonly blocks: readonly RichBlock[];
}

/** A picture of the workshop in a line of its own. */
export interface RichPicture {
	readonly kind: 'picture';
	readonly asset: string;
	/** What it shows; empty for one that only decorates. */
	readonly alt: string;
	/** Said below it; empty for none. */
	readonly caption: string;
	/** Percent of the text's width; absent for its own size, as far as there is room. */
	readonly width?: PictureWidth;
}

export const pictureWidths = [25, 50, 75, 100] as const;
export type PictureWidth = (typeof pictureWidths)[number];

/** Characters that say what a picture shows, and those of its caption. */
export const pictureLimits = { alt: 500, caption: 300 } as const;

export type RichBlock =
	| { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
	| { readonly kind: 'heading'; readonly level: number; readonly runs: readonly Run[] }
	| { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly RichBlock[])[] }
	| { readonly kind: 'table'; readonly rows: readonly (readonly RichCell[])[] }
	| RichPicture
	/** Something of a newer version; `blocks` is what could be read inside. */
	| { readonly kind: 'unknown'; readonly name: string; readonly blocks: readonly RichBlock[] };

/** Levels of headings that a text may use; above them stand the titles of the document. */
export const headingLevels = [3, 4] as const;

/** A cell in its place; those that others cover have none. */
export interface PlacedCell extends RichCell {
	readonly column: number;
	readonly row: number;
}

export interface Grid {
	/** How many columns the widest row takes. */
	readonly columns: number;
	/** In every row the cells that begin in it, from left to right; together they cover every place once. */
	readonly rows: readonly (readonly PlacedCell[])[];
}

/** The footnotes of a text in the order in which they are counted. */
export const notesIn = (blocks: readonly RichBlock[]): NoteRun[] =>
	blocks.flatMap((block): NoteRun[] => {
		switch (block.kind) {
			case 'paragraph':
			case 'heading':
				return block.runs.filter((run) => 'note' in run);
			case 'list':
				return block.items.flatMap(notesIn);
			case 'table':
				return block.rows.flat().flatMap((cell) => notesIn(cell.blocks));
			case 'picture':
				return [];
			case 'unknown':
				return notesIn(block.blocks);
		}
	});

/** The assets of the pictures in a text, in their order. */
export const picturesInText = (blocks: readonly RichBlock[]): string[] =>
	blocks.flatMap((block): string[] => {
		switch (block.kind) {
			case 'paragraph':
			case 'heading':
				return [];
			case 'list':
				return block.items.flatMap(picturesInText);
			case 'table':
				return block.rows.flat().flatMap((cell) => picturesInText(cell.blocks));
			case 'picture':
				return [block.asset];
			case 'unknown':
				return picturesInText(block.blocks);
		}
	});

/** Whether anything is written or shown in some blocks. */
export const saysSomething = (blocks: readonly RichBlock[]): boolean =>
	blocks.some((block) => {
		switch (block.kind) {
			case 'paragraph':
			case 'heading':
				return block.runs.some((run) => 'note' in run || ('text' in run && run.text.trim() !== ''));
			case 'list':
				return block.items.some(saysSomething);
			case 'table':
				return block.rows.flat().some((cell) => saysSomething(cell.blocks));
			case 'picture':
			case 'unknown':
				return true;
		}
	});

/** A table without the empty rows at its end: going on from the last cell makes one before anybody knows its words. */
export function writtenRows(rows: readonly (readonly RichCell[])[]): readonly (readonly RichCell[])[] {
	const last = rows.findLastIndex((row) => row.some((cell) => saysSomething(cell.blocks)));
	return last < 0 ? rows : rows.slice(0, last + 1);
}

const emptyCell: RichCell = { header: false, columns: 1, rows: 1, blocks: [] };

/**
 * The places of a table's cells. Two people who change one table at the same time may leave rows of different
 * length or cells that reach too far: what is missing is filled with empty cells, and what reaches beyond is cut.
 */
export function gridOf(rows: readonly (readonly RichCell[])[]): Grid {
	const taken = rows.map(() => new Set<number>());
	const placed = rows.map((): PlacedCell[] => []);
	const put = (cell: RichCell, row: number, column: number, columns: number): void => {
		const tall = Math.max(1, Math.min(cell.rows, rows.length - row));
		for (let at = row; at < row + tall; at++) {
			for (let across = column; across < column + columns; across++) taken[at]?.add(across);
		}
		placed[row]?.push({ ...cell, row, column, columns, rows: tall });
	};
	rows.forEach((cells, row) => {
		let column = 0;
		for (const cell of cells) {
			while (taken[row]?.has(column)) column++;
			// A cell that would reach over one from above ends before it.
			let wide = 1;
			while (wide < cell.columns && !taken[row]?.has(column + wide)) wide++;
			put(cell, row, column, wide);
			column += wide;
		}
	});
	const columns = Math.max(0, ...taken.flatMap((row) => [...row].map((column) => column + 1)));
	rows.forEach((cells, row) => {
		// A row of heads stays one.
		const header = cells.length > 0 && cells.every((cell) => cell.header);
		for (let column = 0; column < columns; column++) {
			if (!taken[row]?.has(column)) put({ ...emptyCell, header }, row, column, 1);
		}
		placed[row]?.sort((a, b) => a.column - b.column);
	});
	return { columns, rows: placed };
}
