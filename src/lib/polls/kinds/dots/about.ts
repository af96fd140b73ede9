import { m } from '#lib/i18n/paraglide/messages.js';
import { locales } from '#lib/i18n/paraglide/runtime.js';
import type { PollKindAbout } from '../../poll-views.ts';

export const about: PollKindAbout = {
	id: 'dots',
	name: m.dots_name,
	text: m.dots_about,
	defaultTitle: () =>
		Object.fromEntries(locales.map((locale) => [locale, m.dots_default_title({}, { locale })]))
};
