import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { tidyCode } from './join-code.ts';

/** `/join?code=…` is what the plain form sends; the address of a workshop's join page holds the code. */
export const load: PageServerLoad = ({ url }) => {
	const typed = url.searchParams.get('code');
	const code = tidyCode(typed ?? '');
	if (code) redirect(303, `/join/${encodeURIComponent(code)}`);
	return { empty: typed !== null };
};
