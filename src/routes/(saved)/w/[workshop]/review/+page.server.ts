import { error } from '@sveltejs/kit';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, request, setHeaders, url }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const cookie = request.headers.get('cookie');
	const words = (url.searchParams.get('q') ?? '').trim();
	const review = await locals.app.review(cookie, params.workshop, getLocale(), words);
	if (!review) error(404, 'not found');
	return { review, workshop: params.workshop, words };
};
