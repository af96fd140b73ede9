/**
 * The building blocks of a report, free of any output format. Sections are made by pure functions and
 * rendered by views and writers. Texts are either content as people typed it or a message to translate.
 */
export type ReportText =
	| { readonly text: string; readonly language?: string }
	| { readonly message: string; readonly values?: Readonly<Record<string, string | number>> };

export interface ReportCell {
	readonly content: ReportText;
	/** The typed value behind the text, for spreadsheets. */
	readonly value?: number | string;
	readonly header?: boolean;
	/** A shade from -1 (against) over 0 to 1 (for); never the only carrier of meaning. */
	readonly shade?: number;
}

export type ReportBlock =
	| { readonly kind: 'paragraph'; readonly content: ReportText }
	| { readonly kind: 'list'; readonly entries: readonly ReportText[] }
	| {
			readonly kind: 'facts';
			readonly entries: readonly { readonly name: ReportText; readonly value: ReportText }[];
	  }
	| {
			readonly kind: 'table';
			readonly caption: ReportText;
			readonly rows: readonly (readonly ReportCell[])[];
	  }
	| { readonly kind: 'picture'; readonly asset: string; readonly alt: ReportText }
	| { readonly kind: 'section'; readonly section: ReportSection };

export interface ReportSection {
	readonly id: string;
	readonly title: ReportText;
	readonly blocks: readonly ReportBlock[];
}
