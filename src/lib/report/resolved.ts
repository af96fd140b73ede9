/**
 * A report in words: every message translated, so that views and files need no messages. Runs on the
 * server, which keeps the messages of all features out of the page's script.
 */
import type { ReportText } from '#lib/base/model/report-blocks.ts';
import type { Words } from '#lib/base/model/resolved-blocks.ts';
import { calendarDay, dayRange } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { getLocale, locales } from '#lib/i18n/paraglide/runtime.js';
import { messageMap, resolveSection, resolveText, type Locale } from '#lib/i18n/resolve-blocks.ts';
import type { Form } from './model/forms/form.ts';
import type { OutlineChoice } from './model/outline.ts';
import type { Report } from './model/report.ts';
import type { SectionChoice } from './outline-choice.svelte.ts';
import { withNoteNumbers, type ResolvedReport } from './model/resolved-report.ts';
import type { Sheet, SheetOf, SheetValue } from './model/sheets.ts';

/** Sections name their messages by key, so they are looked up by name here and nowhere else. */
const messages = messageMap({ ...m });

/** @throws if a section names a message that does not exist */
export function resolveReport(report: Report): ResolvedReport {
	const locale = askedLocale(report.language) ?? 'en';
	const { workshop, project, partners, place, from, to, collectedAt } = report;
	const names = partners.map(({ name, region }) => (region === '' ? name : `${name} (${region})`));
	return withNoteNumbers({
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
			partners:
				names.length === 0
					? ''
					: m.report_cover_partners(
							{ names: new Intl.ListFormat(locale, { type: 'conjunction' }).format(names) },
							{ locale }
						),
			contents: m.report_contents({}, { locale })
		}
	});
}

/** What a facilitator may choose from, in the language of the page. @throws as above */
export const resolveChoices = (choices: readonly OutlineChoice[]): SectionChoice[] =>
	choices.map(({ section, title, shown }) => ({
		section,
		title: resolveText(title, getLocale(), messages).text,
		shown
	}));

/**
 * A plan or a poster in words.
 * @param draft says on its first page that it is one
 * @throws if it names a message that does not exist
 */
export function resolveForm(form: Form, draft: boolean): ResolvedReport {
	const locale = askedLocale(form.language) ?? 'en';
	const kicker = resolveText(form.kicker, locale, messages).text;
	const saved = m.report_form_saved({ date: calendarDay(form.collectedAt, locale) }, { locale });
	return {
		...resolveReport(form),
		frame: {
			kicker: draft ? m.report_form_draft({ kicker }, { locale }) : kicker,
			lead: `${resolveText(form.lead, locale, messages).text} ${saved}`,
			partners: '',
			contents: form.contents ? m.report_contents({}, { locale }) : ''
		}
	};
}

/** @throws if a sheet names a message that does not exist */
export function resolveSheets(sheets: readonly Sheet[], language: string): SheetOf<Words>[] {
	const locale = askedLocale(language) ?? 'en';
	const words = (text: ReportText) => resolveText(text, locale, messages);
	const cell = (value: SheetValue<ReportText>): SheetValue<Words> =>
		value === null || typeof value === 'number' || 'moment' in value ? value : words(value);
	return sheets.map(({ id, title, columns, rows }) => ({
		id,
		title: words(title),
		columns: columns.map(words),
		rows: rows.map((row) => row.map(cell))
	}));
}

/** The language somebody asks for in an address, if this installation speaks it. */
export const askedLocale = (language: string | null): Locale | undefined =>
	locales.find((known) => known === language);
