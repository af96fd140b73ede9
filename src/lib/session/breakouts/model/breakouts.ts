/**
 * The groups of a workshop: one object, changed only here, by commands that may come in any order and from several
 * people at once. Pure: ids and chance are handed in. Where a group works is found by the server beforehand.
 */
import * as v from 'valibot';
import { idPattern } from '#lib/base/model/ids.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { BreakoutPlan, type Reach } from './plan.ts';
import {
	dealtOut,
	groupCount,
	metIn,
	mixedAcrossRegions,
	nextRound,
	shuffled,
	type Random,
	type Seated
} from './seating.ts';

export const longestName = 80;
export const longestMessage = 500;
/** Groups of earlier rounds that are remembered, so that people meet new ones. */
const mostMet = 1000;

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Id = v.pipe(v.string(), v.regex(idPattern));
const Name = v.pipe(v.string(), v.maxLength(longestName));

export const Group = v.object({
	id: Id,
	/** Counted from 1. */
	number: Count,
	/** A name of its own; empty for none. */
	name: Name,
	/** The region that it is of; null for groups of several. */
	region: v.nullable(v.string()),
	/** Participant ids. */
	members: v.array(v.string()),
	/** Stays when the others go on; a member, or null. */
	host: v.nullable(v.string()),
	/** Where it works; null until that is made. */
	board: v.nullable(Id),
	/** The frame on that board; null for the whole board. */
	frame: v.nullable(Id),
	/** Ids of the groups of which it was merged. */
	from: v.array(Id)
});
export type Group = v.InferOutput<typeof Group>;

export const Message = v.object({ id: Id, text: v.string() });
export type Message = v.InferOutput<typeof Message>;

/** `open`: the groups meet. `back`: everybody was called back. `none`: there are no groups yet. */
export const phases = ['none', 'open', 'back'] as const;

export const BreakoutState = v.object({
	/** Grows with every change. */
	rev: Count,
	/** Grows whenever people are sent somewhere else: to groups, to other groups, back. */
	stage: Count,
	phase: v.picklist(phases),
	/** The run of a step that these groups were last brought in line with; 0 for none. */
	run: Count,
	plan: v.nullable(BreakoutPlan),
	groups: v.array(Group),
	/** Members of the groups of earlier rounds. */
	met: v.array(v.array(v.string())),
	/** From the facilitator to all groups. */
	message: v.nullable(Message)
});
export type BreakoutState = v.InferOutput<typeof BreakoutState>;

export const noBreakouts: BreakoutState = {
	rev: 0,
	stage: 0,
	phase: 'none',
	run: 0,
	plan: null,
	groups: [],
	met: [],
	message: null
};

export type BreakoutRefusal = 'no-groups' | 'not-found' | 'too-many' | 'group-full' | 'not-now';
type Outcome = Result<BreakoutState, BreakoutRefusal>;

export interface Chance {
	newId(): string;
	readonly random: Random;
}

/** More groups than this nobody can visit. */
export const mostGroups = 200;

export const groupOf = (state: Pick<BreakoutState, 'groups'>, participant: string): Group | undefined =>
	state.groups.find(({ members }) => members.includes(participant));

/** What somebody may do on a board: null where the groups have no say about it. */
export function reachOf(
	{ phase, plan, groups }: Pick<BreakoutState, 'phase' | 'plan' | 'groups'>,
	board: string,
	participant: string
): Reach | null {
	if (phase !== 'open' || plan?.place !== 'board') return null;
	const owners = groups.filter((group) => group.board === board);
	if (owners.length === 0 || owners.some(({ members }) => members.includes(participant))) return null;
	return plan.others;
}

/** Sends everybody who is here to groups. Groups to go on with are those that are there. */
export function sendToGroups(
	state: BreakoutState,
	plan: BreakoutPlan,
	people: readonly Seated[],
	chance: Chance
): Outcome {
	const goesOn = plan.way === 'same' || plan.way === 'rotate' || plan.way === 'merge';
	const wanted: BreakoutPlan = goesOn && state.groups.length === 0 ? { ...plan, way: 'mixed' } : plan;
	const groups = groupsFor(state, wanted, people, chance);
	if (groups.length > mostGroups) return refuse('too-many');
	return ok(
		arrived(
			{
				...sent(state, 'open'),
				plan: wanted,
				groups,
				met: [...state.met, ...state.groups.map(({ members }) => members)].slice(-mostMet)
			},
			people,
			chance
		)
	);
}

