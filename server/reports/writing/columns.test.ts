import { expect, it } from 'vitest';
import type { ResolvedCell } from '#lib/base/model/resolved-blocks.ts';
import { words } from '../../../tests/support/sample-report.ts';
import { columnShares } from './columns.ts';

const row = (...texts: string[]): ResolvedCell[] => texts.map((text) => ({ words: words(text) }));

it('gives names more room than figures', () => {
	const [name = 0, figure = 0] = columnShares(
		[row('Cooperation of many growers', '4'), row('Sorting', '12')],
		2
	);
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
	const shares = columnShares(table, 13);
	const letters = 482 / (6.5 * 0.53);
	const all = shares.reduce((sum, share) => sum + share, 0);
	for (const [at, share] of shares.entries()) {
		const longest = Math.max(...([...heads, ...more][at] ?? '').split(' ').map(({ length }) => length));
		expect((share / all) * letters, [...heads, ...more][at]).toBeGreaterThanOrEqual(longest + 2);
	}
});

it('shares what there is where there is not room for all words', () => {
	const shares = columnShares([row(...Array.from({ length: 12 }, () => 'Donaudampfschifffahrt'))], 12);
	expect(new Set(shares).size).toBe(1);
	expect(shares[0]).toBeGreaterThan(0);
});
