import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figures } from '../../model/poll-kind.ts';
import { leavesOf, type Tree } from '../../statistics/model/cluster.ts';
import { challengeMap } from './challenge-map.ts';
import { matchList, type Practice } from './match-list.ts';
import { transferMap } from './transfer-map.ts';

/** One row per region, one column per subject; undefined where a region is not shown. */
function figuresOf(
	table: Readonly<Record<string, readonly (number | undefined)[]>>,
	scale: Pick<Figures, 'low' | 'high' | 'rising'> = { low: 1, high: 5, rising: true }
): Figures {
	const width = Math.max(...Object.values(table).map((row) => row.length));
	return {
		...scale,
		subjects: Array.from({ length: width }, (_, at) => ({
			subject: `s${at}`,
			value: null,
			regions: new Map(
				Object.entries(table).flatMap(([region, row]) => {
					const value = row[at];
					return value === undefined ? [] : [[region, value] as const];
				})
			)
		}))
	};
}

const present = <T>(value: T | null): T => {
	if (value === null) throw new Error('nothing to compare');
	return value;
};
const between = (
	map: ReturnType<typeof challengeMap>,
	a: string,
	b: string,
	of: 'similarity' | 'overlap'
) => {
	const found = present(map);
	return found[of][found.regions.indexOf(a)]?.[found.regions.indexOf(b)];
};

describe('the map of challenges', () => {
	const map = challengeMap(figuresOf({ a: [5, 4, 4, 2, 1], b: [5, 5, 3, 2, 2], c: [4, 5, 3, 3, 1] }));

	it('compares regions by Spearman on average ranks, to the known values', () => {
		expect(between(map, 'a', 'b', 'similarity')).toBeCloseTo(0.892218, 6);
		expect(between(map, 'a', 'c', 'similarity')).toBeCloseTo(0.763158, 6);
		expect(between(map, 'b', 'c', 'similarity')).toBeCloseTo(0.892218, 6);
	});

	it('compares what is heavy by Jaccard', () => {
		const sets = challengeMap(figuresOf({ a: [5, 5, 5, 1, 1], b: [1, 5, 5, 5, 1], c: [1, 1, 1, 1, 5] }));
		expect(between(sets, 'a', 'b', 'overlap')).toBeCloseTo(0.5, 9);
		expect(between(sets, 'a', 'c', 'overlap')).toBe(0);
	});

	it('tells what weighs on all, on some, on few and on nobody, the heaviest first', () => {
		const rows = present(
			challengeMap(
				figuresOf({ a: [5, 5, 5, 1], b: [5, 5, 1, 1], c: [5, 5, 1, 1], d: [4, 1, 1, 1], e: [4, 1, 1, 1] })
			)
		).rows;
		expect(rows.map(({ challenge, reach }) => [challenge, reach])).toEqual([
			['s0', 'all'],
			['s1', 'some'],
			['s2', 'few'],
			['s3', 'none']
		]);
	});

	it('calls nothing shared by all that is light for one region', () => {
		const rows = present(challengeMap(figuresOf({ a: [5, 5], b: [5, 5], c: [5, 5], d: [3, 1] }))).rows;
		expect(rows.map(({ reach }) => reach)).toEqual(['all', 'some']);
	});

	it('reads ranks the other way round: the first place is the heaviest', () => {
		const ranks = figuresOf({ a: [1, 3, 2], b: [1, 2, 3] }, { low: 1, high: 3, rising: false });
		expect(present(challengeMap(ranks)).rows[0]?.challenge).toBe('s0');
	});

	it('knows nothing of regions without figures, and nothing at all of one region', () => {
		expect(challengeMap(figuresOf({ a: [5, 4, 3] }))).toBeNull();
		const some = present(
			challengeMap(figuresOf({ a: [5, 4, 3], b: [undefined, 4, undefined], c: [1, 2, 3] }))
		);
		expect(some.rows.find(({ challenge }) => challenge === 's0')?.cells.filter((cell) => !cell)).toHaveLength(
			1
		);
		expect(between(some, 'a', 'b', 'similarity')).toBeNull();
	});

	it('is symmetric, bounded, and the same in whatever order the challenges come', () => {
		const tables = fc
			.tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 2, max: 8 }))
			.chain(([regions, subjects]) =>
				fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: subjects, maxLength: subjects }), {
					minLength: regions,
					maxLength: regions
				})
			);
		fc.assert(
			fc.property(tables, (rows) => {
				const figures = figuresOf(Object.fromEntries(rows.map((row, at) => [`r${at}`, row])));
				const one = present(challengeMap(figures));
				const other = present(challengeMap({ ...figures, subjects: figures.subjects.toReversed() }));
				expect(leavesOf(one.tree)).toEqual(one.regions.map((_, at) => at));
				expect([...one.regions].sort()).toEqual(rows.map((_, at) => `r${at}`));
				for (const [i, a] of one.regions.entries()) {
					for (const [j, b] of one.regions.entries()) {
						const rho = one.similarity[i]?.[j] ?? null;
						const share = one.overlap[i]?.[j] ?? null;
						expect(Math.abs(rho ?? 0)).toBeLessThanOrEqual(1 + 1e-9);
						expect(share ?? 0).toBeGreaterThanOrEqual(0);
						expect(share ?? 0).toBeLessThanOrEqual(1);
						expect(one.similarity[j]?.[i] ?? null).toEqual(rho);
						const again = between(other, a, b, 'similarity');
						if (rho === null) expect(again).toBeNull();
						else expect(again).toBeCloseTo(rho, 9);
					}
				}
				const top = (tree: Tree) => ('leaf' in tree ? 0 : tree.height);
				expect(top(one.tree)).toBeLessThanOrEqual(2 + 1e-9);
			})
		);
	});
});

