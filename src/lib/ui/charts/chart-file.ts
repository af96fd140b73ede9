/** Charts as picture files, made in the browser. Loaded when somebody asks for one. */
import type { ResolvedBlock } from '#lib/base/model/resolved-blocks.ts';
import tokens from '../../../app.css?inline';
import { paperColors } from './drawing/colors.ts';
import { pictureOf } from './drawing/drawing.ts';

/** Pixels of a PNG for one unit of the drawing: about 300 to an inch on a page of text. */
const sharpness = 4;
/** Whoever opens an SVG file elsewhere may not have the font of the page. */
const font = 'Atkinson Hyperlegible Next, Atkinson Hyperlegible, Verdana, DejaVu Sans, sans-serif';

/** In the colours of the light theme. @returns undefined for a drawing of nothing; throws when the browser cannot draw it */
export async function chartFile(
	block: ResolvedBlock,
	title: string,
	format: 'svg' | 'png'
): Promise<Blob | undefined> {
	const picture = pictureOf(block, { color: paperColors(tokens), font }, title);
	if (!picture) return undefined;
	const vector = new Blob([picture.svg], { type: 'image/svg+xml' });
	if (format === 'svg') return vector;
	const image = new Image();
	image.src = `data:image/svg+xml,${encodeURIComponent(picture.svg)}`;
	await image.decode();
	const canvas = document.createElement('canvas');
	canvas.width = picture.width * sharpness;
	canvas.height = picture.height * sharpness;
	canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
	return new Promise((resolve, reject) =>
		canvas.toBlob((file) => (file ? resolve(file) : reject(new Error('no picture'))), 'image/png')
	);
}
