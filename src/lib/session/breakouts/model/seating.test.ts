import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	groupCount,
	meetingsAgain,
	metIn,
	mixedAcrossRegions,
	nextRound,
	shuffled,
	type Random,
	type Table
} from './seating.ts';

/** A chance that is always the same (mulberry32). */
function chance(seed: number): Random {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

const sizes = (groups: readonly (readonly unknown[])[]) => groups.map(({ length }) => length);
const spread = (counts: readonly number[]) => Math.max(...counts) - Math.min(...counts);

describe('how many groups', () => {
	it.each([
		{ people: 0, size: 4, groups: 1 },
		{ people: 1, size: 2, groups: 1 },
		{ people: 3, size: 2, groups: 1 },
		{ people: 5, size: 2, groups: 2 },
		{ people: 6, size: 2, groups: 3 },
		{ people: 7, size: 4, groups: 2 },
		{ people: 9, size: 4, groups: 2 },
		{ people: 60, size: 5, groups: 12 }
	])('$people people in groups of $size', ({ people, size, groups }) => {
		expect(groupCount(people, size)).toBe(groups);
	});
});

it('mixed groups differ by at most one person, and by at most one of each region', () => {
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom('a', 'b', 'c', null), { minLength: 1, maxLength: 60 }),
			fc.integer({ min: 2, max: 8 }),
			fc.integer(),
			(regions, size, seed) => {
				const people = regions.map((region, at) => ({ id: `p${at}`, region }));
				const groups = mixedAcrossRegions(people, size, chance(seed));
				expect(groups.flat().sort()).toEqual(people.map(({ id }) => id).sort());
				expect(spread(sizes(groups))).toBeLessThanOrEqual(1);
				for (const region of ['a', 'b', 'c', null]) {
					const of = groups.map(
						(group) => group.filter((id) => people.find((one) => one.id === id)?.region === region).length
					);
					expect(spread(of)).toBeLessThanOrEqual(1);
				}
			}
		)
	);
});

describe('the next round of a World Café', () => {
	const cafe = fc
		.record({ tables: fc.integer({ min: 1, max: 9 }), people: fc.integer({ min: 1, max: 45 }) })
		.filter(({ tables, people }) => people >= tables)
		.map(({ tables, people }): Table[] => {
			const seats: string[][] = Array.from({ length: tables }, () => []);
			for (let at = 0; at < people; at++) seats[at % tables]?.push(`p${at}`);
			return seats.map((members) => ({ members, host: members[0] ?? null }));
		});

	it('over any number of rounds hosts stay, nobody is lost, and sizes differ by at most one', () => {
		fc.assert(
			fc.property(cafe, fc.integer({ min: 1, max: 5 }), (first, rounds) => {
				let tables = first;
				const seen = tables.map(({ members }) => members);
				for (let round = 0; round < rounds; round++) {
					const next = nextRound(tables, metIn(seen));
					expect(next.map(([host]) => host)).toEqual(first.map(({ host }) => host));
					expect(next.flat().sort()).toEqual(first.flatMap(({ members }) => members).sort());
					expect(spread(sizes(next))).toBeLessThanOrEqual(1);
					tables = tables.map(({ host }, at) => ({ host, members: next[at] ?? [] }));
					seen.push(...next);
				}
			})
		);
	});

	it('nobody meets anybody again where there are enough tables', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 11 }), (count, travellers) => {
				fc.pre(travellers < count);
				const tables = Array.from({ length: count }, (_, table): Table => {
					const members = Array.from({ length: travellers + 1 }, (_seat, seat) => `${table}-${seat}`);
					return { members, host: members[0] ?? null };
				});
				const met = metIn(tables.map(({ members }) => members));
				expect(meetingsAgain(nextRound(tables, met), met)).toBe(0);
			})
		);
	});

	it('is never worse than chance', () => {
		fc.assert(
			fc.property(cafe, fc.integer(), (first, seed) => {
				const random = chance(seed);
				const seen = first.map(({ members }) => members);
				const tables = first.map(({ host }, at) => ({
					host,
					members: nextRound(first, metIn(seen))[at] ?? []
				}));
				const met = metIn([...seen, ...tables.map(({ members }) => members)]);
				const found = meetingsAgain(nextRound(tables, met), met);
				const travellers = tables.flatMap(({ members, host }) => members.filter((id) => id !== host));
				const byChance = Array.from({ length: 20 }, () => {
					const seating = tables.map(({ host }) => (host === null ? [] : [host]));
					shuffled(travellers, random).forEach((id, at) => seating[at % seating.length]?.push(id));
					return meetingsAgain(seating, met);
				});
				expect(found).toBeLessThanOrEqual(byChance.reduce((sum, each) => sum + each, 0) / 20);
			})
		);
	});
});
