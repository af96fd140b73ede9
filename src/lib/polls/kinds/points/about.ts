import { m } from '#lib/i18n/paraglide/messages.js';
import { locales } from '#lib/i18n/paraglide/runtime.js';
import type { PollKindAbout } from '../../poll-views.ts';

export const about: PollKindAbout = {
	id: 'points',
	name: m.points_name,
	text: m.points_about,
	defaultTitle: () =>
		Object.fromEntries(locales.map((locale) => [locale, m.points_default_title({}, { locale })]))
};
