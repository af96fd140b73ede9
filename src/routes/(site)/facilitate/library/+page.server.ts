import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { accountCookie, asked } from './asked.ts';
import type { PageServerLoad } from './$types';

/** `?words=`, `?project=` and `?region=` narrow it. */
export const load: PageServerLoad = async (event) => {
	const cookie = await accountCookie(event);
	const { locals, url } = event;
	const query = {
		words: asked(url, 'words'),
		project: asked(url, 'project'),
		region: asked(url, 'region')
	};
	return { query, library: await locals.app.library(cookie, query, getLocale()) };
};
