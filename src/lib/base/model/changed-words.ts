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
