import { m } from '#lib/i18n/paraglide/messages.js';
import { locales } from '#lib/i18n/paraglide/runtime.js';
import type { PollKindAbout } from '../../poll-views.ts';

export const about: PollKindAbout = {
	id: 'choice',
	name: m.choice_name,
	text: m.choice_about,
	defaultTitle: () =>
		Object.fromEntries(locales.map((locale) => [locale, m.choice_default_title({}, { locale })]))
};
