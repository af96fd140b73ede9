import { m } from '#lib/i18n/paraglide/messages.js';
import { locales } from '#lib/i18n/paraglide/runtime.js';
import type { PollKindAbout } from '../../poll-views.ts';

export const about: PollKindAbout = {
	id: 'consent',
	name: m.consent_name,
	text: m.consent_about,
	defaultTitle: () =>
		Object.fromEntries(locales.map((locale) => [locale, m.consent_default_title({}, { locale })]))
};
