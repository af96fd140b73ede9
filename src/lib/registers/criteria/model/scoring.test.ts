import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rate, sensitivity, shares, type Criterion, type Scores } from './scoring.ts';

const points = { low: 0, high: 5 };
/** Cooperation 50, innovation 30, visibility 20. */
const criteria: readonly Criterion[] = [
	{ id: 'cooperation', weight: 50, ...points },
	{ id: 'innovation', weight: 30, ...points },
	{ id: 'visibility', weight: 20, low: 0, high: 100 },
	{ id: 'unused', weight: 0, ...points }
];
const scores: Scores = {
	cooperation: { apples: { r1: 5, r2: 4 }, waste: { r1: 2, r2: 2 } },
	innovation: { apples: { r1: 1 }, waste: { r1: 5, r2: 5 } },
	visibility: { apples: { r1: 50, r2: 50 }, waste: { r1: 100, r2: 60 } }
};

describe('rating', () => {
	// By hand: apples .5·.9 + .3·.2 + .2·.5 = .61; waste .5·.4 + .3·1 + .2·.8 = .66.
	it('is the weighted mean of the normalised means of the regions', () => {
		const rated = rate(criteria, ['apples', 'waste', 'new'], scores);
		expect(rated.map(({ subject }) => subject)).toEqual(['waste', 'apples', 'new']);
		expect(rated[0]?.score).toBeCloseTo(0.66, 12);
		expect(rated[1]?.score).toBeCloseTo(0.61, 12);
		expect(rated[1]?.contributions).toEqual([
			{ criterion: 'cooperation', weight: 0.5, mean: 0.9, regions: 2, spread: expect.closeTo(0.2, 12) },
			{ criterion: 'innovation', weight: 0.3, mean: 0.2, regions: 1, spread: 0 },
			{ criterion: 'visibility', weight: 0.2, mean: 0.5, regions: 2, spread: 0 }
		]);
	});

	it('does not rank what lacks a score: a gap is no zero', () => {
		const [, , last] = rate(criteria, ['apples', 'waste', 'new'], { ...scores, cooperation: {} });
		expect(last?.score).toBeNull();
		expect(rate([], ['apples'], scores)[0]?.score).toBeNull();
	});

	it('normalises weights, and leaves out what has none', () => {
		expect([...shares(criteria)]).toEqual([
			['cooperation', 0.5],
			['innovation', 0.3],
			['visibility', 0.2]
		]);
		expect(shares([{ id: 'a', weight: 0, ...points }]).size).toBe(0);
	});
});

describe('sensitivity', () => {
	// By hand, cooperation: first waste, R_waste = (.3·1 + .2·.8)/.5 = .92, R_apples = (.3·.2 + .2·.5)/.5 = .32;
	// equal where w·.4 + (1−w)·.92 = w·.9 + (1−w)·.32, so w = .6/1.1 = .5454…
	it('tells how far a weight may move until another comes first', () => {
		const found = sensitivity(rate(criteria, ['apples', 'waste'], scores));
		expect(found[0]).toMatchObject({ criterion: 'cooperation', weight: 0.5, from: 0, above: 'apples' });
		expect(found[0]?.to).toBeCloseTo(6 / 11, 12);
		// Innovation: R_waste = (.5·.4 + .2·.8)/.7 = .514286, R_apples = (.45 + .1)/.7 = .785714;
		// w·1 + (1−w)·.514286 = w·.2 + (1−w)·.785714, so w = .271429/1.071429 = .253333.
		expect(found[1]).toMatchObject({ criterion: 'innovation', to: 1, below: 'apples' });
		expect(found[1]?.from).toBeCloseTo(0.2533333333, 9);
	});

	it('is nothing with one subject or one criterion', () => {
		expect(sensitivity(rate(criteria, ['apples'], scores))).toEqual([]);
		expect(sensitivity(rate(criteria.slice(0, 1), ['apples', 'waste'], scores))).toEqual([]);
	});

	it('agrees with trying it out: inside of the bounds the first stays first, outside it does not', () => {
		const share = fc.integer({ min: 1, max: 99 });
		const mark = fc.integer({ min: 0, max: 5 });
		const table = fc.array(fc.tuple(mark, mark, mark), { minLength: 2, maxLength: 4 });
		fc.assert(
			fc.property(fc.tuple(share, share, share), table, (weights, marks) => {
				const ids = ['a', 'b', 'c'];
				const subjects = marks.map((_, at) => `p${at}`);
				const given = Object.fromEntries(
					ids.map((id, c) => [id, Object.fromEntries(marks.map((row, at) => [`p${at}`, { r: row[c] ?? 0 }]))])
				);
				const used = ids.map((id, at) => ({ id, weight: weights[at] ?? 1, ...points }));
				const rated = rate(used, subjects, given);
				const first = rated[0]?.subject;
				for (const { criterion, from, to } of sensitivity(rated)) {
					const leads = (share: number) => {
						const others = used
							.filter(({ id }) => id !== criterion)
							.reduce((sum, { weight }) => sum + weight, 0);
						const moved = used.map((each) => ({
							...each,
							weight: each.id === criterion ? share : ((1 - share) * each.weight) / others
						}));
						const again = rate(moved, subjects, given);
						const best = again[0]?.score ?? 0;
						const own = again.find(({ subject }) => subject === first)?.score ?? 0;
						return own >= best - 1e-9;
					};
					expect(leads(from + (to - from) * 0.5)).toBe(true);
					if (from > 0.02) expect(leads(from - 0.01)).toBe(false);
					if (to < 0.98) expect(leads(to + 0.01)).toBe(false);
				}
			})
		);
	});
});
