import type { PageServerLoad } from './$types';

/** Whether the way to one's own workshops is offered instead of signing in. */
export const load: PageServerLoad = async ({ locals, request }) => {
	const visitor = await locals.app.visitor(request.headers.get('cookie'));
	return { facilitator: visitor?.account?.complete ?? false };
};
