import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Result } from '#lib/base/model/result.ts';
import {
	addGroup,
	arrived,
	BreakoutState,
	callBack,
	choose,
	describe as describeGroup,
	groupOf,
	moveTo,
	noBreakouts,
	reachOf,
	sendToGroups,
	tellAll,
	withoutGroups,
	type BreakoutRefusal,
	type Chance
} from './breakouts.ts';
import { usualPlan, ways, type BreakoutPlan } from './plan.ts';
import type { Seated } from './seating.ts';

function chance(): Chance {
	let next = 0;
	return { newId: () => `g${next++}`, random: () => 0.5 };
}
const crowd = (count: number): Seated[] =>
	Array.from({ length: count }, (_, at) => ({
		id: `p${at}`,
		region: ['north', 'south', null][at % 3] ?? null
	}));
const plan = (over: Partial<BreakoutPlan>): BreakoutPlan => ({ ...usualPlan, ...over });

function done(outcome: Result<BreakoutState, BreakoutRefusal>): BreakoutState {
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome.value;
}
const members = (state: BreakoutState) => state.groups.map((group) => group.members.length);

describe('1-2-4-All', () => {
	it('pairs become fours and fours become all, and everybody stays with whom they were', () => {
		const by = chance();
		const pairs = done(sendToGroups(noBreakouts, plan({ way: 'mixed', size: 2 }), crowd(8), by));
		expect(members(pairs)).toEqual([2, 2, 2, 2]);
		const fours = done(sendToGroups(pairs, plan({ way: 'merge' }), crowd(8), by));
		expect(members(fours)).toEqual([4, 4]);
		expect(fours.groups.map(({ from }) => from)).toEqual([
			pairs.groups.slice(0, 2).map(({ id }) => id),
			pairs.groups.slice(2).map(({ id }) => id)
		]);
		const all = done(sendToGroups(fours, plan({ way: 'merge' }), crowd(8), by));
		expect(members(all)).toEqual([8]);
	});

	it('a pair that is left over stays a group; one person alone joins the others', () => {
		const by = chance();
		const three = done(sendToGroups(noBreakouts, plan({ way: 'mixed', size: 2 }), crowd(6), by));
		expect(members(done(sendToGroups(three, plan({ way: 'merge' }), crowd(6), by)))).toEqual([4, 2]);
		const lonely = done(moveTo(three, three.groups[2]?.members[0] ?? '', three.groups[0]?.id ?? ''));
		expect(members(lonely)).toEqual([3, 2, 1]);
		expect(members(done(sendToGroups(lonely, plan({ way: 'merge' }), crowd(6), by)))).toEqual([6]);
	});
});

describe('who comes late', () => {
	it('goes to the region, or to the smallest group; a new group begins where all are full', () => {
		const by = chance();
		const regions = done(sendToGroups(noBreakouts, plan({ way: 'region' }), crowd(2), by));
		const late = arrived(
			regions,
			[...crowd(2), { id: 'x', region: 'north' }, { id: 'y', region: 'west' }],
			by
		);
		expect(groupOf(late, 'x')?.region).toBe('north');
		expect(groupOf(late, 'y')).toMatchObject({ region: 'west', members: ['y'] });
		const pair = done(sendToGroups(noBreakouts, plan({ size: 2 }), crowd(2), by));
		expect(members(arrived(pair, crowd(3), by))).toEqual([3]);
		expect(members(arrived(pair, crowd(4), by))).toEqual([3, 1]);
	});

	it('chooses where people choose, and no group takes more than its share', () => {
		const by = chance();
		const state = done(sendToGroups(noBreakouts, plan({ way: 'choice', size: 2 }), crowd(4), by));
		expect(arrived(state, crowd(4), by)).toBe(state);
		const [first = ''] = state.groups.map(({ id }) => id);
		const two = done(choose(done(choose(state, 'p0', first, 4)), 'p1', first, 4));
		expect(choose(two, 'p2', first, 4)).toMatchObject({ ok: false, reason: 'group-full' });
		expect(choose(done(callBack(two)), 'p2', first, 4)).toMatchObject({ ok: false, reason: 'not-now' });
	});
});

