/**
 * The building blocks of a report, free of any output format. Sections are made by pure functions and
 * rendered by views and writers. Texts are content as people typed it, a message to translate, or both in a row.
 */
import type { RichBlock } from './rich-blocks.ts';

export type ReportText =
	| { readonly text: string; readonly language?: string }
	| { readonly message: string; readonly values?: Readonly<Record<string, string | number>> }
	| { readonly parts: readonly ReportText[] };

export interface ReportCell {
	readonly content: ReportText;
	/** The typed value behind the text, for spreadsheets. */
	readonly value?: number | string;
	readonly header?: boolean;
	/** A shade from -1 (against) over 0 to 1 (for); never the only carrier of meaning. */
	readonly shade?: number;
	/** The id of the section of the same report that tells more. */
	readonly more?: string;
}

/** A mark on the axis of a bar: what one region says. `color` is the number of its colour and shape. */
export interface ReportMark {
	readonly name: ReportText;
	readonly value: number;
	readonly color: number;
}

export interface ReportBar {
	readonly name: ReportText;
	/** Null where there is nothing to draw. */
	readonly value: number | null;
	/** The value in words, and what else is worth a glance. */
	readonly label: ReportText;
	readonly marks: readonly ReportMark[];
	/** What it means, in a sentence. */
	readonly note?: ReportText;
	/** How the answers behind the value spread. */
	readonly steps?: readonly ReportStep[];
}

/** How many answers fell on one step. */
export interface ReportStep {
	readonly name: ReportText;
	readonly count: number;
	/** Apart from the scale, such as "cannot judge". */
	readonly aside?: boolean;
}

/** A word and how many people used it. */
export interface ReportWord {
	readonly word: ReportText;
	readonly count: number;
}

/** How answers spread over a few steps. */
export interface ReportColumns {
	readonly name: ReportText;
	readonly steps: readonly ReportStep[];
	readonly label: ReportText;
}

/** A region, or whoever else stands at the edge of a drawing; `color` null for no region. */
export interface ReportEnd {
	readonly name: ReportText;
	readonly color: number | null;
}

/** From one place in a list of ends to one in another. */
export interface ReportFlow {
	readonly from: number;
	readonly to: number;
	/** From 0 to 1. */
	readonly strength: number;
	readonly label: ReportText;
	/** The id of the section that tells more. */
	readonly more?: string;
}

/** What was joined with what, and at which distance; a leaf is a place in the list of leaves. */
export type ReportTree =
	| { readonly leaf: number }
	| { readonly height: number; readonly left: ReportTree; readonly right: ReportTree };

/** One of two axes; the words at its ends may be empty. */
export interface ReportAxis {
	readonly name: ReportText;
	readonly low: number;
	readonly high: number;
	readonly lowest: ReportText;
	readonly highest: ReportText;
}

export type ReportBlock =
	/** A drawing of likeness: what is joined early is alike. A table after it tells the same in figures. */
	| {
			readonly kind: 'tree';
			readonly caption: ReportText;
			readonly leaves: readonly ReportEnd[];
			readonly root: ReportTree;
			/** The distance at the end of the axis. */
			readonly high: number;
	  }
	/** A drawing of what goes from where to where; a table after it tells the same in figures. */
	| {
			readonly kind: 'flows';
			readonly caption: ReportText;
			readonly from: readonly ReportEnd[];
			readonly to: readonly ReportEnd[];
			readonly flows: readonly ReportFlow[];
			/** The strengths are an order: the strongest stand out, with their labels, which are figures, on the lines. */
			readonly ranked?: boolean;
	  }
	/** A drawing of what the table after it tells in figures: amounts side by side, from `low` to `high`. */
	| {
			readonly kind: 'bars';
			readonly caption: ReportText;
			readonly low: number;
			readonly high: number;
			/** What the ends of the scale are called; the caption tells it, and so does whatever is made of the bars. */
			readonly ends?: ReportText;
			readonly rows: readonly ReportBar[];
	  }
	/** A drawing of distributions; a table after it tells the same in figures. */
	| { readonly kind: 'columns'; readonly caption: ReportText; readonly rows: readonly ReportColumns[] }
	/** A drawing of things by two figures each, in four fields; a table after it tells the same in figures. */
	| {
			readonly kind: 'plane';
			readonly caption: ReportText;
			readonly x: ReportAxis;
			readonly y: ReportAxis;
			readonly points: readonly { readonly name: ReportText; readonly x: number; readonly y: number }[];
	  }
	/** Words in the size of how often they were used, the commonest first; a table after it counts them. */
	| { readonly kind: 'words'; readonly caption: ReportText; readonly words: readonly ReportWord[] }
	| { readonly kind: 'paragraph'; readonly content: ReportText }
	| { readonly kind: 'list'; readonly entries: readonly ReportText[] }
	| {
			readonly kind: 'facts';
			readonly entries: readonly { readonly name: ReportText; readonly value: ReportText }[];
	  }
	| {
			readonly kind: 'table';
			readonly caption: ReportText;
			/** A heat map: shades from 0 to 1 fill the cells. */
			readonly heat?: boolean;
			readonly rows: readonly (readonly ReportCell[])[];
			/** Tells what nothing else tells, so it is never folded away. */
			readonly plain?: true;
	  }
	| { readonly kind: 'picture'; readonly asset: string; readonly alt: ReportText }
	/** A long text as it was written; its headings stand below that of its section. */
	| { readonly kind: 'rich'; readonly blocks: readonly RichBlock[]; readonly language: string }
	| { readonly kind: 'section'; readonly section: ReportSection };

export interface ReportSection {
	readonly id: string;
	readonly title: ReportText;
	readonly blocks: readonly ReportBlock[];
}
