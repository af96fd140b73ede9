/** An action plan as a file, in the order of its template and in its own language. */
import { formResponse } from '../../form-response.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, request, url }) => {
	const form = await locals.app.planForm(request.headers.get('cookie'), params.workshop, params.plan);
	return formResponse(form, params.format, { locals, url });
};
