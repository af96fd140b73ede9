/** Drawings as pictures of pixels, with the fonts of documents. */
import { Resvg } from '@resvg/resvg-js';
import { fontFamilies, fontFiles } from './fonts.ts';

/** Pixels per unit of a drawing in a document: 200 dots per inch on paper. */
const sharpness = 2.6;
/** Of the longer side, so that no drawing in a document takes all memory. */
const most = 4000;

/** Pixels per unit at which a drawing of such a size stands in a document. */
export const documentScale = (width: number, height: number): number =>
	Math.min(sharpness, most / Math.max(width, height));

/** @param scale pixels per unit of the drawing @returns a PNG */
export function pixelsOf(svg: string, width: number, scale: number): Uint8Array {
	const drawing = new Resvg(svg, {
		fitTo: { mode: 'width', value: Math.max(1, Math.round(width * scale)) },
		font: { fontFiles: [...fontFiles], loadSystemFonts: false, defaultFontFamily: fontFamilies[0] }
	});
	return drawing.render().asPng();
}
