import { m } from '#lib/i18n/paraglide/messages.js';
import { locales } from '#lib/i18n/paraglide/runtime.js';
import type { PollKindAbout } from '../../poll-views.ts';

export const about: PollKindAbout = {
	id: 'pairwise',
	name: m.pairwise_name,
	text: m.pairwise_about,
	defaultTitle: () =>
		Object.fromEntries(locales.map((locale) => [locale, m.pairwise_default_title({}, { locale })]))
};
