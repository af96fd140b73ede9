/**
 * A report in words: every message translated, so that views and files need no messages. Runs on the
 * server, which keeps the messages of all features out of the page's script.
 */
import type { ReportBlock, ReportSection, ReportText } from '#lib/base/model/report-blocks.ts';
import { calendarDay, dayRange } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { locales } from '#lib/i18n/paraglide/runtime.js';
import type { Report } from './model/report.ts';

/** Words, and their language where it is not the report's. */
export interface Words {
	readonly text: string;
	readonly lang?: string;
}

export interface ResolvedCell {
	readonly words: Words;
	readonly value?: number | string;
	readonly header?: boolean;
	readonly shade?: number;
}

export type ResolvedBlock =
	| { readonly kind: 'paragraph'; readonly words: Words }
	| { readonly kind: 'list'; readonly entries: readonly Words[] }
	| { readonly kind: 'facts'; readonly entries: readonly { readonly name: Words; readonly value: Words }[] }
	| {
			readonly kind: 'table';
			readonly caption: Words;
			readonly rows: readonly (readonly ResolvedCell[])[];
	  }
	| { readonly kind: 'picture'; readonly asset: string; readonly alt: Words }
	| { readonly kind: 'section'; readonly section: ResolvedSection };

export interface ResolvedSection {
	readonly id: string;
	readonly title: Words;
	readonly blocks: readonly ResolvedBlock[];
}

export interface ResolvedReport {
	readonly workshop: string;
	readonly language: string;
	readonly title: Words;
	readonly project: string;
	/** Place and days in words. */
	readonly where: string;
	/** When it was made, milliseconds since 1970. */
	readonly collectedAt: number;
	readonly sections: readonly ResolvedSection[];
	/** The words of the frame around the sections. */
	readonly frame: { readonly kicker: string; readonly lead: string; readonly contents: string };
}

export type Locale = (typeof locales)[number];
type Message = (
	values: Readonly<Record<string, string | number>>,
	options: { readonly locale: Locale }
) => string;

/** Sections name their messages by key, so they are looked up by name here and nowhere else. */
const messages: ReadonlyMap<string, Message> = new Map(
	Object.entries<unknown>({ ...m }).filter(
		(entry): entry is [string, Message] => typeof entry[1] === 'function'
	)
);

/** @throws if a section names a message that does not exist */
export function resolveReport(report: Report): ResolvedReport {
	const locale = locales.find((known) => known === report.language) ?? 'en';

	function words(text: ReportText): Words {
		if ('text' in text) {
			const foreign = text.language !== undefined && text.language !== locale;
			return foreign ? { text: text.text, lang: text.language } : { text: text.text };
		}
		const message = messages.get(text.message);
		if (!message) throw new Error(`the report names a message that does not exist: ${text.message}`);
		return { text: message(text.values ?? {}, { locale }) };
	}

	function block(source: ReportBlock): ResolvedBlock {
		switch (source.kind) {
			case 'paragraph':
				return { kind: 'paragraph', words: words(source.content) };
			case 'list':
				return { kind: 'list', entries: source.entries.map(words) };
			case 'facts':
				return {
					kind: 'facts',
					entries: source.entries.map(({ name, value }) => ({ name: words(name), value: words(value) }))
				};
			case 'table':
				return {
					kind: 'table',
					caption: words(source.caption),
					rows: source.rows.map((row) =>
						row.map(({ content, ...rest }) => ({ ...rest, words: words(content) }))
					)
				};
			case 'picture': {
				const alt = words(source.alt);
				const none = { text: m.report_picture_without_alt({}, { locale }) };
				return { kind: 'picture', asset: source.asset, alt: alt.text.trim() === '' ? none : alt };
			}
			case 'section':
				return { kind: 'section', section: section(source.section) };
		}
	}

	const section = ({ id, title, blocks }: ReportSection): ResolvedSection => ({
		id,
		title: words(title),
		blocks: blocks.map(block)
	});

	const { workshop, project, place, from, to, collectedAt } = report;
	return {
		workshop,
		language: locale,
		title: words(report.title),
		project,
		where: [place, dayRange(from, to, locale)].filter(Boolean).join(', '),
		collectedAt,
		sections: report.sections.map(section),
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
