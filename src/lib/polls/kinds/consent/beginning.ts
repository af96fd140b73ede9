import { m } from '#lib/i18n/paraglide/messages.js';
import { locales } from '#lib/i18n/paraglide/runtime.js';
import type { PollKindBeginning } from '../../poll-beginnings.ts';

export const beginning: PollKindBeginning = {
	id: 'consent',
	text: m.consent_about,
	defaultTitle: () =>
		Object.fromEntries(locales.map((locale) => [locale, m.consent_default_title({}, { locale })]))
};
