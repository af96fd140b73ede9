/** A poster as a file, in the order of its form and in the language that is asked for. */
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { askedLocale } from '#lib/report/resolved.ts';
import { formResponse } from '../../form-response.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, request, url }) => {
	const language = askedLocale(url.searchParams.get('language')) ?? getLocale();
	const cookie = request.headers.get('cookie');
	const form = await locals.app.posterForm(cookie, params.workshop, params.poster, language);
	return formResponse(form, params.format, { locals, url });
};
