/** Pasted words: as they are, or line by line. */

/** More lines than this do not become items of their own. */
export const mostLines = 100;

/** What lists put in front of their entries: bullets, dashes, numbers, boxes. */
const bullet = /^\s*(?:[-*•◦▪–—·]\s+|\(?\d{1,3}[.)]\s+|\[[ xX]?\]\s+)*/;

/** The lines that say something, without the signs of a list. */
export const linesOf = (text: string): string[] =>
	text
		.split(/\r\n|\r|\n|\u2028|\u2029/)
		.map((line) => line.replace(bullet, '').replaceAll('\t', ' · ').trim())
		.filter((line) => line !== '');

/** A text as it will be kept: one sort of line end, no invisible control characters, no empty ends. */
export const cleanText = (text: string): string =>
	text
		.replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
		// eslint-disable-next-line no-control-regex -- these are what must go
		.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
		.replaceAll('\u00a0', ' ')
		.replaceAll(/\n{3,}/g, '\n\n')
		.trim();
