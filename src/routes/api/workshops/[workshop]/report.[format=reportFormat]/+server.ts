/** The report as one file to keep, in the language that is asked for. */
import { error } from '@sveltejs/kit';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { disposition, reportFormats, type ReportFormat } from '#lib/report/model/formats.ts';
import { markdownOf } from '#lib/report/model/markdown.ts';
import type { ResolvedReport } from '#lib/report/model/resolved-report.ts';
import { reportFile, reportFilePolicy, type FindPicture } from '#lib/report/report-file.ts';
import { askedLocale, resolveReport } from '#lib/report/resolved.ts';
import tokens from '../../../../../app.css?inline';
import type { RequestHandler } from './$types';

interface Around {
	/** Of this installation, for links. */
	readonly origin: string;
	readonly findPicture: FindPicture;
}

type Write = (report: ResolvedReport, around: Around) => string | Promise<string>;

const writers: Readonly<Record<ReportFormat, Write>> = {
	html: (report, { findPicture }) => reportFile(report, tokens, findPicture),
	md: (report, { origin }) => markdownOf(report, (asset) => `${origin}/assets/${asset}`),
	json: ({ frame: _frame, ...report }) => JSON.stringify(report)
};

export const GET: RequestHandler = async ({ locals, params, request, url }) => {
	const cookie = request.headers.get('cookie');
	const { workshop, format } = params;
	const language = askedLocale(url.searchParams.get('language')) ?? getLocale();
	const saved = await locals.app.report(cookie, workshop, language);
	if (!saved) error(404, 'not found');
	const report = resolveReport(saved.report);
	const file = await writers[format](report, {
		origin: locals.app.origin(request.headers.get('host')),
		findPicture: (asset) => locals.app.picture(cookie, workshop, asset)
	});
	return new Response(file, {
		headers: {
			'content-type': reportFormats[format],
			'content-disposition': disposition(
				format === 'html' ? 'inline' : 'attachment',
				report.title.text,
				format
			),
			...(format === 'html' ? { 'content-security-policy': reportFilePolicy } : {}),
			'cache-control': 'no-store'
		}
	});
};
