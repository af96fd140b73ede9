/** Texts as spreadsheets read them, so that nothing that somebody typed runs there. */

/** So that spreadsheets read the letters of every language. */
export const byteOrderMark = '\ufeff';

/** A cell that begins like a formula would run as one; a quote before it makes it text. */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** A text between quotation marks. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
