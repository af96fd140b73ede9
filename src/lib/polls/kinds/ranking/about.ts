import { m } from '#lib/i18n/paraglide/messages.js';
import { locales } from '#lib/i18n/paraglide/runtime.js';
import type { PollKindAbout } from '../../poll-views.ts';

export const about: PollKindAbout = {
	id: 'ranking',
	name: m.ranking_name,
	text: m.ranking_about,
	defaultTitle: () =>
		Object.fromEntries(locales.map((locale) => [locale, m.ranking_default_title({}, { locale })]))
};
