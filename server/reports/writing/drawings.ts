/** Drawings as pictures of pixels, for word processors that cannot draw; with the fonts of documents. */
import { Resvg } from '@resvg/resvg-js';
import { fontFamilies, fontFiles } from './fonts.ts';

/** Pixels per unit of a drawing: 200 dots per inch on paper. */
const sharpness = 2.6;
/** Of the longer side, so that no drawing takes all memory. */
const most = 4000;

export function pixelsOf(svg: string, width: number, height: number): Uint8Array {
	const scale = Math.min(sharpness, most / Math.max(width, height));
	const drawing = new Resvg(svg, {
		fitTo: { mode: 'width', value: Math.max(1, Math.round(width * scale)) },
		font: { fontFiles, loadSystemFonts: false, defaultFontFamily: fontFamilies[0] }
	});
	return drawing.render().asPng();
}
