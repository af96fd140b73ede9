/** Check values: the examples of the sources, and figures computed from the stated formulas. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisedDeviation, standardDeviation } from './deviation.ts';
import { groupJudgements, pairToRethink, priorities, rankOrderCentroid } from './pairwise.ts';
import { averageRanks, bordaPoints, completeRanks, jaccard, kendallsW, spearman } from './ranks.ts';
import { etaSquared, intraclassCorrelation, regionEqualConsensus } from './regions.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("Kendall's W", () => {
	const tied = [
		[5, 4, 4, 2, 1],
		[5, 5, 3, 2, 2],
		[4, 5, 3, 3, 1]
	];

	it('of four judges and five objects is 0.7625', () => {
		const judges = [
			[1, 3, 2, 5, 4],
			[2, 1, 3, 4, 5],
			[3, 1, 2, 5, 4],
			[3, 2, 1, 4, 5]
		];
		expect(kendallsW(judges)).toBeCloseTo(0.7625, 6);
	});

	it('is corrected for ties', () => {
		expect(kendallsW(tied.map(averageRanks))).toBeCloseTo(0.89881, 6);
	});

	it('does not exist for one judge, one object, or judges who tell nothing apart', () => {
		expect(kendallsW([[1, 2, 3]])).toBeNull();
		expect(kendallsW([[1], [1]])).toBeNull();
		expect(
			kendallsW([
				[2, 2, 2],
				[1, 2, 3]
			])
		).toBeNull();
	});

	const judgements = fc
		.tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 2, max: 7 }))
		.chain(([judges, objects]) =>
			fc.array(fc.array(fc.nat({ max: 6 }), { minLength: objects, maxLength: objects }), {
				minLength: judges,
				maxLength: judges
			})
		);

	it('lies between 0 and 1 and depends neither on the order of judges nor on that of objects', () => {
		fc.assert(
			fc.property(judgements, (scores) => {
				const w = kendallsW(scores.map(averageRanks));
				const turned = kendallsW(scores.toReversed().map((row) => averageRanks(row.toReversed())));
				if (w === null) {
					expect(turned).toBeNull();
					return;
				}
				expect(turned).toBeCloseTo(w, 9);
				expect(w).toBeGreaterThanOrEqual(-1e-9);
				expect(w).toBeLessThanOrEqual(1 + 1e-9);
			})
		);
	});

	it('is 1 when all rank alike', () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.nat(), { minLength: 2, maxLength: 9 }),
				fc.integer({ min: 2, max: 6 }),
				(scores, judges) => {
					const ranks = averageRanks(scores);
					expect(kendallsW(Array.from({ length: judges }, () => ranks))).toBeCloseTo(1, 9);
				}
			)
		);
	});

	it('goes with the mean correlation of pairs', () => {
		const [a = [], b = [], c = []] = tied;
		const pairs = [spearman(a, b), spearman(a, c), spearman(b, c)].map((rho) => rho ?? NaN);
		expect(pairs[0]).toBeCloseTo(0.8922, 4);
		expect(pairs[1]).toBeCloseTo(0.7632, 4);
		expect(sum(pairs) / 3).toBeCloseTo(0.849198, 5);
	});
});

describe('Spearman', () => {
	const pairs = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })), { minLength: 2, maxLength: 12 });
	it('is symmetric, bounded, and turns its sign with the scale', () => {
		fc.assert(
			fc.property(pairs, (list) => {
				const [a, b] = [list.map(([x]) => x), list.map(([, y]) => y)];
				const rho = spearman(a, b);
				if (rho === null) {
					expect(spearman(b, a)).toBeNull();
					return;
				}
				expect(spearman(b, a)).toBeCloseTo(rho, 9);
				expect(
					spearman(
						a,
						b.map((value) => -value)
					)
				).toBeCloseTo(-rho, 9);
				expect(Math.abs(rho)).toBeLessThanOrEqual(1 + 1e-9);
			})
		);
	});
});

it('ties share the ranks they span', () => {
	expect(averageRanks([5, 4, 4, 2, 1])).toEqual([1, 2.5, 2.5, 4, 5]);
	fc.assert(
		fc.property(fc.array(fc.nat({ max: 5 }), { maxLength: 9 }), (values) => {
			expect(sum(averageRanks(values))).toBeCloseTo((values.length * (values.length + 1)) / 2, 9);
		})
	);
});

describe('Borda', () => {
	const ballots = [
		...Array.from({ length: 6 }, () => 'ABDC'),
		...Array.from({ length: 5 }, () => 'DBCA'),
		...Array.from({ length: 4 }, () => 'CDBA'),
		...Array.from({ length: 2 }, () => 'BCDA')
	].map((ballot) => [...ballot]);
	const points = (id: string, list: readonly (readonly string[])[]) =>
		sum(list.map((ranked) => bordaPoints(completeRanks(ranked, ['A', 'B', 'C', 'D']).get(id) ?? NaN, 4)));

	it('gives 18, 32, 21 and 31 points, so that B wins with two first places', () => {
		expect(['A', 'B', 'C', 'D'].map((id) => points(id, ballots))).toEqual([18, 32, 21, 31]);
	});

	it('gives the same sum of points for a partial ballot as for a full one', () => {
		const all = ['A', 'B', 'C', 'D', 'E'];
		fc.assert(
			fc.property(fc.subarray(all), (ranked) => {
				const ranks = completeRanks(ranked, all);
				expect(sum(all.map((id) => bordaPoints(ranks.get(id) ?? NaN, all.length)))).toBeCloseTo(10, 9);
			})
		);
	});
});

describe('variance between and within regions', () => {
	const regions = [
		[5, 4, 5],
		[4, 4, 3],
		[2, 1, 2]
	];
	it('has eta² 0.875 and ICC(1) 0.8696', () => {
		expect(etaSquared(regions)).toBeCloseTo(0.875, 6);
		expect(intraclassCorrelation(regions)).toBeCloseTo(20 / 23, 6);
	});

	it('does not exist for one region or where all say the same; ICC needs three answers per region', () => {
		expect(etaSquared([[1, 2, 3]])).toBeNull();
		expect(
			etaSquared([
				[2, 2],
				[2, 2]
			])
		).toBeNull();
		expect(
			intraclassCorrelation([
				[1, 2],
				[3, 4, 5]
			])
		).toBeNull();
	});

	const groups = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 6 }), {
		minLength: 2,
		maxLength: 6
	});
	it('is bounded and depends neither on the order of regions nor on the scale', () => {
		fc.assert(
			fc.property(groups, (some) => {
				const eta = etaSquared(some);
				const icc = intraclassCorrelation(some);
				if (eta === null || icc === null) {
					expect(new Set(some.flat()).size).toBe(1);
					return;
				}
				expect(eta).toBeGreaterThanOrEqual(0);
				expect(eta).toBeLessThanOrEqual(1 + 1e-9);
				expect(icc).toBeLessThanOrEqual(1 + 1e-9);
				const turned = some.toReversed().map((group) => group.map((value) => 10 - 2 * value));
				expect(etaSquared(turned)).toBeCloseTo(eta, 9);
				expect(intraclassCorrelation(turned)).toBeCloseTo(icc, 9);
			})
		);
	});
});

describe('region-equal consensus', () => {
	const of = (...pairs: readonly [number, number][]) =>
		regionEqualConsensus(pairs.map(([agree, all]) => ({ agree, all })));
	it('multiplies the regions', () => {
		expect(of([8, 10], [2, 10])).toEqual({ product: 0.1875, root: Math.sqrt(0.1875) });
		expect(of([5, 10], [5, 10])?.root).toBeCloseTo(0.5, 6);
		expect(of([9, 10], [8, 9], [4, 5])?.product).toBeCloseTo(0.487013, 6);
		expect(of([9, 10], [8, 9], [4, 5])?.root).toBeCloseTo(0.786768, 6);
		expect(of([0, 0])).toBeNull();
	});
});

describe('deviation', () => {
	it('tells a hidden conflict: (40,30,20,10), (25,25,25,25), (10,20,30,40)', () => {
		expect(standardDeviation([40, 25, 10])).toBeCloseTo(Math.sqrt(150), 6);
		expect(standardDeviation([30, 25, 20])).toBeCloseTo(Math.sqrt(50 / 3), 6);
	});
	it('as a share of the scale lies between 0 and 0.5, whichever way the scale runs', () => {
		expect(normalisedDeviation([1, 5, 1, 5], 1, 5)).toBeCloseTo(0.5, 9);
		expect(normalisedDeviation([1, 2, 3, 4, 5], 1, 5)).toBeCloseTo(0.353553, 6);
		expect(normalisedDeviation([3], 1, 5)).toBeNull();
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2 }), (values) => {
				const share = normalisedDeviation(values, 1, 5) ?? NaN;
				expect(share).toBeGreaterThanOrEqual(0);
				expect(share).toBeLessThanOrEqual(0.5 + 1e-9);
				expect(
					normalisedDeviation(
						values.map((value) => 6 - value),
						1,
						5
					)
				).toBeCloseTo(share, 9);
			})
		);
	});
});

describe('pairwise comparison', () => {
	const leader = [
		[1, 4, 3, 7],
		[1 / 4, 1, 1 / 3, 3],
		[1 / 3, 3, 1, 5],
		[1 / 7, 1 / 3, 1 / 5, 1]
	];

	it('weighs experience .5476, education .1266, charisma .2699, age .0559', () => {
		const { weights, lambda, ratio } = priorities(leader);
		[0.5476, 0.1266, 0.2699, 0.0559].forEach((weight, at) => expect(weights[at]).toBeCloseTo(weight, 4));
		expect(lambda).toBeCloseTo(4.118418, 6);
		expect(ratio).toBeCloseTo(0.118418 / 3 / 0.9, 6);
	});

	const judged = fc
		.integer({ min: 2, max: 6 })
		.chain((n) =>
			fc
				.array(fc.constantFrom(1 / 9, 1 / 5, 1 / 3, 1, 3, 5, 9), { minLength: 36, maxLength: 36 })
				.map((values) =>
					Array.from({ length: n }, (_, i) =>
						Array.from({ length: n }, (_, j) =>
							i === j ? 1 : i < j ? (values[i * 6 + j] ?? 1) : 1 / (values[j * 6 + i] ?? 1)
						)
					)
				)
		);

	it('gives positive weights that sum to 1, and a ratio that is never negative', () => {
		fc.assert(
			fc.property(judged, (matrix) => {
				const { weights, ratio } = priorities(matrix);
				expect(sum(weights)).toBeCloseTo(1, 9);
				expect(weights.every((weight) => weight > 0)).toBe(true);
				expect(ratio).toBeGreaterThanOrEqual(0);
			})
		);
	});

	it('finds the weights behind a consistent matrix and doubts nothing', () => {
		const behind = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 6 });
		fc.assert(
			fc.property(behind, (weights) => {
				const matrix = weights.map((a) => weights.map((b) => a / b));
				const found = priorities(matrix);
				found.weights.forEach((weight, at) =>
					expect(weight).toBeCloseTo((weights[at] ?? 0) / sum(weights), 9)
				);
				expect(found.ratio).toBeCloseTo(0, 9);
				expect(pairToRethink(matrix, found)).toBeNull();
			})
		);
	});

	it('doubts the judgement that goes in circles', () => {
		const circle = [
			[1, 3, 1 / 9],
			[1 / 3, 1, 3],
			[9, 1 / 3, 1]
		];
		expect(pairToRethink(circle, priorities(circle))).not.toBeNull();
		expect(priorities(circle).ratio).toBeGreaterThan(0.1);
	});

	it('of a group is reciprocal, in whatever order its members come', () => {
		fc.assert(
			fc.property(judged, (matrix) => {
				const turned = matrix.map((_, i) => matrix.map((row) => row[i] ?? NaN));
				const group = groupJudgements([matrix, turned]);
				group.flat().forEach((value) => expect(value).toBeCloseTo(1, 9));
				expect(groupJudgements([turned, matrix])).toEqual(group);
			})
		);
	});
});

it('rank-order centroids are the known ones and sum to 1', () => {
	expect(rankOrderCentroid(3).map((w) => Number(w.toFixed(4)))).toEqual([0.6111, 0.2778, 0.1111]);
	expect(rankOrderCentroid(4).map((w) => Number(w.toFixed(4)))).toEqual([0.5208, 0.2708, 0.1458, 0.0625]);
	expect(rankOrderCentroid(5).map((w) => Number(w.toFixed(4)))).toEqual([0.4567, 0.2567, 0.1567, 0.09, 0.04]);
	for (let options = 1; options < 12; options++) expect(sum(rankOrderCentroid(options))).toBeCloseTo(1, 9);
});

it('sets share what they hold in common', () => {
	expect(jaccard(new Set([1, 2, 3]), new Set([2, 3, 4]))).toBe(0.5);
	expect(jaccard(new Set([1, 2, 3]), new Set([5]))).toBe(0);
	expect(jaccard(new Set(), new Set())).toBeNull();
});
