import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { accountCookie, asked } from '../asked.ts';
import type { PageServerLoad } from './$types';

/** `?project=` narrows it. */
export const load: PageServerLoad = async (event) => {
	const cookie = await accountCookie(event);
	const project = asked(event.url, 'project');
	return { project, series: await event.locals.app.planSeries(cookie, project, getLocale()) };
};
