import { m } from '#lib/i18n/paraglide/messages.js';
import { locales } from '#lib/i18n/paraglide/runtime.js';
import type { PollKindAbout } from '../../poll-views.ts';

export const about: PollKindAbout = {
	id: 'swing',
	name: m.swing_name,
	text: m.swing_about,
	defaultTitle: () =>
		Object.fromEntries(locales.map((locale) => [locale, m.swing_default_title({}, { locale })]))
};
