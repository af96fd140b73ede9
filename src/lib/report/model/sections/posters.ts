/** Every poster with all it says, in the order of its template. */
import type { ReportBlock, ReportSection, ReportText } from '#lib/base/model/report-blocks.ts';
import { posterText, type Poster } from '#lib/registers/model/poster.ts';
import { optionLabel } from '#lib/registers/model/register-record.ts';
import { isTextField, type FilesTemplateField, type TemplateField } from '#lib/registers/model/template.ts';
import type { ReportInput } from '../input.ts';
import { content, longText, message, regionName } from '../texts.ts';

export function posters(input: ReportInput, language: string): ReportSection | undefined {
	if (input.posters.length === 0) return undefined;
	return {
		id: 'posters',
		title: message('posters'),
		blocks: input.posters.map((poster) => ({
			kind: 'section',
			section: posterSection(input, poster, language)
		}))
	};
}

/** Told in other places of the section, or only of use to those who edit. */
const apart = new Set(['title', 'summary', 'keyUnit', 'image', 'imageAlt', 'guest', 'contactConsent']);

function posterSection(input: ReportInput, poster: Poster, language: string): ReportSection {
	const title = content(poster.texts['title'], language, poster.language);
	const summary = content(poster.texts['summary'], language, poster.language);
	const image = poster.values['image'];
	const facts: { name: ReportText; value: ReportText }[] = [];
	const texts: ReportBlock[] = [];
	const pictures: ReportBlock[] = [];
	for (const field of poster.template.fields) {
		if (apart.has(field.id)) continue;
		if (field.type === 'files' && field.holds === 'pictures') {
			pictures.push(...picturesOf(poster, field));
			continue;
		}
		const value = fieldText(input, poster, field, language);
		if ('text' in value && value.text.trim() === '') continue;
		const name = content(field.label, language);
		if (field.type === 'long-text') {
			texts.push({
				kind: 'section',
				section: {
					id: `poster-${poster.id}-${field.id}`,
					title: name,
					blocks: [longText(poster.texts[field.id], language, poster.language)]
				}
			});
		} else facts.push({ name, value });
	}
	return {
		id: `poster-${poster.id}`,
		title: 'text' in title && title.text === '' ? message('untitled') : title,
		blocks: [
			...('text' in summary && summary.text !== '' ? [{ kind: 'paragraph' as const, content: summary }] : []),
			{ kind: 'facts', entries: facts },
			...(typeof image === 'string'
				? [
						{
							kind: 'picture' as const,
							asset: image,
							alt: content(poster.texts['imageAlt'], language, poster.language)
						}
					]
				: []),
			...pictures,
			...texts
		]
	};
}

/** The pictures of a field of files, each with what it shows. */
export const picturesOf = (poster: Poster, field: FilesTemplateField): ReportBlock[] =>
	(poster.files[field.id] ?? []).map(({ asset, words }) => ({
		kind: 'picture',
		asset,
		alt: { text: words, language: poster.language }
	}));

/** A field in words; an empty text when there is nothing to tell. */
export function fieldText(
	input: Pick<ReportInput, 'regions'>,
	poster: Poster,
	field: TemplateField,
	language: string
): ReportText {
	if (isTextField(field)) return content(poster.texts[field.id], language, poster.language);
	const files = poster.files[field.id];
	if (files)
		return {
			text: files
				.map(({ words }) => words.trim())
				.filter(Boolean)
				.join('; '),
			language: poster.language
		};
	const value = poster.values[field.id] ?? null;
	switch (field.type) {
		case 'region': {
			if (value !== null) return { text: regionName(input, String(value), language) };
			const guest = posterText(poster, 'guest', language);
			return guest === '' ? { text: '' } : message('guest', { name: guest });
		}
		case 'choice':
			return { text: optionLabel(poster, field.id, language), language };
		case 'boolean':
			return value === true ? message('yes') : { text: '' };
		case 'number':
			if (typeof value !== 'number') return { text: '' };
			return message('key_number', {
				value: new Intl.NumberFormat(language).format(value),
				unit: posterText(poster, 'keyUnit', language)
			});
		default:
			return { text: value === null ? '' : String(value) };
	}
}
