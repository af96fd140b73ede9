import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreement } from './agreement.ts';
import { answersOf, countAnswers, countHalves, mean } from './distribution.ts';
import { interquartileRange, median, quantile } from './quantile.ts';
import { hiddenGroups } from './small-cells.ts';

describe('agreement A of van der Eijk', () => {
	it.each([
		[[30, 40, 210, 130, 530, 50, 10], 0.6113333333],
		[[0, 0, 10, 0, 0], 1],
		[[5, 0, 0, 0, 5], -1],
		[[2, 2, 2, 2, 2], 0],
		[[0, 1, 2, 5, 2], 0.55],
		[[4, 1, 0, 1, 4], -0.6555555556],
		[[19, 16, 26, 29, 10], 0.205]
	])('of %j is %d', (frequencies, expected) => {
		expect(agreement(frequencies)).toBeCloseTo(expected, 6);
	});

	it('of no answers does not exist', () => {
		expect(agreement([0, 0, 0])).toBeNull();
	});

	it('needs three categories', () => {
		expect(() => agreement([1, 2])).toThrow(RangeError);
	});

	const someFrequencies = fc
		.array(fc.nat({ max: 40 }), { minLength: 3, maxLength: 9 })
		.filter((frequencies) => frequencies.some((count) => count > 0));

	it('is the same for the scale reversed', () => {
		fc.assert(
			fc.property(someFrequencies, (frequencies) => {
				expect(agreement(frequencies.toReversed())).toBeCloseTo(agreement(frequencies) ?? NaN, 9);
			})
		);
	});

	it('lies between -1 and 1', () => {
		fc.assert(
			fc.property(someFrequencies, (frequencies) => {
				const a = agreement(frequencies) ?? NaN;
				expect(a).toBeGreaterThanOrEqual(-1 - 1e-9);
				expect(a).toBeLessThanOrEqual(1 + 1e-9);
			})
		);
	});

	it('depends on shares, not on the number of answers', () => {
		fc.assert(
			fc.property(someFrequencies, fc.integer({ min: 2, max: 9 }), (frequencies, times) => {
				const scaled = frequencies.map((count) => count * times);
				expect(agreement(scaled)).toBeCloseTo(agreement(frequencies) ?? NaN, 9);
				const halves = frequencies.map((count) => count / 2);
				expect(agreement(halves)).toBeCloseTo(agreement(frequencies) ?? NaN, 9);
			})
		);
	});
});

describe('quantiles of type 7', () => {
	it('give the quartiles 3 and 4.5 of 2,3,3,4,4,5,5', () => {
		const values = [2, 3, 3, 4, 4, 5, 5];
		expect(quantile(values, 0.25)).toBe(3);
		expect(quantile(values, 0.75)).toBe(4.5);
		expect(interquartileRange(values)).toBe(1.5);
	});

	it('take the middle, or halfway between the two middle ones', () => {
		expect(median([2, -2, 1])).toBe(1);
		expect(median([2, -1, 1, 0])).toBe(0.5);
		expect(median([])).toBeNull();
		expect(interquartileRange([])).toBeNull();
	});

	it('do not depend on the order and stay inside the sample', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1 }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				(values, p) => {
					const q = quantile(values, p) ?? NaN;
					expect(quantile(values.toReversed(), p)).toBe(q);
					expect(q).toBeGreaterThanOrEqual(Math.min(...values));
					expect(q).toBeLessThanOrEqual(Math.max(...values));
				}
			)
		);
	});
});

describe('distributions', () => {
	it('count and give back the same answers', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: -2, max: 2 })), (answers) => {
				expect(answersOf(countAnswers(answers, -2, 2), -2)).toEqual(answers.toSorted((a, b) => a - b));
			})
		);
	});

	it('refuse an answer that is not on the scale', () => {
		expect(() => countAnswers([3], -2, 2)).toThrow(RangeError);
	});

	it('count a value between two categories half for each', () => {
		expect(countHalves([0.5, 1, -2], -2, 2)).toEqual([1, 0, 0.5, 1.5, 0]);
	});

	it('have a mean only when there are values', () => {
		expect(mean([])).toBeNull();
		expect(mean([1, 2])).toBe(1.5);
	});
});

describe('small groups', () => {
	const sizes = fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), fc.nat({ max: 8 }), { maxKeys: 9 });

	it('are never shown', () => {
		fc.assert(
			fc.property(sizes, fc.integer({ min: 2, max: 5 }), (groups, minimum) => {
				const hidden = hiddenGroups(new Map(Object.entries(groups)), minimum);
				for (const [group, size] of Object.entries(groups)) {
					if (size > 0 && size < minimum) expect(hidden).toContain(group);
				}
			})
		);
	});

	it('cannot be recomputed by subtracting what is shown from the total', () => {
		fc.assert(
			fc.property(sizes, fc.integer({ min: 2, max: 5 }), (groups, minimum) => {
				const hidden = hiddenGroups(new Map(Object.entries(groups)), minimum);
				const together = [...hidden].reduce((sum, group) => sum + (groups[group] ?? 0), 0);
				const all = hidden.size === Object.keys(groups).length;
				expect(hidden.size === 0 || together >= minimum || all).toBe(true);
			})
		);
	});

	it('take the next smallest group with them when only one is small', () => {
		const groups = new Map([
			['a', 2],
			['b', 9],
			['c', 4],
			['d', 0]
		]);
		expect(hiddenGroups(groups, 3)).toEqual(new Set(['a', 'c']));
	});

	it('hide nothing when there is no small group', () => {
		expect(
			hiddenGroups(
				new Map([
					['a', 3],
					['b', 0]
				]),
				3
			)
		).toEqual(new Set());
	});

	it('hide even the empty groups when all together are too few', () => {
		expect(
			hiddenGroups(
				new Map([
					['a', 2],
					['b', 0]
				]),
				3
			)
		).toEqual(new Set(['a', 'b']));
	});
});
