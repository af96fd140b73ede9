import { describe, expect, it } from 'vitest';
import { matrixOf, pairsOf, type Ballot } from './ballot.ts';
import { pairwise, Tally } from './pairwise.ts';
import * as v from 'valibot';

const ids = ['experience', 'education', 'charisma', 'age'];
const subjects = ids.map((id) => ({ id, title: { en: id }, region: null }));
/** Saaty's leader example: experience 4, 3, 7; education 1/3, 3; charisma 5. */
const leader: Ballot = {
	pairs: pairsOf(ids).map(([first, second], at) => ({ first, second, step: [3, 2, 6, -2, 2, 4][at] ?? 0 }))
};
const turned: Ballot = { pairs: leader.pairs.map((pair) => ({ ...pair, step: -pair.step })) };
const tally = (ballots: { region: string; ballot: Ballot }[]) =>
	v.parse(
		Tally,
		pairwise.count(
			{},
			subjects,
			['es', 'pl'],
			ballots.map((cast) => ({ ...cast, subject: '*' })),
			{ minimumCell: 3, voters: ballots.length }
		)
	);

it('makes the reciprocal matrix of the judgements', () => {
	expect(matrixOf(leader, ids)).toEqual([
		[1, 4, 3, 7],
		[1 / 4, 1, 1 / 3, 3],
		[1 / 3, 3, 1, 5],
		[1 / 7, 1 / 3, 1 / 5, 1]
	]);
});

it('finds the weights and the consistency of the published example', () => {
	const { group, ratio, consistent, subjects: measures } = tally([{ region: 'es', ballot: leader }]);
	for (const [at, weight] of [54.76, 12.66, 26.99, 5.59].entries()) {
		expect(group?.[at]).toBeCloseTo(weight, 1);
		expect(measures[at]?.total.mean).toBeCloseTo(weight, 1);
	}
	expect(ratio).toBeCloseTo(0.0439, 4);
	expect(consistent).toBe(1);
});

it('takes the group by the geometric mean: opposite judgements leave equal weights', () => {
	const { group, ratio } = tally([
		{ region: 'es', ballot: leader },
		{ region: 'pl', ballot: turned }
	]);
	for (const weight of group ?? []) expect(weight).toBeCloseTo(25, 6);
	expect(ratio).toBeCloseTo(0, 6);
});

it('lets each region count once, however many people it sent', () => {
	const many = (count: number, region: string, ballot: Ballot) =>
		Array.from({ length: count }, () => ({ region, ballot }));
	const { group, equal } = tally([...many(9, 'es', leader), ...many(3, 'pl', turned)]);
	for (const weight of equal ?? []) expect(weight).toBeCloseTo(25, 6);
	expect(group?.[0]).toBeGreaterThan(30);
	expect(tally(many(2, 'es', leader)).equal).toBeNull();
});

describe('a ballot', () => {
	const accept = (pairs: readonly unknown[]) => pairwise.accept({}, { pairs }, { region: 'es' }, subjects);
	const [one, ...others] = leader.pairs;

	it('judges every pair exactly once', () => {
		expect(accept(leader.pairs)).toMatchObject({ ok: true });
		expect(accept(others)).toEqual({ ok: false, reason: 'incomplete-ballot' });
		expect(accept([...leader.pairs, one])).toEqual({ ok: false, reason: 'invalid-ballot' });
		expect(accept([others[0], ...others])).toEqual({ ok: false, reason: 'incomplete-ballot' });
	});

	it('holds nothing else', () => {
		const age = { first: 'age', second: 'experience', step: 1 };
		expect(accept([age, ...others])).toEqual({ ok: false, reason: 'unknown-subject' });
		expect(accept([{ ...one, step: 9 }, ...others])).toEqual({ ok: false, reason: 'invalid-ballot' });
	});
});
