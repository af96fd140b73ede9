/** What the workshops of a series know together, as a table for spreadsheets, for the account that runs them. */
import { error } from '@sveltejs/kit';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { disposition, isSheetFormat, sheetFormats } from '#lib/report/model/formats.ts';
import { isSeriesTable } from '#lib/report/model/series/tables.ts';
import { askedLocale } from '#lib/report/resolved.ts';
import { csvOfSheet, workbookOf } from '#lib/report/series/sheet-file.ts';
import { seriesTables } from '../tables.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, request, url }) => {
	const cookie = request.headers.get('cookie');
	const { table, format } = params;
	if (!isSeriesTable(table) || !isSheetFormat(format)) error(404, 'not found');
	if (!(await locals.app.visitor(cookie))?.account) error(404, 'not found');
	const language = askedLocale(url.searchParams.get('language')) ?? getLocale();
	const project = (url.searchParams.get('project') ?? '').slice(0, 200);
	const { lead, sheet } = await seriesTables[table](locals.app, { cookie, project, language });
	const file =
		format === 'csv'
			? csvOfSheet(sheet)
			: await locals.app.writeFile(workbookOf(sheet, { language, lead, project }));
	if (file === 'busy') error(503, 'busy');
	return new Response(file, {
		headers: {
			'content-type': sheetFormats[format],
			'content-disposition': disposition('attachment', sheet.title.text, format, table),
			'cache-control': 'no-store'
		}
	});
};
