/** Where the words that a workshop explains are used, and what they are called. */
import { fold } from '#lib/base/model/fold.ts';
import { localized, type LocalizedText } from '#lib/base/model/localized-text.ts';
import type { OwnTerm } from './own-terms.ts';

/** Letters that a word may have more at its end: other cases and numbers of the same word. */
const endings = 3;
/** Shorter names are looked for exactly. */
const shortest = 4;

/** The terms that a text uses by their names, in any language, or their abbreviations; in the order of `terms`. */
export function termsIn<Term extends Pick<OwnTerm, 'name' | 'short'>>(
	text: string,
	terms: readonly Term[]
): Term[] {
	if (text.trim() === '') return [];
	const folded = fold(text);
	return terms.filter(
		({ name, short }) =>
			Object.values(name).some((each) => finds(folded, fold(each.trim()))) ||
			// Capitals tell an abbreviation from a word: IT is no "it".
			Object.values(short).some((each) => finds(text, each.trim(), true))
	);
}

function finds(text: string, word: string, exactly = false): boolean {
	if (word === '') return false;
	const more = exactly || word.length < shortest ? '' : `\\p{L}{0,${endings}}`;
	return new RegExp(`(?<![\\p{L}\\p{N}])${literally(word)}${more}(?![\\p{L}\\p{N}])`, 'u').test(text);
}

/** A text as a part of a pattern that means nothing but itself. */
const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/** Whether two terms are called the same in some language. */
export function isCalledLike(a: Pick<OwnTerm, 'name'>, b: Pick<OwnTerm, 'name'>): boolean {
	const names = new Set(Object.values(a.name).map((name) => fold(name.trim())));
	return Object.values(b.name).some((name) => name.trim() !== '' && names.has(fold(name.trim())));
}

/** What a term is called, with what it is abbreviated to. */
export function termName(
	{ name, short }: { readonly name: LocalizedText; readonly short?: LocalizedText },
	language: string
): string {
	const [full, brief] = [localized(name, language), localized(short, language)];
	return brief === '' || brief === full ? full : `${full} (${brief})`;
}
