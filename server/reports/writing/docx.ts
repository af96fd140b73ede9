/**
 * A report as a document of a word processor, made of real styles: whoever gets it can change the letterhead, and
 * a screen reader finds headings, lists, tables with heads, descriptions of pictures and the language of the words.
 */
import {
	AlignmentType,
	Bookmark,
	Document,
	ExternalHyperlink,
	Footer,
	HeadingLevel,
	ImageRun,
	InternalHyperlink,
	Packer,
	PageBreak,
	PageNumber,
	Paragraph,
	ShadingType,
	Table,
	TableCell,
	TableOfContents,
	TableRow,
	TextRun,
	WidthType,
	type IRunOptions,
	type ParagraphChild
} from 'docx';
import { estimatePageNumbers } from 'docx/layout';
import type { ResolvedBlock, ResolvedCell, ResolvedSection, Words } from '#lib/base/model/resolved-blocks.ts';
import type { RichPicture } from '#lib/base/model/rich-blocks.ts';
import { safeLink } from '#lib/base/model/safe-link.ts';
import { kickerOf, sectionsIn, type ResolvedReport } from '#lib/report/model/resolved-report.ts';
import { listEntry, listNumbering, richParts } from './docx-rich.ts';
import {
	documentStyles,
	narrowMargins,
	pageSize,
	tableBorders,
	tableStyles,
	textWidth
} from './docx-styles.ts';
import { standsTogether } from './facts.ts';
import { pagePixelsOf } from './drawings.ts';
import { linesOf, speakable } from './lines.ts';
import type { PagePicture } from './pictures.ts';
import { tableLayout } from './columns.ts';
import { shadeOf } from './shade.ts';

const headings = [
	HeadingLevel.HEADING_1,
	HeadingLevel.HEADING_2,
	HeadingLevel.HEADING_3,
	HeadingLevel.HEADING_4,
	HeadingLevel.HEADING_5
] as const;
/** Pixels at 96 per inch. */
const pictureWidth = 420;
const pictureHeight = 320;
const drawingWidth = 640;
const drawingHeight = 860;

type Part = Paragraph | Table;

export async function docxOf(
	report: ResolvedReport,
	pictures: ReadonlyMap<string, PagePicture>
): Promise<Uint8Array<ArrayBuffer>> {
	const writer = new DocxWriter(report, pictures, await drawingsIn(report.sections));
	const document = new Document({
		title: speakable(report.title.text),
		subject: speakable([kickerOf(report), report.where].filter(Boolean).join(', ')),
		creator: 'Transferboard',
		styles: documentStyles(report.language),
		numbering: listNumbering,
		pageNumbers: estimatePageNumbers,
		sections: [
			{
				properties: { page: pageSize, titlePage: true },
				footers: { default: footer(report), first: new Footer({ children: [new Paragraph('')] }) },
				children: writer.children()
			}
		]
	});
	return new Uint8Array(await Packer.toBuffer(document));
}

const footer = (report: ResolvedReport): Footer =>
	new Footer({
		children: [
			new Paragraph({
				style: 'Footer',
				alignment: AlignmentType.RIGHT,
				children: [
					new TextRun(`${speakable(report.title.text)} · `),
					new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })
				]
			})
		]
	});

type Drawing = Extract<ResolvedBlock, { kind: 'drawing' }>;

/** Every drawing of a report as pixels, one after the other, because each takes some hundred megabytes meanwhile. */
async function drawingsIn(sections: readonly ResolvedSection[]): Promise<Map<Drawing, Uint8Array>> {
	const drawings = new Map<Drawing, Uint8Array>();
	for (const { blocks } of sectionsIn(sections)) {
		for (const block of blocks) {
			if (block.kind !== 'drawing') continue;
			drawings.set(block, await pagePixelsOf(block.svg, block.width, block.height));
			// What it was drawn on is large and would lie there with the next one: JavaScript sees only a small object of it.
			globalThis.gc?.();
		}
	}
	return drawings;
}

class DocxWriter {
	readonly #report: ResolvedReport;
	readonly #pictures: ReadonlyMap<string, PagePicture>;
	readonly #drawings: ReadonlyMap<Drawing, Uint8Array>;
	/** Bookmarks by the id of a section: their names are short and plain. */
	readonly #marks: ReadonlyMap<string, string>;
	#lists = 0;

