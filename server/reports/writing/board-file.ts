/** Boards as files: pixels, a drawing that carries its fonts, or a tagged PDF with a page for each frame. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { svg } from '#lib/base/model/svg.ts';
import { pictureScale, type PictureOrder, type PicturePage } from '#lib/report/model/board-picture.ts';
import { placeAssets } from '#lib/report/model/drawn-assets.ts';
import { pixelsOf } from './drawings.ts';
import { drawingFonts, fontFamilies } from './fonts.ts';
import { linesOf, speakable } from './lines.ts';
import { typstPdf } from './typst.ts';

const mainFileContent = readFileSync(join(import.meta.dirname, 'board.typ'), 'utf8');

/**
 * @param addressOf the picture of an asset as a `data:` address; undefined if it is gone
 * @throws when there is nothing to draw, or when Typst refuses the document
 */
export async function boardFile(
	order: PictureOrder,
	addressOf: (asset: string) => string | undefined
): Promise<Uint8Array<ArrayBuffer>> {
	const pages = order.pages.map((page) => ({ ...page, svg: placeAssets(page.svg, addressOf) }));
	if (order.format === 'pdf') return pdfOf({ ...order, pages });
	const [page] = pages;
	if (!page) throw new Error('a picture of nothing');
	if (order.format === 'svg') return new TextEncoder().encode(readable(page));
	const scale = pictureScale(page.width, page.height, order.scale);
	return new Uint8Array(await pixelsOf(page.svg, page.width, scale));
}

/** The drawing with its name, its words and its fonts inside, so that it looks and reads the same everywhere. */
function readable({ svg: drawing, title, alt }: PicturePage): string {
	const end = drawing.indexOf('>') + 1;
	const start = drawing.slice(0, end).replace('<svg', '<svg role="img" aria-labelledby="title description"');
	const told = svg('title', { id: 'title' }, title).text + svg('desc', { id: 'description' }, alt).text;
	return `${start}${told}<style>${drawingFonts(drawing)}</style>${drawing.slice(end)}`;
}

function pdfOf({ pages, title, language, madeAt }: PictureOrder): Uint8Array<ArrayBuffer> {
	const data = JSON.stringify({
		title: speakable(title),
		language,
		fonts: fontFamilies,
		pages: pages.map((page) => ({
			title: linesOf(page.title).join(' '),
			alt: linesOf(page.alt).join(' '),
			svg: page.svg,
			wide: page.width >= page.height
		}))
	});
	return typstPdf(mainFileContent, data, new Map(), madeAt);
}
