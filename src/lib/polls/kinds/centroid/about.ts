import { m } from '#lib/i18n/paraglide/messages.js';
import { locales } from '#lib/i18n/paraglide/runtime.js';
import type { PollKindAbout } from '../../poll-views.ts';

export const about: PollKindAbout = {
	id: 'centroid',
	name: m.centroid_name,
	text: m.centroid_about,
	defaultTitle: () =>
		Object.fromEntries(locales.map((locale) => [locale, m.centroid_default_title({}, { locale })]))
};