/** Everybody comes back together; the groups stay known. */
export function callBack(state: BreakoutState): Outcome {
	return state.phase === 'open' ? ok(sent(state, 'back')) : refuse('no-groups');
}

/** Another step, one without groups, is running, or none: whoever is in a group comes back. */
export const withoutGroups = (state: BreakoutState, run: number): BreakoutState => ({
	...(state.phase === 'open' ? sent(state, 'back') : changed(state)),
	run
});

const sent = (state: BreakoutState, phase: 'open' | 'back'): BreakoutState => ({
	...changed(state),
	stage: state.stage + 1,
	phase,
	message: null
});
const changed = (state: BreakoutState): BreakoutState => ({ ...state, rev: state.rev + 1 });

function groupsFor(
	state: BreakoutState,
	{ way, size }: BreakoutPlan,
	people: readonly Seated[],
	{ newId, random }: Chance
): Group[] {
	const ids = people.map(({ id }) => id);
	const count = groupCount(people.length, size);
	const numbered = (seated: readonly (readonly string[])[]): Group[] =>
		seated.map((members, at) => newGroup(newId(), at + 1, members));
	switch (way) {
		case 'region': {
			const regions = [...new Set(people.map(({ region }) => region))].sort();
			return regions.map((region, at) => {
				const own = people.filter((person) => person.region === region);
				return {
					...newGroup(
						newId(),
						at + 1,
						own.map(({ id }) => id)
					),
					region
				};
			});
		}
		case 'mixed':
			return numbered(mixedAcrossRegions(people, size, random));
		case 'random':
			return numbered(dealtOut(shuffled(ids, random), count));
		case 'hand':
		case 'choice':
			return numbered(Array.from({ length: count }, () => []));
		case 'same':
			return [...state.groups];
		case 'rotate':
			return rotated(state);
		case 'merge':
			return merged(state.groups, newId);
	}
}

const newGroup = (id: string, number: number, members: readonly string[]): Group => ({
	id,
	number,
	name: '',
	region: null,
	members: [...members],
	host: null,
	board: null,
	frame: null,
	from: []
});

/** Groups keep their place and their host; a table without a host takes its first member for it. */
function rotated({ groups, met }: BreakoutState): Group[] {
	const hosted = groups.map((group) => ({ ...group, host: group.host ?? group.members[0] ?? null }));
	const tables = nextRound(hosted, metIn([...met, ...groups.map(({ members }) => members)]));
	return hosted.map((group, index) => ({ ...group, region: null, members: tables[index] ?? [] }));
}

/** Neighbours go together two by two. One that is left over stays as it is, unless somebody would be alone. */
function merged(groups: readonly Group[], newId: () => string): Group[] {
	const pairs: Group[][] = [];
	for (let at = 0; at < groups.length; at += 2) pairs.push(groups.slice(at, at + 2));
	const last = pairs.at(-1);
	if (pairs.length > 1 && last?.length === 1 && (last[0]?.members.length ?? 0) < 2) {
		pairs.pop();
		pairs.at(-1)?.push(...last);
	}
	return pairs.map((together, at) => {
		const [first] = together;
		if (together.length === 1 && first) return { ...first, number: at + 1, from: [] };
		const members = together.flatMap((group) => group.members);
		return { ...newGroup(newId(), at + 1, members), from: together.map(({ id }) => id) };
	});
}

/**
 * Whoever is here and has no group gets one: that of the region, or the smallest with the fewest of the region. Where
 * all are full, a new one begins. Where people are put into groups by hand or choose, nothing happens.
 */
