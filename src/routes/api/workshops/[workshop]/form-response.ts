/** A plan or a poster as a file. */
import { error } from '@sveltejs/kit';
import type { Form } from '#lib/report/model/forms/form.ts';
import { paperColors, paperFont } from '#lib/ui/charts/drawing/colors.ts';
import { drawnReport } from '#lib/report/drawn-report.ts';
import { disposition, reportFormats, type FormFormat } from '#lib/report/model/formats.ts';
import { resolveForm } from '#lib/report/resolved.ts';
import tokens from '../../../../app.css?inline';

interface Asking {
	readonly locals: App.Locals;
	readonly url: URL;
}

/**
 * @param form null for whoever may not read it, and where there is none, alike
 * @throws 404 for null; 409 for one that is longer than its form takes, unless a draft (`?draft`) is asked for
 */
export async function formResponse(
	form: Form | null,
	format: FormFormat,
	{ locals, url }: Asking
): Promise<Response> {
	if (!form) error(404, 'not found');
	const draft = url.searchParams.has('draft');
	if (form.tooLong.length > 0 && !draft) error(409, 'too long');
	const resolved = resolveForm(form, draft);
	const look = { color: paperColors(tokens), font: paperFont };
	const order = { kind: 'report' as const, format, report: drawnReport(resolved, look), sheets: [] };
	const file = await locals.app.writeFile(order);
	if (file === 'busy') error(503, 'busy');
	return new Response(file, {
		headers: {
			'content-type': reportFormats[format],
			'content-disposition': disposition(
				format === 'pdf' ? 'inline' : 'attachment',
				resolved.title.text,
				format
			),
			'cache-control': 'no-store'
		}
	});
}
