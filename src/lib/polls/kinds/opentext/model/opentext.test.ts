import { expect, it } from 'vitest';
import type { Ruling } from '../../../model/texts.ts';
import type { Ballot } from './ballot.ts';
import { writtenLanguages } from './stop-words.ts';
import { count } from './tally.ts';
import { countWords } from './words.ts';

it('counts a word once a person, in small letters, without words that say nothing alone', () => {
	const people = [['Trust, trust and TIME'], ['We trust the region'], ['3 regions, x']];
	expect(countWords(people, 'en')).toEqual([
		{ word: 'trust', count: 2 },
		{ word: 'region', count: 1 },
		{ word: 'regions', count: 1 },
		{ word: 'time', count: 1 }
	]);
	expect(countWords([['Zaufanie i czas'], ['To jest ZAUFANIE']], 'pl')[0]).toEqual({
		word: 'zaufanie',
		count: 2
	});
});

it('knows a way to count in every language it offers', () => {
	for (const language of writtenLanguages) {
		expect(countWords([['Bilbao Lublin'], ['Lublin']], language)[0]).toEqual({ word: 'lublin', count: 2 });
	}
});

const answer = (region: string, texts: string[], language = 'en') => ({
	subject: '*',
	region,
	ballot: { language, texts } satisfies Ballot
});
const config = { most: 3, length: 140, moderated: false } as const;
const tally = (
	ballots: ReturnType<typeof answer>[],
	moderated = false,
	rulings: ReadonlyMap<string, Ruling> = new Map()
) =>
	count({ ...config, moderated }, [], ['es', 'pl'], ballots, {
		minimumCell: 3,
		voters: ballots.length,
		rulings
	});

it('tells equal texts once, with the regions that are large enough to be named', () => {
	const ballots = [
		answer('es', ['Trust']),
		answer('es', ['Trust']),
		answer('es', ['Money']),
		answer('es', ['Time']),
		answer('pl', ['Trust']),
		answer('pl', ['Money']),
		answer('pl', ['Zaufanie'], 'pl')
	];
	const [english, polish] = tally(ballots).languages;
	expect(english?.texts).toEqual([
		{ text: 'Trust', count: 3, regions: ['es', 'pl'] },
		{ text: 'Money', count: 2, regions: ['es', 'pl'] },
		{ text: 'Time', count: 1, regions: ['es'] }
	]);
	expect(polish).toMatchObject({ language: 'pl', people: 1, texts: [{ text: 'Zaufanie', regions: ['pl'] }] });
	const few = tally(ballots.filter((_, at) => at !== 4)).languages;
	expect(few.flatMap(({ texts }) => texts.flatMap(({ regions }) => regions))).toEqual([]);
});

it('shows a moderated text, and its words, only after it was let pass', () => {
	const ballots = [answer('es', ['Trust', 'A slur']), answer('pl', ['Money'])];
	expect(tally(ballots, true)).toMatchObject({ languages: [], withheld: 3 });
	const shown = tally(
		ballots,
		true,
		new Map([
			['Trust', 'shown'],
			['A slur', 'hidden']
		])
	);
	expect(shown.withheld).toBe(2);
	expect(JSON.stringify(shown)).not.toMatch(/slur|Money/i);
	expect(shown.languages[0]).toMatchObject({
		texts: [{ text: 'Trust' }],
		words: [{ word: 'trust', count: 1 }]
	});
});
