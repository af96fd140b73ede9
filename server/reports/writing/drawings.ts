/** Drawings as pictures of pixels, with the fonts of documents. */
import { renderAsync, type RenderedImage } from '@resvg/resvg-js';
import sharp from 'sharp';
import { fontFamilies, fontFiles } from './fonts.ts';

/** Pixels per unit of a drawing in a document: 200 dots per inch on paper. */
const sharpness = 2.6;
/** Of the longer side: 480 dots per inch on paper, so that notes of a wide board can be read when it is enlarged. */
const most = 3200;

/** Pixels per unit at which a drawing of such a size stands in a document. */
const documentScale = (width: number, height: number): number =>
	Math.min(sharpness, most / Math.max(width, height));

/** Drawn beside the only thread, because what it takes is given back at once then. @param scale pixels per unit */
const drawn = (svg: string, width: number, scale: number, background?: string): Promise<RenderedImage> =>
	renderAsync(svg, {
		fitTo: { mode: 'width', value: Math.max(1, Math.round(width * scale)) },
		font: { fontFiles: [...fontFiles], loadSystemFonts: false, defaultFontFamily: fontFamilies[0] },
		...(background === undefined ? {} : { background })
	});

/** @param scale pixels per unit of the drawing @returns a PNG, clear where nothing is drawn */
export async function pixelsOf(svg: string, width: number, scale: number): Promise<Uint8Array> {
	return (await drawn(svg, width, scale)).asPng();
}

/** @returns a PNG on white, made in a third of the time */
export async function pagePixelsOf(svg: string, width: number, height: number): Promise<Uint8Array> {
	const picture = await drawn(svg, width, documentScale(width, height), 'white');
	const raw = { width: picture.width, height: picture.height, channels: 4 } as const;
	return sharp(picture.pixels, { raw }).removeAlpha().png().toBuffer();
}
