import { error } from '@sveltejs/kit';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { askedLocale, resolveChoices, resolveReport } from '#lib/report/resolved.ts';
import type { PageServerLoad } from './$types';

/** `?language=` asks for another language than the page's. */
export const load: PageServerLoad = async ({ locals, params, request, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const language = askedLocale(url.searchParams.get('language')) ?? getLocale();
	const saved = await locals.app.report(request.headers.get('cookie'), params.workshop, language);
	if (!saved) error(404, 'not found');
	return {
		report: resolveReport(saved.report),
		reviewer: saved.role === 'reviewer',
		/** For facilitators only. */
		choices: saved.choices && resolveChoices(saved.choices)
	};
};
