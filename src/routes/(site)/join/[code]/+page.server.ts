import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { tidyCode } from '../join-code.ts';

/** The workshop behind a code and, where this browser is in it already, as whom. */
export const load: PageServerLoad = async ({ locals, params, request }) => {
	const code = tidyCode(params.code);
	if (code !== params.code) redirect(303, `/join/${encodeURIComponent(code)}`);
	const info = await locals.app.joinInfo(code);
	if (!info) return { code, info: null, member: null };
	const member = await locals.app.memberOf(request.headers.get('cookie'), info.workshop.id);
	return {
		code,
		info,
		member: member ? { name: member.name, region: member.region, role: member.role } : null
	};
};
