import { expect, it } from 'vitest';
import { changedWords, type Stretch } from './changed-words.ts';

const shown = (stretches: readonly Stretch[]) =>
	stretches
		.map(({ text, change }) => (change === 'same' ? text : `${change === 'added' ? '+' : '-'}[${text}]`))
		.join('');

it('tells words apart and keeps every letter', () => {
	expect(shown(changedWords('Growers sell as one.', 'Growers buy as one.'))).toBe(
		'Growers -[sell]+[buy] as one.'
	);
	expect(shown(changedWords('', 'żółty'))).toBe('+[żółty]');
	expect(changedWords('same', 'same')).toEqual([{ text: 'same', change: 'same' }]);
	const long = Array.from({ length: 9000 }, (_, at) => `a${at}`).join(' ');
	const other = Array.from({ length: 9000 }, (_, at) => `b${at}`).join(' ');
	for (const [keep, text] of [
		['added', other],
		['removed', long]
	] as const) {
		const parts = changedWords(long, other).filter(({ change }) => change === 'same' || change === keep);
		expect(parts.map((each) => each.text).join('')).toBe(text);
	}
});
