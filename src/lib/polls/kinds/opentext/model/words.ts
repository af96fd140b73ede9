/** The words of texts in one language, for a cloud. */
import { stopWords } from './stop-words.ts';

export interface CountedWord {
	readonly word: string;
	/** In how many people's answers it stands; twice in one answer is once. */
	readonly count: number;
}

/** Words that a cloud holds at most. */
export const mostWords = 60;

/**
 * The commonest words, the commonest first and then by the alphabet, in small letters. Inflected forms are
 * words of their own. Numbers, single letters and words that say nothing alone are left out.
 * @param people what each person wrote, by person
 */
export function countWords(people: readonly (readonly string[])[], language: string): CountedWord[] {
	const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
	const silent = stopWords(language);
	const counts = new Map<string, number>();
	for (const texts of people) {
		const own = new Set<string>();
		for (const text of texts) {
			for (const { segment, isWordLike } of segmenter.segment(text.toLocaleLowerCase(language))) {
				if (isWordLike && /\p{L}.*\p{L}/u.test(segment) && !silent.has(segment)) own.add(segment);
			}
		}
		for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1);
	}
	return [...counts]
		.map(([word, count]) => ({ word, count }))
		.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
		.slice(0, mostWords);
}
