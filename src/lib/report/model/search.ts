/** Finds words in everything of a saved workshop that whoever reads it may see: what is in its report and more. Pure. */
import { excerptOf, holdsWords } from '#lib/base/model/excerpt.ts';
import { localized, type LocalizedText } from '#lib/base/model/localized-text.ts';
import { plainText } from '#lib/base/model/marked-text.ts';
import { fold, queryWords } from '#lib/base/model/fold.ts';
import { actionName } from '#lib/plan/model/plan.ts';
import { hasConsent } from '#lib/registers/model/consent.ts';
import { recordText } from '#lib/registers/model/register-record.ts';
import type { ReportInput } from './input.ts';
import type { Place } from './place.ts';
import { regionName, regionNames } from './texts.ts';

export interface Found {
	readonly place: Place;
	/** What an entry of a register is called, e.g. "Poster"; empty for everything else, whose place says it. */
	readonly kind: string;
	readonly title: string;
	/** The words around what was sought. */
	readonly excerpt: string;
	/** Whose voice it is, in words; empty for nobody's. */
	readonly region: string;
}

export interface SearchResult {
	/** What holds the words in its title first; at most `mostFound`. */
	readonly found: readonly Found[];
	readonly total: number;
}

export const mostFound = 100;

/** Something that can be found. */
interface Findable extends Omit<Found, 'excerpt'> {
	/** Everything it says, in all of its languages. */
	readonly texts: readonly string[];
}

export function searchReport(input: ReportInput, query: string, language: string): SearchResult {
	const words = queryWords(query);
	if (words.length === 0) return { found: [], total: 0 };
	const all = findables(input, language).filter(({ title, texts }) => holdsWords([title, ...texts], words));
	const named = ({ title }: Findable): boolean => words.every((word) => fold(title).includes(word));
	const found = [...all.filter(named), ...all.filter((each) => !named(each))];
	return {
		found: found
			.slice(0, mostFound)
			.map(({ texts, ...rest }) => ({ ...rest, excerpt: excerptOf([...texts, rest.title], words) })),
		total: found.length
	};
}

const wordsIn = (texts: readonly LocalizedText[]): string[] =>
	texts.flatMap((text) => Object.values(text).map(plainText));

function findables(input: ReportInput, language: string): Findable[] {
	const regionOf = (region: string | null) => (region === null ? '' : regionName(input, region, language));
	return [
		...input.registers.flatMap(({ model, records }) =>
			records
				.filter((record) => hasConsent(model, record))
				.map((record): Findable => ({
					place: { of: 'entry', register: model.id, id: record.id },
					kind: localized(model.about.one, language),
					title: recordText(record, model.heading, language) || localized(model.about.untitled, language),
					region: regionOf(
						typeof record.values['region'] === 'string' ? record.values['region'] : record.region
					),
					texts: [
						...wordsIn(Object.values(record.texts)),
						...Object.values(record.regionTexts).flatMap((byRegion) => Object.values(byRegion)),
						...Object.values(record.files).flatMap((files) => files.map((file) => file.words))
					]
				}))
		),
		...input.boards.flatMap(({ id, title, entries }) =>
			entries
				// An entry of a register is found as itself.
				.filter(({ card }) => card === null)
				.map(({ text, region }): Findable => ({
					place: { of: 'board', id },
					kind: '',
					title,
					region: regionOf(region),
					texts: [text]
				}))
		),
		...input.polls.map(({ id, title, subjects }): Findable => ({
			place: { of: 'poll', id },
			kind: '',
			title: localized(title, language),
			region: '',
			texts: wordsIn([title, ...subjects.map((subject) => subject.title)])
		})),
		...input.plans.flatMap(({ entry, plan }) =>
			plan.sections.map((section): Findable => ({
				place: { of: 'plan', id: entry.id, section: section.id },
				kind: '',
				title: `${entry.title}: ${actionName(section) || localized(section.part.title, language)}`,
				region: regionNames(input, entry.regions, language),
				texts: Object.values(section.fields).flatMap((field) => ('text' in field ? [field.text] : []))
			}))
		),
		...input.talks.map(({ title, speaker, slides }): Findable => ({
			place: { of: 'slides', id: slides },
			kind: '',
			title: localized(title, language),
			region: '',
			texts: [speaker, ...wordsIn([title])]
		}))
	];
}
