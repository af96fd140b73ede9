import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, request }) => {
	const cookie = request.headers.get('cookie');
	const visitor = await locals.app.visitor(cookie);
	if (!visitor?.account) redirect(303, '/sign-in');
	if (!visitor.account.complete) redirect(303, '/sign-in/link');
	return { account: visitor.account, workshops: await locals.app.workshops(cookie) };
};
