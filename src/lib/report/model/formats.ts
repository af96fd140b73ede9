/** The formats of a report, their media types and what a file of it is called. */
export const reportFormats = {
	html: 'text/html; charset=utf-8',
	pdf: 'application/pdf',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	md: 'text/markdown; charset=utf-8',
	json: 'application/json'
} as const;

export type ReportFormat = keyof typeof reportFormats;

/** Files that are no text; the server writes each in a process of its own. */
export type BinaryFormat = 'pdf' | 'docx' | 'xlsx';
export const isBinary = (format: ReportFormat): format is BinaryFormat =>
	format === 'pdf' || format === 'docx' || format === 'xlsx';

/** Formats in which a plan or a poster can be handed in. */
export type FormFormat = 'pdf' | 'docx';
export const isFormFormat = (text: string): text is FormFormat => text === 'pdf' || text === 'docx';

/** Formats in which one table can be had, with their media types. */
export const sheetFormats = { csv: 'text/csv; charset=utf-8', xlsx: reportFormats.xlsx } as const;
export type SheetFormat = keyof typeof sheetFormats;
export const isSheetFormat = (text: string): text is SheetFormat => Object.hasOwn(sheetFormats, text);

export const isReportFormat = (text: string): text is ReportFormat => Object.hasOwn(reportFormats, text);

/**
 * The `content-disposition` of a file: a plain name for old programs, and the title for all others, without
 * what file systems refuse.
 * @param plain the name for old programs
 */
export function disposition(
	kind: 'inline' | 'attachment',
	title: string,
	format: string,
	plain = 'report'
): string {
	// eslint-disable-next-line no-control-regex
	const name = title.replaceAll(/[\u0000-\u001f\u007f<>:"/\\|?*\s]+/g, ' ').trim();
	// A text cut in the middle of a pair of surrogates has no address.
	const short = [...name.toWellFormed()].slice(0, 80).join('') || plain;
	const encoded = encodeURIComponent(`${short}.${format}`).replaceAll(
		/['()*]/g,
		(found) => `%${found.charCodeAt(0).toString(16)}`
	);
	return `${kind}; filename="${plain}.${format}"; filename*=UTF-8''${encoded}`;
}