describe('the match list', () => {
	/** s0 is heavy for a and b, s1 for a alone, s2 for nobody. */
	const map = present(challengeMap(figuresOf({ a: [4, 5, 1], b: [5, 1, 1], c: [1, 1, 2] })));
	const practice = (id: string, region: string | null, ...challenges: string[]): Practice => ({
		id,
		region,
		challenges
	});

	it('leads from a practice to the other regions for which what it meets is heavy, the heaviest first', () => {
		const { matches } = matchList(map, [practice('p', 'c', 's0', 's2'), practice('guest', null, 's1')]);
		expect(matches).toEqual([
			{
				practice: 'p',
				from: 'c',
				challenge: 's0',
				to: [
					{ region: 'b', value: 5 },
					{ region: 'a', value: 4 }
				]
			},
			{ practice: 'guest', from: null, challenge: 's1', to: [{ region: 'a', value: 5 }] }
		]);
	});

	it('never offers a region its own practice, and says for whom nobody else has one', () => {
		const { matches, unmet } = matchList(map, [practice('own', 'a', 's0', 's1')]);
		expect(matches).toEqual([
			{ practice: 'own', from: 'a', challenge: 's0', to: [{ region: 'b', value: 5 }] }
		]);
		expect(unmet).toEqual([
			{ challenge: 's0', regions: ['a'] },
			{ challenge: 's1', regions: ['a'] }
		]);
	});

	it('accounts for every heavy cell: somebody has a practice for it, or it is unmet', () => {
		const figure = fc.integer({ min: 1, max: 5 });
		const table = fc.array(fc.array(figure, { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 5 });
		const some = fc.array(
			fc.record({
				id: fc.uuid(),
				region: fc.constantFrom('r0', 'r1', 'r4', null),
				challenges: fc.subarray(['s0', 's1', 's2', 's3', 'gone'])
			}),
			{ maxLength: 6 }
		);
		fc.assert(
			fc.property(table, some, (rows, practices) => {
				const map = present(
					challengeMap(figuresOf(Object.fromEntries(rows.map((row, at) => [`r${at}`, row]))))
				);
				const { matches, unmet } = matchList(map, practices);
				for (const { from, to } of matches) expect(to.map(({ region }) => region)).not.toContain(from);
				for (const { challenge, heavyIn } of map.rows) {
					for (const region of heavyIn) {
						const met = matches.some(
							(match) => match.challenge === challenge && match.to.some((need) => need.region === region)
						);
						const open = unmet.some((row) => row.challenge === challenge && row.regions.includes(region));
						expect([met, open].filter(Boolean)).toHaveLength(1);
					}
				}
			})
		);
	});
});

describe('the map of transfer', () => {
	const subjects = [
		{ id: 's0', title: {}, region: 'pl' },
		{ id: 's1', title: {}, region: 'pl' },
		{ id: 's2', title: {}, region: 'es' },
		{ id: 's3', title: {}, region: null }
	];
	const map = transferMap(
		figuresOf(
			{ pl: [undefined, undefined, -1, 1], es: [2, 1, undefined, 0], lv: [0, 1, undefined, 2] },
			{ low: -2, high: 2, rising: true }
		),
		subjects,
		['es', 'pl', 'lv', 'hu']
	);

	it('puts practices of one region together by their median, the best first', () => {
		const { from, to, cells } = present(map);
		expect(from).toEqual(['es', 'pl', null]);
		expect(to).toEqual(['es', 'pl', 'lv']);
		expect(cells[1]?.[0]).toEqual({
			value: 1.5,
			practices: [
				{ subject: 's0', value: 2 },
				{ subject: 's1', value: 1 }
			]
		});
	});

	it('has nothing on the diagonal and nothing where a region is not shown', () => {
		const { cells } = present(map);
		expect(cells[1]?.[1]).toBeNull();
		expect(cells[0]?.[2]).toBeNull();
	});

	it('does not exist without judgements', () => {
		expect(transferMap(figuresOf({ pl: [undefined] }), subjects, ['pl'])).toBeNull();
	});
});
