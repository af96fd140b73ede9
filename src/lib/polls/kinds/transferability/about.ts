import { m } from '#lib/i18n/paraglide/messages.js';
import { locales } from '#lib/i18n/paraglide/runtime.js';
import type { PollKindAbout } from '../../poll-views.ts';

export const about: PollKindAbout = {
	id: 'transferability',
	name: m.transferability_name,
	text: m.transferability_about,
	defaultTitle: () =>
		Object.fromEntries(locales.map((locale) => [locale, m.transferability_default_title({}, { locale })]))
};
