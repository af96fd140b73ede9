/**
 * One board as a file: `?frame=` shows only a frame of it, `?scale=` makes more pixels, `?language=` is that of its
 * own words. A document has a page for the whole board and one for each frame.
 */
import { error } from '@sveltejs/kit';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { disposition } from '#lib/report/model/formats.ts';
import { pictureFormats, pictureScales } from '#lib/report/model/board-picture.ts';
import { askedLocale } from '#lib/report/resolved.ts';
import { boardPages, pageOf } from '../board-pages.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, request, url }) => {
	const { workshop, board: id, format } = params;
	const language = askedLocale(url.searchParams.get('language')) ?? getLocale();
	const saved = await locals.app.boards(request.headers.get('cookie'), workshop, id);
	const board = saved?.boards[0];
	if (!saved || !board) error(404, 'not found');
	const frame = url.searchParams.get('frame');
	const pages =
		format === 'pdf' && frame === null
			? await boardPages(saved, board, language)
			: [await pageOf(saved, board, frame, language)].flatMap((page) => page ?? []);
	const [first] = pages;
	if (!first) error(404, 'nothing to show');
	const asked = Number(url.searchParams.get('scale') ?? 1);
	const file = await locals.app.writeFile({
		kind: 'picture',
		format,
		workshop,
		title: board.title,
		language,
		scale: pictureScales.find((scale) => scale === asked) ?? 1,
		pages,
		madeAt: Date.now()
	});
	if (file === 'busy') error(503, 'busy');
	return new Response(file, {
		headers: {
			'content-type': pictureFormats[format],
			'content-disposition': disposition('attachment', first.title, format, 'board'),
			'cache-control': 'no-store'
		}
	});
};
