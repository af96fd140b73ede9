import { m } from '#lib/i18n/paraglide/messages.js';
import { locales } from '#lib/i18n/paraglide/runtime.js';
import type { PollKindAbout } from '../../poll-views.ts';

export const about: PollKindAbout = {
	id: 'questions',
	name: m.questions_name,
	text: m.questions_about,
	defaultTitle: () =>
		Object.fromEntries(locales.map((locale) => [locale, m.questions_default_title({}, { locale })]))
};
