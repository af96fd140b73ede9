import * as Y from 'yjs';
import { expect, it } from 'vitest';
import { guestRegion, matches, parseNumber } from './filter.ts';
import { posterRegister } from '../posters/model.ts';
import { createPoster, listPosters } from './poster.ts';
import { RegisterCommands } from './register-commands.ts';

const doc = new Y.Doc();
const plain = { author: null, language: 'pl', now: 0 };
createPoster(doc, {
	...plain,
	id: 'recycling',
	region: 'lubelskie',
	values: { direction: 'innovation' },
	texts: { title: { pl: 'Otwarta innowacja wokół odpadów', en: 'Open innovation around waste' } }
});
createPoster(doc, { ...plain, id: 'path', region: null, values: { direction: 'cooperation' } });

const found = (region: string, direction: string, words: string, state = '') =>
	listPosters(doc)
		.filter((poster) => matches(poster, { region, direction, state, words }, ['Lubelskie']))
		.map((poster) => poster.id);

it('an empty filter shows everything', () => expect(found('', '', ' ')).toEqual(['recycling', 'path']));
it('region and direction narrow down together', () => {
	expect(found('lubelskie', '', '')).toEqual(['recycling']);
	expect(found(guestRegion, '', '')).toEqual(['path']);
	expect(found('lubelskie', 'cooperation', '')).toEqual([]);
});
it('a state tells what waits from what nobody handed in', () => {
	new RegisterCommands(doc, posterRegister).moderate('path', 'submitted');
	expect(found('', '', '', 'submitted')).toEqual(['path']);
	expect(found('', '', '', 'draft')).toEqual(['recycling']);
});
it('words are found in every language of the poster, without accents, all of them needed', () => {
	expect(found('', '', 'ODPADOW waste')).toEqual(['recycling']);
	expect(found('', '', 'waste apples')).toEqual([]);
});

it.each([
	['2000', 2000],
	['2 000', 2000],
	['12,5', 12.5],
	['12.5', 12.5],
	['1,234.5', 1234.5],
	['1.234,5', 1234.5],
	['-3', -3],
	['about 7', undefined],
	['', undefined],
	['1e9', undefined]
])('reads %j as %s', (typed, value) => expect(parseNumber(typed)).toBe(value));