	constructor(
		report: ResolvedReport,
		pictures: ReadonlyMap<string, PagePicture>,
		drawings: ReadonlyMap<Drawing, Uint8Array>
	) {
		this.#report = report;
		this.#pictures = pictures;
		this.#drawings = drawings;
		this.#marks = new Map(sectionsIn(report.sections).map(({ id }, at) => [id, `section_${at + 1}`]));
	}

	children(): (Part | TableOfContents)[] {
		const { title, where, frame, sections } = this.#report;
		return [
			new Paragraph({ style: 'Kicker', children: this.#runs({ text: kickerOf(this.#report) }) }),
			new Paragraph({ heading: HeadingLevel.TITLE, children: this.#runs(title) }),
			...(where === '' ? [] : [new Paragraph({ style: 'Subtitle', children: this.#runs({ text: where }) })]),
			...(frame.partners === ''
				? []
				: [new Paragraph({ style: 'Lead', children: this.#runs({ text: frame.partners }) })]),
			new Paragraph({ style: 'Lead', children: this.#runs({ text: frame.lead }) }),
			...(frame.contents === '' ? [] : this.#contents(frame.contents)),
			...sections.flatMap((section) => this.#section(section, 0))
		];
	}

	#contents(title: string): (Part | TableOfContents)[] {
		return [
			new Paragraph({ style: 'TOCHeading', children: this.#runs({ text: title }) }),
			new TableOfContents(title, { hyperlink: true, headingStyleRange: '1-2' }),
			new Paragraph({ children: [new PageBreak()] })
		];
	}

	#section({ id, title, blocks }: ResolvedSection, level: number): Part[] {
		const heading = headings[Math.min(level, headings.length - 1)];
		const mark = this.#marks.get(id);
		const runs = this.#runs(title);
		return [
			new Paragraph({
				...(heading ? { heading } : {}),
				children: mark ? [new Bookmark({ id: mark, children: runs })] : runs
			}),
			...blocks.flatMap((block) => this.#block(block, level))
		];
	}

	#block(block: ResolvedBlock, level: number): Part[] {
		switch (block.kind) {
			case 'paragraph':
				return [new Paragraph({ children: this.#runs(block.words) })];
			case 'list':
				return block.entries.map((entry) => listEntry(this.#runs(entry)));
			case 'facts': {
				const together = standsTogether(block.entries);
				return block.entries.map(
					({ name, value }, at) =>
						new Paragraph({
							style: 'Fact',
							keepNext: together && at < block.entries.length - 1,
							children: [
								...this.#runs({ ...name, text: `${name.text}: ` }, { bold: true }),
								...this.#value(value)
							]
						})
				);
			}
			case 'table':
				return this.#table(block);
			case 'picture':
				return this.#picture(block);
			case 'drawing':
				return this.#drawing(block);
			case 'rich':
				return richParts(block.blocks, {
					picture: (picture, room) => this.#textPicture(picture, room, block.lang),
					language: block.lang,
					heading: (below) => headings[Math.min(level + below, headings.length - 1)],
					nextList: () => ++this.#lists
				});
			case 'section':
				return this.#section(block.section, level + 1);
			// Drawings of nothing; tables tell so.
			case 'bars':
			case 'columns':
			case 'plane':
			case 'words':
			case 'tree':
			case 'flows':
				return [];
		}
	}

	/** An address that can be followed, or words. */
	#value(value: Words): ParagraphChild[] {
		const link = /^https?:/i.test(value.text) ? safeLink(value.text) : undefined;
		if (link === undefined) return this.#runs(value);
		return [new ExternalHyperlink({ link, children: this.#runs(value, { style: 'Hyperlink' }) })];
	}

	/** Words line by line, in their language. */
	#runs(words: Words, look: IRunOptions = {}): TextRun[] {
		const language = words.lang === undefined ? {} : { language: { value: words.lang } };
		return linesOf(words.text).map(
			(text, at) => new TextRun({ ...look, ...language, text, ...(at > 0 ? { break: 1 } : {}) })
		);
	}

	#table({ caption, rows, heat }: Extract<ResolvedBlock, { kind: 'table' }>): Part[] {
		const width = Math.max(0, ...rows.map((row) => row.length));
		if (width === 0) return [];
		const headed = rows[0]?.every(({ header }) => header) ?? false;
		const { shares, writing } = tableLayout(rows, width);
		const widths = columnWidths(shares);
		const style = tableStyles[writing];
		return [
			new Paragraph({ style: 'Caption', keepNext: true, children: this.#runs(caption) }),
			new Table({
				width: { size: textWidth, type: WidthType.DXA },
				columnWidths: widths,
				borders: tableBorders,
				...(writing === 'normal' ? {} : { margins: narrowMargins }),
				tableLook: { firstRow: headed, firstColumn: rows.slice(1).every((row) => row[0]?.header === true) },
				rows: rows.map((row, at) => {
					const head = headed && at === 0;
					return new TableRow({
						...(head ? { tableHeader: true } : {}),
						cantSplit: true,
						children: Array.from({ length: width }, (_, column) => this.#cell(row[column], head, heat, style))
					});
				})
			}),
			new Paragraph({ style: 'AfterTable', children: [] })
		];
	}

	#cell(cell: ResolvedCell | undefined, head: boolean, heat: boolean | undefined, style: string): TableCell {
		const fill = head ? 'efeae0' : shadeOf(cell?.shade, heat);
		return new TableCell({
			...(fill ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill } } : {}),
			children: [
				new Paragraph({
					style,
					...(typeof cell?.value === 'number' && !heat ? { alignment: AlignmentType.RIGHT } : {}),
					children: cell ? this.#cellRuns(cell) : []
				})
			]
		});
	}

	#cellRuns({ words, header, more }: ResolvedCell): ParagraphChild[] {
		const anchor = more === undefined ? undefined : this.#marks.get(more);
		if (anchor === undefined) return this.#runs(words, header ? { bold: true } : {});
		return [new InternalHyperlink({ anchor, children: this.#runs(words, { style: 'Hyperlink' }) })];
	}

	#picture({ asset, alt }: Extract<ResolvedBlock, { kind: 'picture' }>): Part[] {
		const caption = new Paragraph({ style: 'Caption', children: this.#runs(alt) });
		const picture = this.#pictures.get(asset);
		if (!picture) return [caption];
		const { bytes, type, width, height } = picture;
		const scale = Math.min(1, pictureWidth / width, pictureHeight / height);
		return [image({ type, data: bytes }, width * scale, height * scale, alt, type === 'jpg'), caption];
	}

	/** A picture in a long text. @param room twentieths of a point, fifteen of which are a pixel */
	#textPicture({ asset, alt, caption, width: share }: RichPicture, room: number, lang?: string): Paragraph[] {
		const language = lang === undefined ? {} : { lang };
		const below =
			caption === ''
				? []
				: [new Paragraph({ style: 'Caption', children: this.#runs({ text: caption, ...language }) })];
		const picture = this.#pictures.get(asset);
		if (!picture) return below;
		const { bytes, type, width, height } = picture;
		const widest = room / 15;
		const wanted = share === undefined ? Math.min(width, widest) : (widest * share) / 100;
		const scale = Math.min(wanted / width, drawingHeight / height);
		const shown = image(
			{ type, data: bytes },
			width * scale,
			height * scale,
			{ text: alt },
			below.length > 0
		);
		return [shown, ...below];
	}

	#drawing(drawing: Drawing): Part[] {
		const { alt, width, height } = drawing;
		const data = this.#drawings.get(drawing);
		if (!data) throw new Error('a drawing that was not drawn');
		const scale = Math.min(1, drawingWidth / width, drawingHeight / height);
		return [
			new Paragraph({ style: 'Caption', keepNext: true, children: this.#runs(alt) }),
			image({ type: 'png', data }, width * scale, height * scale, alt, false)
		];
	}
}

/**
 * A picture in a line of its own; without a description it only decorates.
 * @param width and height in pixels at 96 per inch
 * @param keepNext it stands on one page with what comes after it
 */
function image(
	file: Pick<PagePicture, 'type'> & { data: Uint8Array },
	width: number,
	height: number,
	alt: Words,
	keepNext: boolean
): Paragraph {
	const description = speakable(alt.text);
	return new Paragraph({
		keepNext,
		children: [
			new ImageRun({
				...file,
				transformation: { width: Math.round(width), height: Math.round(height) },
				// Without a title: LibreOffice would say it before the description.
				...(description === '' ? { decorative: true } : { altText: { name: description, description } })
			})
		]
	});
}

/** Twentieths of a point. */
function columnWidths(shares: readonly number[]): number[] {
	const all = shares.reduce((sum, share) => sum + share, 0);
	return shares.map((share) => Math.floor((textWidth * share) / all));
}
