import type { PageServerLoad } from './$types';

/** The account of this browser, asked again after the link was handed in. */
export const load: PageServerLoad = async ({ locals, request }) => {
	const visitor = await locals.app.visitor(request.headers.get('cookie'));
	return { account: visitor?.account ?? null };
};
