/** What people typed, as documents can hold it. */

/** Characters that XML cannot hold and that say nothing on a page, and halves of characters. */
const unspeakable = /(?![\t\n\r\u0085])[\p{Cc}\ufffe\uffff]/gu;

export const speakable = (text: string): string => text.toWellFormed().replaceAll(unspeakable, '');

/** The lines of a text, each without its end. */
export const linesOf = (text: string): string[] => speakable(text).split(/\r\n|[\n\r\u0085\u2028\u2029]/);
