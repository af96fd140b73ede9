import { m } from '#lib/i18n/paraglide/messages.js';
import { locales } from '#lib/i18n/paraglide/runtime.js';
import type { PollKindBeginning } from '../../poll-beginnings.ts';

export const beginning: PollKindBeginning = {
	id: 'points',
	text: m.points_about,
	defaultTitle: () =>
		Object.fromEntries(locales.map((locale) => [locale, m.points_default_title({}, { locale })]))
};
