import { expect, it } from 'vitest';
import { changedPhrases, changedWords, type Stretch } from './changed-words.ts';

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

it('reads what lies between two changes as changed with them, but no new line', () => {
	expect(shown(changedPhrases('Growers sell as one since 2014.', 'Growers sell together since 2014.'))).toBe(
		'Growers sell -[as one ]+[together ]since 2014.'
	);
	expect(shown(changedPhrases('one\ntwo', 'three\nfour'))).toBe('-[one]+[three]\n-[two]+[four]');
	expect(shown(changedPhrases('', 'new'))).toBe('+[new]');
});
