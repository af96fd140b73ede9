/** Tables in files, as offices keep their lists: XLSX, or CSV in the letters of whichever program wrote it. */
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { readTable } from '../model/spreadsheet.ts';

/** Bytes; a list of some thousand rows. */
const mostBytes = 5 * 1024 * 1024;

export type TableRefusal = 'table-too-large' | 'table-unreadable' | 'table-empty';

export const tableTypes = '.xlsx,.csv,.tsv,.txt';

/** Reads the first sheet. @param language of the reader, which tells the letters of a CSV that is no UTF-8 */
export async function readTableFile(file: File, language: string): Promise<Result<string[][], TableRefusal>> {
	if (file.size > mostBytes) return refuse('table-too-large');
	const bytes = await file.arrayBuffer();
	const table = isZip(bytes) ? await readXlsx(bytes) : readCsv(bytes, language);
	if (!table) return refuse('table-unreadable');
	return table.length > 0 ? ok(table) : refuse('table-empty');
}

const isZip = (bytes: ArrayBuffer): boolean => {
	const [p, k] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
	return p === 0x50 && k === 0x4b;
};

async function readXlsx(bytes: ArrayBuffer): Promise<string[][] | undefined> {
	// The variant that makes no threads of its own out of texts, which the page's policy forbids.
	const { readSheet } = await import('read-excel-file/universal');
	try {
		const rows = await readSheet(bytes);
		return rows.map((row) => row.map(textOf)).filter((row) => row.some((cell) => cell !== ''));
	} catch {
		return undefined;
	}
}

function textOf(cell: unknown): string {
	if (cell instanceof Date) return cell.toISOString().slice(0, 10);
	return cell === null || cell === undefined ? '' : String(cell).trim();
}

/** Programs of offices write CSV in the old letters of their region unless they are told otherwise. */
function readCsv(bytes: ArrayBuffer, language: string): string[][] | undefined {
	// Nothing that people type holds it, and every other kind of file does.
	if (new Uint8Array(bytes).includes(0)) return undefined;
	try {
		return readTable(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		const letters = central.has(language) ? 'windows-1250' : 'windows-1252';
		return readTable(new TextDecoder(letters).decode(bytes));
	}
}

const central: ReadonlySet<string> = new Set(['pl', 'cs', 'sk', 'hu', 'sl', 'hr', 'ro']);