it('what others may do on a board holds while the groups meet, and never for its own group', () => {
	const by = chance();
	const state = done(
		sendToGroups(noBreakouts, plan({ place: 'board', others: 'nothing', size: 2 }), crowd(4), by)
	);
	const [first, second] = state.groups.map((group, at) => ({ ...group, board: `b${at}` }));
	if (!first || !second) throw new Error('no groups');
	const open = { ...state, groups: [first, second] };
	expect(reachOf(open, 'b0', first.members[0] ?? '')).toBeNull();
	expect(reachOf(open, 'b1', first.members[0] ?? '')).toBe('nothing');
	expect(reachOf(open, 'b1', 'a reviewer')).toBe('nothing');
	expect(reachOf(open, 'another', first.members[0] ?? '')).toBeNull();
	expect(reachOf(done(callBack(open)), 'b1', first.members[0] ?? '')).toBeNull();
});

const person = fc.integer({ min: 0, max: 11 }).map((at) => `p${at}`);
const which = fc.nat(5);
const command = fc.oneof(
	fc.record({
		do: fc.constant('send' as const),
		way: fc.constantFrom(...ways),
		size: fc.integer({ min: 2, max: 6 }),
		people: fc.nat(12)
	}),
	fc.record({ do: fc.constant('back' as const) }),
	fc.record({ do: fc.constant('step' as const), run: fc.nat(9) }),
	fc.record({ do: fc.constant('arrive' as const), people: fc.nat(12) }),
	fc.record({ do: fc.constant('move' as const), person, to: fc.option(which) }),
	fc.record({ do: fc.constant('choose' as const), person, to: which }),
	fc.record({ do: fc.constant('host' as const), person, of: which }),
	fc.record({ do: fc.constant('add' as const) }),
	fc.record({ do: fc.constant('tell' as const), text: fc.constantFrom('', 'Five minutes') })
);
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

function carriedOut(state: BreakoutState, what: Command, by: Chance): BreakoutState {
	const id = (at: number | null) => (at === null ? null : (state.groups[at]?.id ?? 'gone'));
	const outcome = (): Result<BreakoutState, BreakoutRefusal> | BreakoutState => {
		switch (what.do) {
			case 'send':
				return sendToGroups(state, plan({ way: what.way, size: what.size }), crowd(what.people), by);
			case 'back':
				return callBack(state);
			case 'step':
				return withoutGroups(state, what.run);
			case 'arrive':
				return arrived(state, crowd(what.people), by);
			case 'move':
				return moveTo(state, what.person, id(what.to));
			case 'choose':
				return choose(state, what.person, id(what.to) ?? 'gone', 12);
			case 'host':
				return describeGroup(state, id(what.of) ?? 'gone', { host: what.person });
			case 'add':
				return addGroup(state, by.newId);
			case 'tell':
				return tellAll(state, what.text, by.newId);
		}
	};
	const result = outcome();
	if (!('ok' in result)) return result;
	return result.ok ? result.value : state;
}

it('commands in any order keep everybody in one group at most, hosts in their groups, and rev growing', () => {
	fc.assert(
		fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
			const by = chance();
			let state = noBreakouts;
			for (const each of commands) {
				const next = carriedOut(state, each, by);
				expect(next === state || next.rev > state.rev).toBe(true);
				expect(next.stage).toBeGreaterThanOrEqual(state.stage);
				const seated = next.groups.flatMap((group) => group.members);
				expect(new Set(seated).size).toBe(seated.length);
				expect(new Set(next.groups.map((group) => group.id)).size).toBe(next.groups.length);
				expect(next.groups.map((group) => group.number)).toEqual(next.groups.map((_, at) => at + 1));
				for (const { host, members: there } of next.groups)
					expect(host === null || there.includes(host)).toBe(true);
				if (next.phase !== 'open') expect(next.message).toBeNull();
				if (each.do === 'send' && each.way !== 'hand' && each.way !== 'choice')
					expect(crowd(each.people).every(({ id }) => seated.includes(id))).toBe(true);
				// Nobody loses a group by coming back, by a message or by somebody's arrival.
				if (!['send', 'move', 'choose'].includes(each.do))
					for (const group of state.groups) {
						const kept = next.groups.find(({ id }) => id === group.id);
						expect(kept?.members).toEqual(expect.arrayContaining(group.members));
					}
				// It survives a restart.
				expect(v.parse(BreakoutState, JSON.parse(JSON.stringify(next)))).toEqual(next);
				state = next;
			}
		})
	);
});
