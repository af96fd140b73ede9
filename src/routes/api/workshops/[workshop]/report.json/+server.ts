/** The report as data: the same tree in words, with numbers as numbers. */
import { error, json } from '@sveltejs/kit';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { askedLocale, resolveReport } from '#lib/report/resolved.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, request, url }) => {
	const language = askedLocale(url.searchParams.get('language')) ?? getLocale();
	const saved = await locals.app.report(request.headers.get('cookie'), params.workshop, language);
	if (!saved) error(404, 'not found');
	const { frame: _frame, ...report } = resolveReport(saved.report);
	return json(report, { headers: { 'cache-control': 'no-store' } });
};
