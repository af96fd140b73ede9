/** The report as one file to keep, in the language that is asked for. */
import { error } from '@sveltejs/kit';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { paperColors, paperFont } from '#lib/ui/charts/drawing/colors.ts';
import { drawnReport, withBoards } from '#lib/report/drawn-report.ts';
import { disposition, isBinary, reportFormats, type ReportFormat } from '#lib/report/model/formats.ts';
import { markdownOf } from '#lib/report/model/markdown.ts';
import type { ResolvedReport } from '#lib/report/model/resolved-report.ts';
import { reportFile, reportFilePolicy } from '#lib/report/report-file.ts';
import { askedLocale, resolveReport, resolveSheets } from '#lib/report/resolved.ts';
import { boardDrawings } from '../board-drawings.ts';
import tokens from '../../../../../app.css?inline';
import type { RequestEvent, RequestHandler } from './$types';

/** Formats that can show pictures of boards. */
const showsBoards = new Set<ReportFormat>(['html', 'pdf', 'docx']);

export const GET: RequestHandler = async (event) => {
	const { locals, params, request, url } = event;
	const { workshop, format } = params;
	const language = askedLocale(url.searchParams.get('language')) ?? getLocale();
	const saved = await locals.app.report(request.headers.get('cookie'), workshop, language);
	if (!saved) error(404, 'not found');
	const resolved = resolveReport(saved.report);
	const report = showsBoards.has(format)
		? withBoards(resolved, await boardDrawings(await boardsOf(event), language))
		: resolved;
	return new Response(await write(format, report, event), {
		headers: {
			'content-type': reportFormats[format],
			'content-disposition': disposition(
				format === 'html' || format === 'pdf' ? 'inline' : 'attachment',
				report.title.text,
				format
			),
			...(format === 'html' ? { 'content-security-policy': reportFilePolicy } : {}),
			'cache-control': 'no-store'
		}
	});
};

const boardsOf = ({ locals, params, request }: RequestEvent) =>
	locals.app.boards(request.headers.get('cookie'), params.workshop);

async function write(format: ReportFormat, report: ResolvedReport, { locals, request }: RequestEvent) {
	const cookie = request.headers.get('cookie');
	if (isBinary(format)) {
		const sheets = format === 'xlsx' ? await locals.app.sheets(cookie, report.workshop, report.language) : [];
		const look = { color: paperColors(tokens), font: paperFont };
		const order = {
			kind: 'report' as const,
			format,
			report: format === 'xlsx' ? report : drawnReport(report, look),
			sheets: resolveSheets(sheets ?? [], report.language)
		};
		const file = await locals.app.writeFile(order);
		if (file === 'busy') error(503, 'busy');
		return file;
	}
	switch (format) {
		case 'html':
			return reportFile(report, tokens, (asset) => locals.app.picture(cookie, report.workshop, asset));
		case 'md': {
			const origin = locals.app.origin(request.headers.get('host'));
			return markdownOf(report, (asset) => `${origin}/assets/${asset}`);
		}
		case 'json': {
			const { frame: _frame, ...told } = report;
			return JSON.stringify(told);
		}
	}
}
