/** What a search shows of the texts in which it found something. */
import { fold } from './fold.ts';

/** Letters on either side of what was found. */
const around = 110;

/** Whether the texts hold all words between them. @param words folded */
export function holdsWords(texts: readonly string[], words: readonly string[]): boolean {
	const all = fold(texts.join('\n'));
	return words.every((word) => all.includes(word));
}

/** The words around the first thing that was sought; the beginning without a search. @param words folded */
export function excerptOf(texts: readonly string[], words: readonly string[]): string {
	const [first] = words;
	const text = first === undefined ? texts.find(Boolean) : texts.find((each) => fold(each).includes(first));
	if (text === undefined) return '';
	// Folding keeps the number of letters but for a few; the words around the place are meant, not the letter.
	const at = first === undefined ? 0 : fold(text).indexOf(first);
	const from = Math.max(0, at - around);
	const to = Math.min(text.length, at + (first?.length ?? 0) + around);
	const part = text.slice(from, to).replaceAll(/\s+/g, ' ').trim().toWellFormed();
	return `${from > 0 ? '… ' : ''}${part}${to < text.length ? ' …' : ''}`;
}
