/**
 * A report in words: every message translated, so that views and files need no messages. Runs on the
 * server, which keeps the messages of all features out of the page's script.
 */
import { calendarDay, dayRange } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { locales } from '#lib/i18n/paraglide/runtime.js';
import { messageMap, resolveSection, resolveText, type Locale } from '#lib/i18n/resolve-blocks.ts';
import type { Report } from './model/report.ts';
import type { ResolvedReport } from './model/resolved-report.ts';

/** Sections name their messages by key, so they are looked up by name here and nowhere else. */
const messages = messageMap({ ...m });

/** @throws if a section names a message that does not exist */
export function resolveReport(report: Report): ResolvedReport {
	const locale = locales.find((known) => known === report.language) ?? 'en';
	const { workshop, project, place, from, to, collectedAt } = report;
	return {
		workshop,
		language: locale,
		title: resolveText(report.title, locale, messages),
		project,
		where: [place, dayRange(from, to, locale)].filter(Boolean).join(', '),
		collectedAt,
		sections: report.sections.map((section) => resolveSection(section, locale, messages)),
		frame: {
			kicker: m.report_title({}, { locale }),
			lead: m.report_lead({ date: calendarDay(collectedAt, locale) }, { locale }),
			contents: m.report_contents({}, { locale })
		}
	};
}

/** The language somebody asks for in an address, if this installation speaks it. */
export const askedLocale = (language: string | null): Locale | undefined =>
	locales.find((known) => known === language);
