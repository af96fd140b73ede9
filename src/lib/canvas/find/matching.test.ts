import { describe, expect, it } from 'vitest';
import { fold, queryWords } from '#lib/base/model/fold.ts';
import { excerpt, matchScore, nearScore } from './matching.ts';

const score = (query: string, text: string) => matchScore(queryWords(query), fold(text));

describe('a match', () => {
	it('needs every word, anywhere, whatever capitals and accents', () => {
		expect(score('lodz klaster', 'Klaster technologii w Łodzi')).toBeDefined();
		expect(score('lodz klaster', 'Klaster technologii w Lublinie')).toBeUndefined();
		expect(score('', 'anything')).toBe(0);
	});

	it('is better at the beginning than at the beginning of a word than inside one', () => {
		const texts = ['Notes of today', 'All notes', 'Footnotes'];
		const scores = texts.map((text) => score('note', text) ?? 0);
		expect(scores).toEqual([...scores].sort((a, b) => b - a));
		expect(new Set(scores).size).toBe(3);
	});
});

it('a command is found by a word that ends otherwise', () => {
	const near = (query: string, text: string) => nearScore(queryWords(query), fold(text));
	expect(near('templates', 'Add a template')).toBe(0);
	expect(near('szablony', 'Dodaj szablon')).toBe(0);
	expect(near('add templates', 'Add a template')).toBe(0);
	expect(near('temperature', 'Add a template')).toBeUndefined();
	expect(near('tags', 'Tagging')).toBeUndefined();
});

describe('an excerpt', () => {
	it('marks what was looked for and loses no letter', () => {
		const pieces = excerpt('Straße in Łódź', queryWords('lodz strasse'));
		expect(pieces.map((piece) => piece.text).join('')).toBe('Straße in Łódź');
		expect(pieces.filter((piece) => piece.found).map((piece) => piece.text)).toEqual(['Straße', 'Łódź']);
	});

	it('shows the place of the match in a long text', () => {
		const pieces = excerpt(`${'word '.repeat(100)}needle ${'word '.repeat(100)}`, ['needle']);
		expect(pieces.some((piece) => piece.found && piece.text === 'needle')).toBe(true);
		expect(pieces[0]?.text).toBe('…');
		expect(pieces.at(-1)?.text).toBe('…');
		expect(pieces.map((piece) => piece.text).join('').length).toBeLessThan(130);
	});

	it('is the beginning where only the region matched', () => {
		expect(excerpt('Open data first', ['lubelskie'])).toEqual([{ text: 'Open data first', found: false }]);
	});
});
