import { expect, it } from 'vitest';
import type { ResolvedCell } from '#lib/base/model/resolved-blocks.ts';
import { words } from '../../../tests/support/sample-report.ts';
import { tableLayout, writingSizes } from './columns.ts';

const row = (...texts: string[]): ResolvedCell[] => texts.map((text) => ({ words: words(text) }));

it('gives names more room than figures', () => {
	const {
		shares: [name = 0, figure = 0],
		writing
	} = tableLayout([row('Cooperation of many growers', '4'), row('Sorting', '12')], 2);
	expect(writing).toBe('normal');
	expect(name).toBeGreaterThan(1.5 * figure);
});

it('keeps the longest word of each column whole while there is room for all', () => {
	const heads = [
		'About',
		'Median',
		'Judged',
		'Cannot judge',
		'No answer',
		'Middle half',
		'Mean (steps taken as equal)'
	];
	const more = [
		'Standard deviation',
		'Dissent',
		'Agreement A',
		'Each region once',
		'Between regions',
		'ICC(1)'
	];
	const table = [row(...heads, ...more), row('Firms are too small to innovate and to go abroad alone')];
	const { shares, writing } = tableLayout(table, 13);
	const letters = 482 / (writingSizes[writing] * 0.53);
	const all = shares.reduce((sum, share) => sum + share, 0);
	for (const [at, share] of shares.entries()) {
		const longest = Math.max(...([...heads, ...more][at] ?? '').split(' ').map(({ length }) => length));
		expect((share / all) * letters, [...heads, ...more][at]).toBeGreaterThanOrEqual(longest + 2);
	}
});

it('shares what there is where there is not room for all words', () => {
	const { shares, writing, full } = tableLayout(
		[row(...Array.from({ length: 12 }, () => 'Donaudampfschifffahrt'))],
		12
	);
	expect([writing, full]).toEqual(['smallest', true]);
	expect(new Set(shares).size).toBe(1);
	expect(shares[0]).toBeGreaterThan(0);
});

it('writes many narrow columns as large as there is room for', () => {
	const heads = ['Criterion', '−2', '−1', '0', '+1', '+2', 'Cannot judge', 'Median', 'Judged', 'Agreement A'];
	const { writing } = tableLayout([row(...heads), row('Law and administration', '1', '12', '3')], 10);
	expect(writing).not.toBe('smallest');
});

it('gives what is left to the longest texts', () => {
	const said =
		'We would take it over next year if the rules of the programme let two regions share one coordinator';
	const { shares } = tableLayout([row('Lubelskie', 'Law', said)], 3);
	const [region = 0, about = 0, reason = 0] = shares;
	expect(reason).toBeGreaterThan(3 * (region + about));
});
