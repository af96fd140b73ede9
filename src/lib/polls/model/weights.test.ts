import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validate, weightOf } from '../kinds/swing/model/swing.ts';
import { pollKindOf } from './kinds.ts';

const subjects = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: { en: id }, region: null }));
const ids = subjects.map(({ id }) => id);
const amounts = (values: readonly number[]) => ({
	amounts: Object.fromEntries(ids.map((id, at) => [id, values[at] ?? 0]))
});

describe('swing weights', () => {
	it('of 100, 80, 40, 20 are 0.4167, 0.3333, 0.1667, 0.0833', () => {
		const ballot = amounts([100, 80, 40, 20]);
		const expected = [500 / 12, 400 / 12, 200 / 12, 100 / 12];
		ids.forEach((id, at) => expect(weightOf(ballot, id)).toBeCloseTo(expected[at] ?? NaN, 9));
	});

	it('sum to 100 and keep the order of the numbers', () => {
		const numbers = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 });
		fc.assert(
			fc.property(numbers, (others) => {
				const given = [100, ...others];
				const weights = ids.map((id) => weightOf(amounts(given), id));
				expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(100, 9);
				given.forEach((number, i) =>
					given.forEach((other, j) => {
						if (number > other) expect(weights[i] ?? NaN).toBeGreaterThan(weights[j] ?? NaN);
					})
				);
			})
		);
	});

	it('need something at 100, nothing above it and a number for everything', () => {
		expect(validate(amounts([100, 0, 0, 0]), subjects).ok).toBe(true);
		expect(validate(amounts([90, 0, 0, 0]), subjects)).toEqual({ ok: false, reason: 'incomplete-ballot' });
		expect(validate(amounts([101, 100, 0, 0]), subjects)).toEqual({ ok: false, reason: 'over-budget' });
		expect(validate({ amounts: { a: 100 } }, subjects)).toEqual({ ok: false, reason: 'incomplete-ballot' });
		expect(validate({ amounts: { z: 100 } }, subjects)).toEqual({ ok: false, reason: 'unknown-subject' });
	});
});

describe('weights from an order', () => {
	const centroid = pollKindOf('centroid');
	if (!centroid) throw new Error('weights from an order are a poll kind');
	const weights = (orders: readonly (readonly string[])[]) => {
		const ballots = orders.map((order) => ({ subject: '*', region: 'pl', ballot: { order } }));
		const tally = centroid.count({}, subjects, ['pl'], ballots, { minimumCell: 3, voters: orders.length });
		const figures = centroid.figures({ config: {}, subjects, tally, weighting: 'person' });
		return figures?.subjects.map(({ value }) => value);
	};

	it('of four things are 0.5208, 0.2708, 0.1458, 0.0625 by place', () => {
		const [a, b, c, d] = weights([['b', 'a', 'd', 'c']]) ?? [];
		expect([b, a, d, c].map((value) => value ?? NaN)).toEqual(
			[0.520833, 0.270833, 0.145833, 0.0625].map((weight) => expect.closeTo(100 * weight, 4))
		);
	});

	it('are the same for all when orders turn each other round', () => {
		const all =
			weights(
				[
					['a', 'b'],
					['b', 'a']
				].map(([x = '', y = '']) => [x, y, 'c', 'd'])
			) ?? [];
		expect(all[0]).toBeCloseTo(all[1] ?? NaN, 9);
	});

	it('need a place for everything', () => {
		const accept = (order: readonly string[]) => centroid.accept({}, { order }, { region: 'pl' }, subjects);
		expect(accept(['a', 'b'])).toEqual({ ok: false, reason: 'incomplete-ballot' });
		expect(accept(['a', 'b', 'c', 'z'])).toEqual({ ok: false, reason: 'unknown-subject' });
		expect(accept(['d', 'c', 'b', 'a'])).toMatchObject({ ok: true });
	});
});
