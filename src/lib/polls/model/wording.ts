/**
 * What the author of a poll wrote, text by text, so that it can be said in other languages too. Posters, challenges
 * and things on boards are not among it: they are translated where they are.
 */
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import type { Subject } from './subject.ts';

/** One text, and what it is part of with another text in its place. */
export interface Wording<Whole> {
	readonly text: LocalizedText;
	/** Characters. */
	readonly limit: number;
	readonly with: (text: LocalizedText) => Whole;
}

/** The texts of a poll as its author has them. */
export interface Draft {
	readonly title: LocalizedText;
	readonly subjects: readonly Subject[];
	/** As the kind has it. */
	readonly config: unknown;
}

/** As much of a poll kind as is needed here. */
interface Worded {
	wordings(config: unknown): readonly Wording<unknown>[];
}

const titleLimit = 200;

const isTyped = ({ source, id }: Subject): boolean =>
	source === 'free' || (source === undefined && id.startsWith('option-'));

const isSaid = ({ text }: Wording<unknown>): boolean =>
	Object.values(text).some((words) => words.trim() !== '');

/** In the order in which they are asked; texts that say nothing in any language are left out. */
export function wordingsOf(kind: Worded | undefined, draft: Draft): Wording<Draft>[] {
	const { title, subjects, config } = draft;
	return [
		{ text: title, limit: titleLimit, with: (text: LocalizedText) => ({ ...draft, title: text }) },
		...subjects.filter(isTyped).map((subject) => ({
			text: subject.title,
			limit: titleLimit,
			with: (text: LocalizedText) => ({
				...draft,
				subjects: subjects.map((each) => (each.id === subject.id ? { ...each, title: text } : each))
			})
		})),
		...(kind?.wordings(config) ?? []).map((wording) => ({
			...wording,
			with: (text: LocalizedText) => ({ ...draft, config: wording.with(text) })
		}))
	].filter(isSaid);
}

/** How many of them do not exist in a language. */
export const untranslated = (wordings: readonly Wording<unknown>[], language: string): number =>
	wordings.filter(({ text }) => (text[language] ?? '').trim() === '').length;

/** The same text without the languages in which it says nothing, so that another language stands in for them. */
export const withoutEmpty = (text: LocalizedText): LocalizedText =>
	Object.fromEntries(Object.entries(text).filter(([, words]) => words.trim() !== ''));
