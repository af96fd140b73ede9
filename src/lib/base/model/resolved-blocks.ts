/** Report blocks in words: what views show and writers write, without any message left to look up. */
import type { ReportTree } from './report-blocks.ts';
import type { RichBlock } from './rich-blocks.ts';

/** Words, and their language where it is not that of what surrounds them. */
export interface Words {
	readonly text: string;
	readonly lang?: string;
}

export interface ResolvedCell {
	readonly words: Words;
	readonly value?: number | string;
	readonly header?: boolean;
	readonly shade?: number;
	readonly more?: string;
}

export interface ResolvedEnd {
	readonly name: Words;
	readonly color: number | null;
}

export interface ResolvedFlow {
	readonly from: number;
	readonly to: number;
	readonly strength: number;
	readonly label: Words;
	readonly more?: string;
}

export interface ResolvedBar {
	readonly name: Words;
	readonly value: number | null;
	readonly label: Words;
	readonly marks: readonly { readonly name: Words; readonly value: number; readonly color: number }[];
	readonly note?: Words;
	readonly steps?: readonly ResolvedStep[];
}

export interface ResolvedStep {
	readonly name: Words;
	readonly count: number;
	readonly aside?: boolean;
}

export interface ResolvedColumns {
	readonly name: Words;
	readonly steps: readonly ResolvedStep[];
	readonly label: Words;
}

export interface ResolvedAxis {
	readonly name: Words;
	readonly low: number;
	readonly high: number;
	readonly lowest: Words;
	readonly highest: Words;
}

export interface ResolvedPoint {
	readonly name: Words;
	readonly x: number;
	readonly y: number;
}

export type ResolvedBlock =
	| { readonly kind: 'paragraph'; readonly words: Words }
	| { readonly kind: 'list'; readonly entries: readonly Words[] }
	| { readonly kind: 'facts'; readonly entries: readonly { readonly name: Words; readonly value: Words }[] }
	| {
			readonly kind: 'table';
			readonly caption: Words;
			readonly heat?: boolean;
			readonly rows: readonly (readonly ResolvedCell[])[];
			readonly plain?: true;
	  }
	| {
			readonly kind: 'bars';
			readonly caption: Words;
			readonly low: number;
			readonly high: number;
			readonly rows: readonly ResolvedBar[];
	  }
	| {
			readonly kind: 'tree';
			readonly caption: Words;
			readonly leaves: readonly ResolvedEnd[];
			readonly root: ReportTree;
			readonly high: number;
	  }
	| {
			readonly kind: 'flows';
			readonly caption: Words;
			readonly from: readonly ResolvedEnd[];
			readonly to: readonly ResolvedEnd[];
			readonly flows: readonly ResolvedFlow[];
			readonly ranked?: boolean;
	  }
	| { readonly kind: 'columns'; readonly caption: Words; readonly rows: readonly ResolvedColumns[] }
	| {
			readonly kind: 'plane';
			readonly caption: Words;
			readonly x: ResolvedAxis;
			readonly y: ResolvedAxis;
			readonly points: readonly ResolvedPoint[];
	  }
	| {
			readonly kind: 'words';
			readonly caption: Words;
			readonly words: readonly { readonly word: Words; readonly count: number }[];
	  }
	/** A drawing as an SVG file; what it tells is told in words or figures too. */
	| {
			readonly kind: 'drawing';
			readonly alt: Words;
			readonly svg: string;
			/** Units of the drawing; a page of text is 480 wide. */
			readonly width: number;
			readonly height: number;
	  }
	| { readonly kind: 'picture'; readonly asset: string; readonly alt: Words }
	| {
			readonly kind: 'rich';
			readonly blocks: readonly RichBlock[];
			readonly lang?: string;
			/** The number of its first footnote: they are counted through the document. Absent without footnotes. */
			readonly firstNote?: number;
	  }
	| { readonly kind: 'section'; readonly section: ResolvedSection };

export interface ResolvedSection {
	readonly id: string;
	readonly title: Words;
	readonly blocks: readonly ResolvedBlock[];
}
