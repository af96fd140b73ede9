/** What changed in a text, word by word. */
import { diffWordsWithSpace } from 'diff';

export interface Stretch {
	readonly text: string;
	readonly change: 'same' | 'added' | 'removed';
}

/** More changes than this are not told apart: then all of a text was replaced. */
const mostEdits = 4000;

/** Both texts in one: what is the same or added makes the new one, what is the same or removed the old one. */
export function changedWords(before: string, after: string): Stretch[] {
	const found = diffWordsWithSpace(before, after, { maxEditLength: mostEdits });
	const whole = [
		{ value: before, removed: true, added: false },
		{ value: after, removed: false, added: true }
	];
	return (found ?? whole).flatMap(({ value, added, removed }): Stretch[] =>
		value === '' ? [] : [{ text: value, change: added ? 'added' : removed ? 'removed' : 'same' }]
	);
}

/** Fewer letters than this between two changes are read as changed with them. */
const fewLetters = 4;

/** The same phrase by phrase, for those who decide on it: a word or a space that stayed between others is no rest. */
export function changedPhrases(before: string, after: string): Stretch[] {
	const phrases: Stretch[] = [];
	let [removed, added, between] = ['', '', ''];
	const add = (text: string, change: Stretch['change']): void => {
		if (text !== '') phrases.push({ text, change });
	};
	const close = (): void => {
		add(removed, 'removed');
		add(added, 'added');
		add(between, 'same');
		[removed, added, between] = ['', '', ''];
	};
	for (const { text, change } of changedWords(before, after)) {
		if (change === 'same') {
			if ((removed !== '' || added !== '') && isShort(text)) {
				between = text;
				continue;
			}
			close();
			add(text, 'same');
			continue;
		}
		[removed, added, between] = [removed + between, added + between, ''];
		if (change === 'removed') removed += text;
		else added += text;
	}
	close();
	return phrases;
}

const isShort = (text: string): boolean =>
	!text.includes('\n') && (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < fewLetters;
