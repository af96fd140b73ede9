/** Long texts in a word processor: real headings, lists that count by themselves, tables with heads, links. */
import {
	AlignmentType,
	ExternalHyperlink,
	FootnoteReferenceRun,
	LevelFormat,
	Paragraph,
	ShadingType,
	Table,
	TableCell,
	TableRow,
	TextRun,
	WidthType,
	type HeadingLevel,
	type INumberingOptions,
	type IRunOptions,
	type ParagraphChild
} from 'docx';
import { linkedRuns } from '#lib/base/model/marked-text.ts';
import {
	gridOf,
	writtenRows,
	headingLevels,
	type RichBlock,
	type RichPicture,
	type Run
} from '#lib/base/model/rich-blocks.ts';
import { tableBorders, textWidth } from './docx-styles.ts';
import { speakable } from './lines.ts';

const bullets = 'entries';
const numbers = 'numbers';
/** Levels of a list; what lies deeper stands at the last one. */
const depth = 6;
/** Twentieths of a point. */
const step = 340;
const hanging = 280;
/** Left and right of what stands in a cell, together. */
const cellPadding = 240;

const indent = (level: number) => ({ left: step * (level + 1), hanging });

/** The two sorts of lists that documents have. */
export const listNumbering: INumberingOptions = {
	config: [
		{ reference: bullets, format: LevelFormat.BULLET, text: () => '•' },
		{ reference: numbers, format: LevelFormat.DECIMAL, text: (level: number) => `%${level + 1}.` }
	].map(({ reference, format, text }) => ({
		reference,
		levels: Array.from({ length: depth }, (_, level) => ({
			level,
			format,
			text: text(level),
			alignment: AlignmentType.LEFT,
			style: { paragraph: { indent: indent(level) } }
		}))
	}))
};

/** An entry of a plain list. */
export const listEntry = (children: readonly ParagraphChild[]): Paragraph =>
	new Paragraph({ style: 'ListParagraph', numbering: { reference: bullets, level: 0 }, children });

type Heading = (typeof HeadingLevel)[keyof typeof HeadingLevel];

export interface RichContext {
	/** Where it is not that of the document. */
	readonly language: string | undefined;
	/** The style of a heading so many levels below that of the section. */
	readonly heading: (below: number) => Heading | undefined;
	/** The number of a list that begins to count anew. */
	readonly nextList: () => number;
	/** A picture and its caption. @param room twentieths of a point that it may be wide */
	readonly picture: (picture: RichPicture, room: number) => Paragraph[];
}

export const richParts = (blocks: readonly RichBlock[], context: RichContext): (Paragraph | Table)[] =>
	new RichWriter(context).parts(blocks);

class RichWriter {
	readonly #context: RichContext;

	constructor(context: RichContext) {
		this.#context = context;
	}

	/** @param room twentieths of a point from edge to edge */
	parts(blocks: readonly RichBlock[], room: number = textWidth): (Paragraph | Table)[] {
		return blocks.flatMap((block) => {
			switch (block.kind) {
				case 'paragraph':
					return [new Paragraph({ children: this.#runs(block.runs) })];
				case 'heading': {
					const heading = this.#context.heading(1 + Math.max(0, block.level - headingLevels[0]));
					return [new Paragraph({ ...(heading ? { heading } : {}), children: this.#runs(block.runs) })];
				}
				case 'list':
					return this.#list(block, 0);
				case 'table':
					return this.#table(block.rows, room);
				case 'picture':
					return this.#context.picture(block, room);
				case 'unknown':
					return this.parts(block.blocks, room);
			}
		});
	}

	#list({ ordered, items }: Extract<RichBlock, { kind: 'list' }>, level: number): (Paragraph | Table)[] {
		const at = Math.min(level, depth - 1);
		const instance = this.#context.nextList();
		const numbering = { reference: ordered ? numbers : bullets, level: at, instance };
		return items.flatMap((item) =>
			item.flatMap((block, place) => {
				if (block.kind === 'list') return this.#list(block, level + 1);
				if (block.kind !== 'paragraph') return this.parts([block]);
				// What follows the first paragraph stands below it, without a mark of its own.
				const look = place === 0 ? { numbering } : { indent: { left: step * (at + 1) } };
				return [new Paragraph({ style: 'ListParagraph', ...look, children: this.#runs(block.runs) })];
			})
		);
	}

	#table(cells: Extract<RichBlock, { kind: 'table' }>['rows'], room: number): (Paragraph | Table)[] {
		const { columns, rows } = gridOf(writtenRows(cells));
		if (columns === 0) return [];
		const width = Math.floor(room / columns);
		const headed = rows[0]?.every(({ header, rows: tall }) => header && tall === 1) ?? false;
		return [
			new Table({
				width: { size: width * columns, type: WidthType.DXA },
				columnWidths: Array<number>(columns).fill(width),
				borders: tableBorders,
				tableLook: {
					firstRow: headed,
					firstColumn: rows.slice(1).every((row) => row[0]?.column === 0 && row[0].header)
				},
				rows: rows.map(
					(row, at) =>
						new TableRow({
							...(headed && at === 0 ? { tableHeader: true } : {}),
							children: row.map(
								(cell) =>
									new TableCell({
										...(cell.columns > 1 ? { columnSpan: cell.columns } : {}),
										...(cell.rows > 1 ? { rowSpan: cell.rows } : {}),
										...(cell.header
											? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'efeae0' } }
											: {}),
										children: this.#cell(cell.blocks, cell.header, cell.columns * width - cellPadding)
									})
							)
						})
				)
			}),
			new Paragraph({ style: 'AfterTable', children: [] })
		];
	}

	/** A cell ends with a paragraph, or no program opens the file. */
	#cell(blocks: readonly RichBlock[], header: boolean, room: number): (Paragraph | Table)[] {
		const parts = blocks.flatMap((block) =>
			block.kind === 'paragraph'
				? [
						new Paragraph({
							style: 'TableText',
							children: this.#runs(block.runs, header ? { bold: true } : {})
						})
					]
				: this.parts([block], room)
		);
		return parts.at(-1) instanceof Paragraph
			? parts
			: [...parts, new Paragraph({ style: 'TableText', children: [] })];
	}

	#runs(runs: readonly Run[], look: IRunOptions = {}): ParagraphChild[] {
		const { language } = this.#context;
		return runs.map((run): ParagraphChild => {
			if ('break' in run) return new TextRun({ break: 1 });
			if ('note' in run) {
				const note = new Paragraph({ style: 'FootnoteText', children: this.#runs(linkedRuns(run.note)) });
				return new FootnoteReferenceRun({ children: [note] });
			}
			const made = new TextRun({
				...look,
				text: speakable(run.text),
				...(run.bold ? { bold: true } : {}),
				...(run.italic ? { italics: true } : {}),
				...(language === undefined ? {} : { language: { value: language } }),
				...(run.link === undefined ? {} : { style: 'Hyperlink' })
			});
			return run.link === undefined ? made : new ExternalHyperlink({ link: run.link, children: [made] });
		});
	}
}
