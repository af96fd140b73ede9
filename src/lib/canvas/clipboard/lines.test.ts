import { expect, it } from 'vitest';
import { cleanText, linesOf } from './lines.ts';

it('takes lists apart and leaves their signs behind', () => {
	expect(linesOf('- one\r\n* two\n\n• three\n1. four\n12) five\n[ ] six\n  - [x] seven')).toEqual([
		'one',
		'two',
		'three',
		'four',
		'five',
		'six',
		'seven'
	]);
});

it('keeps words that only look like signs of a list', () => {
	expect(linesOf('-5 degrees\n3.5 million\n2017 was good\n*bold*')).toEqual([
		'-5 degrees',
		'3.5 million',
		'2017 was good',
		'*bold*'
	]);
});

it('makes one line of a row of a table', () => expect(linesOf('a\tb\tc')).toEqual(['a · b · c']));

it('cleans a text of what nobody can see', () => {
	expect(cleanText('  a\r\nb\u0000\u00a0c\n\n\n\nd ')).toBe('a\nb c\n\nd');
});
