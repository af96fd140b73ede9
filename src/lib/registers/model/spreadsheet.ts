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

/** What the columns of a table are taken for. */
export interface Mapping {
	/** By column: the id of a field, or null for a column that is left out. */
	readonly columns: readonly (string | null)[];
	/** Whether the first row names the columns. */
	readonly headed: boolean;
}

export interface Pasted {
	readonly entries: readonly PastedEntry[];
	/** Rows without what an entry is called. */
	readonly nameless: number;
	/** Cells that hold what their field cannot, such as an option that there is not. */
	readonly unread: number;
	/** Rows that were left out because there are too many. */
	readonly left: number;
}

/** What a cell can hold; what regions say, pictures and links to other entries have no place in one. */
const inTables = (field: TemplateField): boolean =>
	isTextField(field) || isChoiceField(field) || field.type === 'number' || field.type === 'tags';

/** The fields that a column can be taken for. */
export const tableFields = (model: RegisterModel): TemplateField[] =>
	model.templates[0].fields.filter(inTables);

const isNamed = (names: LocalizedText | undefined, cell: string): boolean =>
	Object.values(names ?? {}).some((name) => fold(name) === fold(cell));

/**
 * What the columns seem to be: a first row that names fields, in any language, says which is which; without one the
 * first column is what an entry is called. No field is taken twice.
 */
export function mappingOf(model: RegisterModel, table: readonly string[][]): Mapping {
	const [first = []] = table;
	const fields = tableFields(model);
	const width = Math.max(0, ...table.map((row) => row.length));
	const named = Array.from({ length: width }, (_, at) => {
		const cell = first[at] ?? '';
		return cell === ''
			? null
			: (fields.find(({ id, label }) => id === cell || isNamed(label, cell))?.id ?? null);
	});
	const headed = named.some((id) => id !== null);
	return {
		headed,
		columns: headed
			? named.map((id, at) => (named.indexOf(id) === at ? id : null))
			: named.map((_, at) => (at === 0 ? model.heading : null))
	};
}

/** Takes a table for new entries, written in `language`. */
export function entriesFrom(
	model: RegisterModel,
	table: readonly string[][],
	{ columns, headed }: Mapping,
	language: string
): Pasted {
	const all = headed ? table.slice(1) : table;
	const fields = tableFields(model);
	const byColumn = columns.map((wanted) => fields.find(({ id }) => id === wanted));
	const read = all.slice(0, mostRows).map((row) => entryFrom(row, byColumn, language));
	const entries = read.filter(({ texts }) => texts[model.heading] !== undefined);
	return {
		entries: entries.map(({ unread: _unread, ...entry }) => entry),
		nameless: read.length - entries.length,
		unread: entries.reduce((sum, { unread }) => sum + unread, 0),
		left: all.length - read.length
	};
}

function entryFrom(
	row: readonly string[],
	columns: readonly (TemplateField | undefined)[],
	language: string
): PastedEntry & { readonly unread: number } {
	const texts: Record<string, LocalizedText> = {};
	const values: Record<string, PlainValue> = {};
	const tags: Record<string, string[]> = {};
	let unread = 0;
	columns.forEach((field, at) => {
		const cell = row[at] ?? '';
		if (!field || cell === '') return;
		if (isTextField(field)) texts[field.id] = { [language]: cell };
		else if (field.type === 'tags') {
			tags[field.id] = cell.split(/[,;]/).flatMap((part) => tagFrom(part) ?? []);
		} else {
			const value = isChoiceField(field)
				? field.options.find(({ id, label }) => id === cell || isNamed(label, cell))?.id
				: parseNumber(cell);
			if (value === undefined) unread++;
			else values[field.id] = value;
		}
	});
	return { texts, values, tags, unread };
}

/** The entries of a register as a table with a row of headings, which `entriesFrom` takes back. */
export function tableOf(
	model: RegisterModel,
	records: readonly RegisterRecord[],
	language: string,
	regionName: (id: string | null) => string,
	regionHeading: string
): string[][] {
	const fields = tableFields(model);
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
