import { m } from '#lib/i18n/paraglide/messages.js';
import { locales } from '#lib/i18n/paraglide/runtime.js';
import type { PollKindAbout } from '../../poll-views.ts';

export const about: PollKindAbout = {
	id: 'rating',
	name: m.rating_name,
	text: m.rating_about,
	defaultTitle: () =>
		Object.fromEntries(locales.map((locale) => [locale, m.rating_default_title({}, { locale })]))
};
