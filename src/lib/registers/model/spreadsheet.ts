/** Entries as the rows of a spreadsheet: what people paste from one, and what they paste into one. */
import { harmless, quoted } from '#lib/base/model/csv.ts';
import { fold } from '#lib/base/model/fold.ts';
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import { parseNumber } from './filter.ts';
import { tagFrom } from './keys.ts';
import { readable } from './record.ts';
import type { RegisterModel } from './register.ts';
import { optionLabel, recordText, type PlainValue, type RegisterRecord } from './register-record.ts';
import { isChoiceField, isTextField, type TemplateField } from './template.ts';

/** More rows than this are not taken over at once. */
export const mostRows = 500;

/**
 * Reads a table as spreadsheets copy and save it: tab, semicolon or comma between cells, quotes around a cell with any
 * of them, a new line or a quote (doubled). The first line decides which it is. Empty rows are left out.
 */
export function readTable(text: string): string[][] {
	const [firstLine = ''] = text.split(/\r?\n/, 1);
	const separator = ['\t', ';', ','].find((each) => firstLine.includes(each)) ?? '\t';
	const rows: string[][] = [];
	let row: string[] = [];
	let cell = '';
	let quoted = false;
	const endCell = (): void => {
		row.push(cell.trim());
		cell = '';
	};
	const endRow = (): void => {
		endCell();
		if (row.some((each) => each !== '')) rows.push(row);
		row = [];
	};
	for (let at = 0; at < text.length; at++) {
		const letter = text[at] ?? '';
		if (quoted) {
			if (letter === '"' && text[at + 1] === '"') {
				cell += '"';
				at += 1;
			} else if (letter === '"') quoted = false;
			else cell += letter;
		} else if (letter === '"' && cell === '') quoted = true;
		else if (letter === separator) endCell();
		else if (letter === '\n') endRow();
		else if (letter !== '\r') cell += letter;
	}
	endRow();
	return rows;
}

/**
 * Writes a table as spreadsheets paste it. A cell that a spreadsheet would take for a formula gets an apostrophe in
 * front, so that pasting what others wrote runs nothing.
 */
export const writeTable = (rows: readonly (readonly string[])[]): string =>
	rows.map((row) => row.map(writeCell).join('\t')).join('\n');

function writeCell(text: string): string {
	const cell = parseNumber(text) === undefined ? harmless(text) : text;
	return /["\t\n\r]/.test(cell) ? quoted(cell) : cell;
}

export interface PastedEntry {
	readonly texts: Readonly<Record<string, LocalizedText>>;
	readonly values: Readonly<Record<string, PlainValue>>;
	/** By field. */
	readonly tags: Readonly<Record<string, readonly string[]>>;
}

export interface Pasted {
	readonly entries: readonly PastedEntry[];
	/** The fields that the columns were taken for, in the order of the columns. */
	readonly fields: readonly TemplateField[];
	/** Headings of columns that are no field of the register. */
	readonly unknown: readonly string[];
	/** Rows that were left out because there are too many. */
	readonly left: number;
}

/** What a cell can hold; what regions say, pictures and links to other entries have no place in one. */
const inTables = (field: TemplateField): boolean =>
	isTextField(field) || isChoiceField(field) || field.type === 'number' || field.type === 'tags';

/**
 * Takes a table for new entries. A first row that names fields, in any language, says which column is what; without one
 * the first column is what an entry is called. Rows without that are left out.
 */
export function entriesFrom(model: RegisterModel, table: readonly string[][], language: string): Pasted {
	const fields = model.templates[0].fields.filter(inTables);
	const named = (cell: string): TemplateField | undefined =>
		fields.find(
			({ id, label }) => id === cell || Object.values(label).some((name) => fold(name) === fold(cell))
		);
	const [first = [], ...rest] = table;
	const hasHead = first.some((cell) => named(cell) !== undefined);
	const columns = hasHead
		? first.map(named)
		: [fields.find(({ id }) => id === model.heading), ...first.slice(1).map(() => undefined)];
	const rows = (hasHead ? rest : table).slice(0, mostRows);
	return {
		entries: rows
			.map((row) => entryFrom(row, columns, language))
			.filter(({ texts }) => texts[model.heading] !== undefined),
		fields: columns.filter((field) => field !== undefined),
		unknown: hasHead ? first.filter((cell) => cell !== '' && named(cell) === undefined) : [],
		left: Math.max(0, (hasHead ? rest : table).length - mostRows)
	};
}

function entryFrom(
	row: readonly string[],
	columns: readonly (TemplateField | undefined)[],
	language: string
): PastedEntry {
	const texts: Record<string, LocalizedText> = {};
	const values: Record<string, PlainValue> = {};
	const tags: Record<string, string[]> = {};
	columns.forEach((field, at) => {
		const cell = row[at] ?? '';
		if (!field || cell === '') return;
		if (isTextField(field)) texts[field.id] = { [language]: cell };
		else if (isChoiceField(field)) {
			const option = field.options.find(
				({ id, label }) => id === cell || Object.values(label).some((name) => fold(name) === fold(cell))
			);
			if (option) values[field.id] = option.id;
		} else if (field.type === 'number') {
			const value = parseNumber(cell);
			if (value !== undefined) values[field.id] = value;
		} else {
			tags[field.id] = cell.split(/[,;]/).flatMap((part) => tagFrom(part) ?? []);
		}
	});
	return { texts, values, tags };
}

/** The entries of a register as a table with a row of headings, which `entriesFrom` takes back. */
export function tableOf(
	model: RegisterModel,
	records: readonly RegisterRecord[],
	language: string,
	regionName: (id: string | null) => string,
	regionHeading: string
): string[][] {
	const fields = model.templates[0].fields.filter(inTables);
	const cell = (record: RegisterRecord, field: TemplateField): string => {
		if (isTextField(field)) return recordText(record, field.id, language);
		if (isChoiceField(field)) return optionLabel(record, field.id, language);
		if (field.type === 'tags') return (record.sets[field.id] ?? []).join(', ');
		const value = record.values[field.id];
		return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : '';
	};
	return [
		[...fields.map(({ label }) => readable(label, language, 'en').text), regionHeading],
		...records.map((record) => [...fields.map((field) => cell(record, field)), regionName(record.region)])
	];
}
