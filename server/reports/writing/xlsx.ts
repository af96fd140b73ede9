/**
 * A report as a workbook: what it is, tidy sheets to count with, and the tables of each result as the report shows
 * them. Every cell has a type of its own; what people typed is a string and can be no formula.
 */
import writeXlsxFile, { type CellObject, type Row, type SheetData } from 'write-excel-file/node';
import type { ResolvedBlock, ResolvedSection, Words } from '#lib/base/model/resolved-blocks.ts';
import type { ResolvedReport } from '#lib/report/model/resolved-report.ts';
import type { SheetOf, SheetValue } from '#lib/report/model/sheets.ts';
import { printing, sheetFont, withHeights } from './sheet-print.ts';

type WordSheet = SheetOf<Words>;
type Table = Extract<ResolvedBlock, { kind: 'table' }>;

/** What a cell of a workbook can hold, in characters. */
const longest = 32_767;
const longestName = 31;
const narrowest = 8;
const widest = 60;
const momentFormat = 'yyyy-mm-dd hh:mm';

export async function xlsxOf(
	report: ResolvedReport,
	sheets: readonly WordSheet[]
): Promise<Uint8Array<ArrayBuffer>> {
	const names = new SheetNames();
	const told = new Set([...sheets.map(({ id }) => id), 'runs']);
	const raw = rawSections(report.sections.filter(({ id }) => id === 'results' || !told.has(id)));
	const tidy = sheets.map((sheet) => tidySheet(sheet, names.take(sheet.title.text)));
	const shown = raw.map((section) => rawSheet(section, names.take(section.title.text)));
	const first = overview(report, names.take(report.frame.kicker));
	const all = [first, ...tidy, ...shown].map((sheet) => ({
		...sheet,
		data: withHeights(sheet.data, sheet.columns)
	}));
	return new Uint8Array(await writeXlsxFile(all, { ...sheetFont, features: [printing] }).toBuffer());
}

/** Names of sheets: short, without what Excel refuses, each only once. */
class SheetNames {
	readonly #taken = new Set<string>();

	take(wanted: string): string {
		const plain = wanted
			.toWellFormed()
			.replaceAll(/[[\]:*?/\\\p{Cc}]+/gu, ' ')
			.trim()
			.replaceAll(/^'+|'+$/g, '');
		for (let count = 1; ; count++) {
			const end = count === 1 ? '' : ` ${count}`;
			const name = cutTo(longestName - end.length, plain || '–').trim() + end;
			// Programs compare without case.
			if (this.#taken.has(name.toLowerCase())) continue;
			this.#taken.add(name.toLowerCase());
			return name;
		}
	}
}

/** At most `length` units, without half a character at the end. */
const cutTo = (length: number, text: string): string => text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

const overview = (report: ResolvedReport, sheet: string) => ({
	sheet,
	columns: [{ width: 100 }],
	data: [
		[{ ...string(report.title.text), fontWeight: 'bold' as const, fontSize: 18, wrap: true }],
		...[report.project, report.where, report.frame.partners, report.frame.lead]
			.filter((line) => line !== '')
			.map((line): Row => [{ ...string(line), wrap: true }]),
		[null],
		...report.sections
			.filter(({ id }) => id === 'reading')
			.flatMap(({ title, blocks }): Row[] => [
				[{ ...string(title.text), fontWeight: 'bold' }],
				...blocks
					.flatMap((block) => (block.kind === 'list' ? block.entries : []))
					.map((entry): Row => [{ ...string(entry.text), wrap: true }])
			])
	]
});

function tidySheet({ columns, rows }: WordSheet, sheet: string) {
	const data: SheetData = [columns.map((column) => head(column.text)), ...rows.map((row) => row.map(cellOf))];
	return { sheet, data, stickyRowsCount: 1, columns: widths(data) };
}

/** The tables of one result below each other, each under its caption. */
function rawSheet(section: ResolvedSection, sheet: string) {
	const data: SheetData = tablesIn(section.blocks).flatMap(({ caption, rows }): SheetData => [
		[{ ...string(caption.text), fontWeight: 'bold' }],
		...rows.map((row): Row =>
			row.map(({ words, value, header }) => {
				if (header) return head(words.text);
				return typeof value === 'number' ? number(value) : cellOf(words);
			})
		),
		[]
	]);
	return {
		sheet,
		data: [[{ ...string(section.title.text), fontWeight: 'bold' as const, fontSize: 14 }], [], ...data],
		columns: widths(data)
	};
}

/** Sections with tables, and the sections inside those without. */
const rawSections = (sections: readonly ResolvedSection[]): ResolvedSection[] =>
	sections.flatMap((section) => {
		if (section.blocks.some(({ kind }) => kind === 'table')) return [section];
		return rawSections(section.blocks.flatMap((block) => (block.kind === 'section' ? [block.section] : [])));
	});

const tablesIn = (blocks: readonly ResolvedBlock[]): Table[] =>
	blocks.flatMap((block) => {
		if (block.kind === 'table') return [block];
		return block.kind === 'section' ? tablesIn(block.section.blocks) : [];
	});

function cellOf(value: SheetValue<Words>): CellObject | null {
	if (value === null) return null;
	if (typeof value === 'number') return number(value);
	if ('moment' in value)
		return { value: new Date(value.moment), type: Date, format: momentFormat, alignVertical: 'top' };
	return { ...string(value.text), wrap: value.text.length > widest || value.text.includes('\n') };
}

const number = (value: number): CellObject =>
	Number.isFinite(value) ? { value, type: Number, alignVertical: 'top' } : string(String(value));

/** `_x0041_` means A in a workbook, unless its first underscore is written in this way itself. */
const string = (text: string): CellObject => ({
	value: cut(text.toWellFormed()).replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'),
	type: String,
	alignVertical: 'top'
});

const cut = (text: string): string => (text.length > longest ? `${cutTo(longest - 1, text)}…` : text);

const head = (text: string): CellObject => ({
	...string(text),
	fontWeight: 'bold',
	backgroundColor: '#efeae0',
	wrap: true
});

/** As wide as the longest line, within reason; in characters. */
function widths(data: SheetData): { width: number }[] {
	const count = Math.max(1, ...data.map((row) => row.length));
	return Array.from({ length: count }, (_, at) => {
		const lengths = data.filter((row) => row.length > 1).map((row) => lengthOf(row[at]));
		return { width: Math.min(widest, Math.max(narrowest, ...lengths) + 2) };
	});
}

function lengthOf(cell: Row[number]): number {
	if (typeof cell !== 'object' || cell === null || !('value' in cell)) return 0;
	if (cell.value instanceof Date) return momentFormat.length;
	return Math.max(
		...String(cell.value)
			.split('\n')
			.map((line) => line.length)
	);
}
