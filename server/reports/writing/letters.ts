/** Which letters the fonts of documents have. */
import { readFont } from '#lib/base/model/font-file.ts';
import { readFonts } from './fonts.ts';

/** Stands for a letter that no font has. */
const unknown = '□';
/** What joins or varies other signs and is nothing by itself. */
const silent = /\p{Default_Ignorable_Code_Point}/u;

/** @returns a function that leaves every letter in a text for which there is a font, and a box for all others */
export function lettersOf(): (text: string) => string {
	const fonts = readFonts().map(readFont);
	const has = (letter: string): boolean =>
		/\s/.test(letter) || fonts.some((font) => font.has(letter.codePointAt(0) ?? 0));
	return (text) =>
		Array.from(text, (letter) => (silent.test(letter) ? '' : has(letter) ? letter : unknown)).join('');
}
