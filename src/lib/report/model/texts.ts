/** Short ways to make the texts of a report. */
import { localized, type LocalizedText } from '#lib/base/model/localized-text.ts';
import { richBlocks } from '#lib/base/model/marked-text.ts';
import type { ReportBlock, ReportCell, ReportEnd, ReportText } from '#lib/base/model/report-blocks.ts';
import { readable } from '#lib/registers/model/record.ts';
import type { RecordCard } from '#lib/registers/model/record-card.ts';
import type { ReportInput, RevealedPoll } from './input.ts';

type Regions = Pick<ReportInput, 'regions'>;

export const message = (key: string, values?: Readonly<Record<string, string | number>>): ReportText =>
	values ? { message: `report_${key}`, values } : { message: `report_${key}` };

/** Content in the reader's language, else in its own; says which it is. */
export function content(text: LocalizedText | undefined, language: string, original = 'en'): ReportText {
	const found = readable(text, language, original);
	return { text: found.text, language: found.language };
}

/** What the card of an entry stands for: what sort of entry, and what it is called. */
export const cardText = ({ kind, title, language: original }: RecordCard, language: string): ReportText =>
	message('card_entry', {
		kind: localized(kind, language),
		title: readable(title, language, original).text
	});

/** A text of a long field, with the marks that were typed into it, in the reader's language, else in its own. */
export function longText(text: LocalizedText | undefined, language: string, original: string): ReportBlock {
	const found = readable(text, language, original);
	return { kind: 'rich', blocks: richBlocks(found.text), language: found.language };
}

export const paragraph = (text: ReportText): ReportBlock => ({ kind: 'paragraph', content: text });
export const list = (entries: readonly ReportText[]): ReportBlock => ({ kind: 'list', entries });

export const head = (text: ReportText): ReportCell => ({ content: text, header: true });
export const cell = (text: ReportText): ReportCell => ({ content: text });
export const count = (value: number): ReportCell => ({ content: { text: String(value) }, value });

/** A region's name for the reader; empty for null and for a region that is gone. */
export const regionName = (input: Regions, id: string | null, language: string): string =>
	localized(input.regions.find((region) => region.id === id)?.name, language);

/** Regions by their names, in the order of the workshop; those that are gone are left out. */
export const regionNames = (input: Regions, ids: readonly string[], language: string): string =>
	input.regions
		.filter(({ id }) => ids.includes(id))
		.map(({ id }) => regionName(input, id, language))
		.join(', ');

/** A region at the edge of a drawing: its name, its colour and shape. */
export const regionEnd = (input: Regions, id: string, language: string): ReportEnd => ({
	name: { text: regionName(input, id, language) || id },
	color: input.regions.find((region) => region.id === id)?.color ?? null
});

/** What a poll asked about, as it was then. */
export const subjectText = (poll: Pick<RevealedPoll, 'subjects'>, id: string, language: string): string =>
	localized(poll.subjects.find((subject) => subject.id === id)?.title, language) || id;

/** For dates; English here is Europe's: the day before the month. */
export const conventions = (language: string): string => (language === 'en' ? 'en-GB' : language);

/** @param month as `2027-03` */
export const monthText = (month: string, language: string): string =>
	new Intl.DateTimeFormat(conventions(language), { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
		Date.parse(`${month}-01T00:00:00Z`)
	);
