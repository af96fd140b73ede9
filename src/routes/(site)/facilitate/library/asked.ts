/** What the pages of the library are asked for in their address, so that a choice can be linked and works without scripts. */
import { redirect } from '@sveltejs/kit';

/** Letters of a search, and of the name of a project. */
const longest = 200;

export const asked = (url: URL, name: string): string => (url.searchParams.get(name) ?? '').slice(0, longest);

/** The cookie of whoever has an account; others are sent to sign in. */
export async function accountCookie({
	locals,
	request
}: {
	readonly locals: App.Locals;
	readonly request: Request;
}): Promise<string | null> {
	const cookie = request.headers.get('cookie');
	const visitor = await locals.app.visitor(cookie);
	if (!visitor?.account) redirect(303, '/sign-in');
	return cookie;
}
