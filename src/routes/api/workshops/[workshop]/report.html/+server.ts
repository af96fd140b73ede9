/** The report as one file to keep. */
import { error } from '@sveltejs/kit';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { reportFile, reportFilePolicy } from '#lib/report/report-file.ts';
import { askedLocale, resolveReport } from '#lib/report/resolved.ts';
import tokens from '../../../../../app.css?inline';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, request, url }) => {
	const cookie = request.headers.get('cookie');
	const language = askedLocale(url.searchParams.get('language')) ?? getLocale();
	const saved = await locals.app.report(cookie, params.workshop, language);
	if (!saved) error(404, 'not found');
	const file = await reportFile(resolveReport(saved.report), tokens, (asset) =>
		locals.app.picture(cookie, params.workshop, asset)
	);
	return new Response(file, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': reportFilePolicy,
			'content-disposition': 'inline; filename="report.html"',
			'cache-control': 'no-store'
		}
	});
};
