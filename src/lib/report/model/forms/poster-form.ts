/** A poster in the order of its official form. */
import { localized } from '#lib/base/model/localized-text.ts';
import type { ReportBlock, ReportText } from '#lib/base/model/report-blocks.ts';
import { completeness, type Poster } from '#lib/registers/model/poster.ts';
import { isTextField, type TemplateField } from '#lib/registers/model/template.ts';
import { evidenceKey } from '#lib/plan/model/evidence.ts';
import { actionsUsing, sourcesByKey } from '#lib/trace/model/reading.ts';
import type { Trace } from '#lib/trace/model/trace.ts';
import { fieldText, picturesOf } from '../sections/posters.ts';
import type { ReportInput } from '../input.ts';
import { content, list, longText, message, regionName } from '../texts.ts';
import { nothing, type Form } from './form.ts';

export interface PosterFormInput extends Pick<ReportInput, 'regions' | 'trace' | 'collectedAt'> {
	readonly workshop: Pick<ReportInput['workshop'], 'id' | 'project'>;
	readonly poster: Poster;
	/** How references name the entries of each register, by its id. */
	readonly kinds: ReadonlyMap<string, string>;
}

/** Told in other places of the form, or only of use to those who edit. */
const apart: ReadonlySet<string> = new Set(['title', 'keyUnit', 'imageAlt', 'guest', 'contactConsent']);

/** @param language of the form's own words and of what is written in several languages */
export function posterForm(input: PosterFormInput, language: string): Form {
	const { workshop, poster, collectedAt } = input;
	const { template, values, texts } = poster;
	const title = content(texts['title'], language, poster.language);
	const region = values['region'];
	return {
		workshop: workshop.id,
		title: 'text' in title && title.text.trim() === '' ? message('untitled') : title,
		place: typeof region === 'string' ? regionName(input, region, language) : '',
		from: '',
		to: '',
		project: workshop.project,
		partners: [],
		collectedAt,
		language,
		kicker: content(template.title, language),
		lead: message('form_poster_lead'),
		contents: false,
		tooLong: completeness(poster).overLimit.map(({ label }) => content(label, language)),
		sections: [
			...template.groups.map(({ id, title: name }) => ({
				id,
				title: content(name, language),
				blocks: fields(
					input,
					template.fields.filter(({ group }) => group === id),
					language
				)
			})),
			...ended(input, language)
		]
	};
}

function fields(input: PosterFormInput, all: readonly TemplateField[], language: string): ReportBlock[] {
	const { poster } = input;
	const blocks: ReportBlock[] = [];
	for (const field of all) {
		if (apart.has(field.id)) continue;
		const name = content(field.label, language);
		const value = poster.values[field.id];
		if (field.type === 'image' && typeof value === 'string') {
			blocks.push({
				kind: 'picture',
				asset: value,
				alt: content(poster.texts['imageAlt'], language, poster.language)
			});
			continue;
		}
		if (field.type === 'files' && field.holds === 'pictures') {
			blocks.push(...picturesOf(poster, field));
			continue;
		}
		const said = valueOf(input, field, language);
		const words = 'text' in said && said.text.trim() === '' ? nothing : said;
		if (field.type === 'long-text') {
			blocks.push({
				kind: 'section',
				section: {
					id: `field-${field.id}`,
					title: name,
					blocks: [
						words === nothing
							? { kind: 'paragraph', content: nothing }
							: longText(poster.texts[field.id], language, poster.language)
					]
				}
			});
			continue;
		}
		const entry = { name, value: words };
		const last = blocks.at(-1);
		if (last?.kind === 'facts') blocks.splice(-1, 1, { ...last, entries: [...last.entries, entry] });
		else blocks.push({ kind: 'facts', entries: [entry] });
	}
	return blocks;
}

function valueOf(input: PosterFormInput, field: TemplateField, language: string): ReportText {
	const { poster, trace, kinds } = input;
	if (isTextField(field)) return content(poster.texts[field.id], language, poster.language);
	const members = poster.sets[field.id];
	if (!members) return fieldText(input, poster, field, language);
	if (field.type !== 'entries') return { text: members.join(', ') };
	const titles = titlesOf(trace, kinds.get(field.register) ?? '', members, language);
	return { text: titles.join('; ') };
}

function titlesOf(trace: Trace, kind: string, ids: readonly string[], language: string): string[] {
	const byKey = sourcesByKey(trace);
	return ids.flatMap((id) => localized(byKey.get(evidenceKey({ kind, id }))?.title, language) || []);
}

/** Where it ended up: the actions that rest on it. */
function ended({ poster, trace, kinds }: PosterFormInput, language: string): Form['sections'] {
	const using = actionsUsing(trace, { kind: kinds.get('posters') ?? '', id: poster.id });
	if (using.length === 0) return [];
	return [
		{
			id: 'used',
			title: message('form_used'),
			blocks: [
				list(
					using.map(({ plan, action, number }) => ({
						text: `${plan.title}: ${action.name || number}`,
						...(plan.language === language ? {} : { language: plan.language })
					}))
				)
			]
		}
	];
}
