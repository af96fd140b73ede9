import { m } from '#lib/i18n/paraglide/messages.js';
import { locales } from '#lib/i18n/paraglide/runtime.js';
import type { PollKindAbout } from '../../poll-views.ts';

export const about: PollKindAbout = {
	id: 'opentext',
	name: m.opentext_name,
	text: m.opentext_about,
	defaultTitle: () =>
		Object.fromEntries(locales.map((locale) => [locale, m.opentext_default_title({}, { locale })]))
};