export function arrived(state: BreakoutState, people: readonly Seated[], { newId }: Chance): BreakoutState {
	const { phase, plan } = state;
	if (phase !== 'open' || !plan || plan.way === 'hand' || plan.way === 'choice') return state;
	const seated = new Set(state.groups.flatMap(({ members }) => members));
	const late = people.filter(({ id }) => !seated.has(id));
	if (late.length === 0) return state;
	const regions = new Map(people.map(({ id, region }) => [id, region]));
	const groups = state.groups.map((group) => ({ ...group, members: [...group.members] }));
	const byRegion = plan.way === 'region';
	for (const { id, region } of late) {
		const crowd = ({ members }: Group): number =>
			members.length * mostMet + members.filter((member) => regions.get(member) === region).length;
		const open = groups.filter((group) =>
			byRegion ? group.region === region : group.members.length <= plan.size || groups.length >= mostGroups
		);
		let group = open.sort((one, other) => crowd(one) - crowd(other))[0];
		if (!group) {
			group = { ...newGroup(newId(), groups.length + 1, []), region: byRegion ? region : null };
			groups.push(group);
		}
		group.members.push(id);
	}
	return changed({ ...state, groups });
}

/** One more, empty group. */
export function addGroup(state: BreakoutState, newId: () => string): Outcome {
	if (state.phase !== 'open') return refuse('no-groups');
	if (state.groups.length >= mostGroups) return refuse('too-many');
	const group = newGroup(newId(), state.groups.length + 1, []);
	return ok(changed({ ...state, groups: [...state.groups, group] }));
}

/** Where the groups work, by group id. */
export const placed = (
	state: BreakoutState,
	places: ReadonlyMap<string, Pick<Group, 'board' | 'frame'>>
): BreakoutState => ({
	...state,
	groups: state.groups.map((group) => ({ ...group, ...places.get(group.id) }))
});

/** @param to null takes somebody out of all groups */
export function moveTo(state: BreakoutState, participant: string, to: string | null): Outcome {
	if (state.groups.length === 0) return refuse('no-groups');
	if (to !== null && !state.groups.some(({ id }) => id === to)) return refuse('not-found');
	const from = groupOf(state, participant)?.id ?? null;
	if (from === to) return ok(state);
	return ok(
		changed({
			...state,
			groups: state.groups.map((group) => {
				const others = group.members.filter((id) => id !== participant);
				const host = group.host === participant ? null : group.host;
				return { ...group, host, members: group.id === to ? [...others, participant] : others };
			})
		})
	);
}

/** Somebody chooses a group. Groups fill up evenly: no group takes more than its share and one. */
export function choose(state: BreakoutState, participant: string, to: string, people: number): Outcome {
	if (state.phase !== 'open' || state.plan?.way !== 'choice') return refuse('not-now');
	const group = state.groups.find(({ id }) => id === to);
	if (group && !group.members.includes(participant)) {
		if (group.members.length >= seatsOf(state, people)) return refuse('group-full');
	}
	return moveTo(state, participant, to);
}

/** How many people a group that is chosen takes at most. */
export const seatsOf = ({ plan, groups }: Pick<BreakoutState, 'plan' | 'groups'>, people: number): number =>
	Math.max(plan?.size ?? 0, Math.ceil(people / Math.max(1, groups.length)));

export function describe(
	state: BreakoutState,
	id: string,
	to: { readonly name?: string | undefined; readonly host?: string | null | undefined }
): Outcome {
	const group = state.groups.find((each) => each.id === id);
	if (!group) return refuse('not-found');
	if (typeof to.host === 'string' && !group.members.includes(to.host)) return refuse('not-found');
	const name = to.name ?? group.name;
	const host = to.host === undefined ? group.host : to.host;
	if (name === group.name && host === group.host) return ok(state);
	const groups = state.groups.map((each) => (each.id === id ? { ...each, name, host } : each));
	return ok(changed({ ...state, groups }));
}

/** @param text empty takes the message back */
export function tellAll(state: BreakoutState, text: string, newId: () => string): Outcome {
	if (state.phase !== 'open') return refuse('no-groups');
	return ok(changed({ ...state, message: text === '' ? null : { id: newId(), text } }));
}
