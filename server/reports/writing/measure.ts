/** How wide texts are in the fonts of documents, for drawings that are made without a browser. */
import { readFont } from '#lib/base/model/font-file.ts';
import { faceWeight, readFonts } from './fonts.ts';

/** @returns measures one line; `font` is a CSS font value, as canvases take it */
export function paperMeasure(): (text: string, font: string) => number {
	const [regular, , semibold, bold] = readFonts().map(readFont);
	if (!regular || !semibold || !bold) throw new Error('the fonts of documents are missing');
	return (text, font) => {
		const [, weight = '400', size = '10'] = /^(?:(\d+) )?([\d.]+)px/.exec(font) ?? [];
		const face = { 700: bold, 600: semibold }[faceWeight(Number(weight))] ?? regular;
		let ems = 0;
		for (const letter of text) ems += face.advance(letter.codePointAt(0) ?? 0);
		return ems * Number(size);
	};
}
