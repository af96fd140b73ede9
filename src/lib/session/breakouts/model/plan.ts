/** How people are put into groups for a while, as a step or a facilitator says it. */
import * as v from 'valibot';

/** Ways to make groups. The last three go on with the groups that are there; without any they mix. */
export const ways = [
	/** one group per region */
	'region',
	/** each group from as many regions as possible */
	'mixed',
	'random',
	/** empty groups, which a facilitator fills */
	'hand',
	/** empty groups, which people choose themselves */
	'choice',
	/** the groups of before meet again */
	'same',
	/** hosts stay, everybody else goes to another table and meets new people (World Café) */
	'rotate',
	/** two groups become one and bring along what they wrote (1-2-4-All) */
	'merge'
] as const;
export type Way = (typeof ways)[number];

/** Where a group works: a frame of the step's board, or a board of its own. */
export const places = ['frame', 'board'] as const;
export type GroupPlace = (typeof places)[number];

/** What the other groups may do on a group's own board while the groups meet. */
export const reaches = ['write', 'read', 'nothing'] as const;
export type Reach = (typeof reaches)[number];

export const groupSizes = { least: 2, most: 50 } as const;

export const BreakoutPlan = v.object({
	way: v.picklist(ways),
	/** People in a group; the group of a region is as large as the region. */
	size: v.pipe(v.number(), v.integer(), v.minValue(groupSizes.least), v.maxValue(groupSizes.most)),
	place: v.picklist(places),
	others: v.picklist(reaches)
});
export type BreakoutPlan = v.InferOutput<typeof BreakoutPlan>;

export const usualPlan: BreakoutPlan = { way: 'mixed', size: 4, place: 'frame', others: 'write' };
