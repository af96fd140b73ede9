import { redirect } from '@sveltejs/kit';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

/** Letters of a search. */
const longest = 200;

/** `?words=`, `?project=` and `?region=` narrow it, so that a search has an address and works without scripts. */
export const load: PageServerLoad = async ({ locals, request, url }) => {
	const cookie = request.headers.get('cookie');
	const visitor = await locals.app.visitor(cookie);
	if (!visitor?.account) redirect(303, '/sign-in');
	const asked = (name: string) => (url.searchParams.get(name) ?? '').slice(0, longest);
	const query = { words: asked('words'), project: asked('project'), region: asked('region') };
	return { query, library: await locals.app.library(cookie, query, getLocale()) };
};
