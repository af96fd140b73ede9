/** Groups over the session channel: who is where, and what facilitators and participants ask for. */
import * as v from 'valibot';
import { idPattern } from '#lib/base/model/ids.ts';
import { command, part } from '#lib/realtime/model/messages.ts';
import { Group, longestMessage, longestName, Message, phases, type BreakoutRefusal } from './breakouts.ts';
import { BreakoutPlan } from './plan.ts';

/** Null for those who only look on: reviewers and the like. Room screens learn it from the part `screen`. */
export const Breakouts = v.nullable(
	v.object({
		/** Grows whenever people are sent somewhere else. */
		stage: v.number(),
		phase: v.picklist(phases),
		/** The run of a step that the groups are in line with. */
		run: v.number(),
		plan: v.nullable(BreakoutPlan),
		groups: v.array(Group),
		message: v.nullable(Message)
	})
);
export type Breakouts = v.InferOutput<typeof Breakouts>;
export const breakoutPart = part('breakout', Breakouts);

const Nothing = v.object({});
const Id = v.pipe(v.string(), v.regex(idPattern));
/** The stage a facilitator sees while pressing, so that two who press at once send people only once. */
const seen = { stage: v.pipe(v.number(), v.integer(), v.minValue(0)) };

/** Makes groups, or goes on with those that are there, and sends everybody to them. */
export const sendToGroups = command('breakout:send', v.object({ plan: BreakoutPlan, ...seen }), Nothing);
/** Everybody comes back together. */
export const callBack = command('breakout:call-back', v.object(seen), Nothing);
/** Puts somebody into another group; null: into none. */
export const moveToGroup = command(
	'breakout:move',
	v.object({ participant: Id, group: v.nullable(Id) }),
	Nothing
);
/** Chooses one's own group, where people choose. */
export const chooseGroup = command('breakout:choose', v.object({ group: Id }), Nothing);
/** One more, empty group. */
export const addGroup = command('breakout:add', Nothing, Nothing);
/** Gives a group a name, and a host who stays when the others go on. */
export const describeGroup = command(
	'breakout:describe',
	v.object({
		group: Id,
		name: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(longestName))),
		host: v.optional(v.nullable(Id))
	}),
	Nothing
);
/** A message to all groups; an empty one takes it back. */
export const tellGroups = command(
	'breakout:tell',
	v.object({ text: v.pipe(v.string(), v.trim(), v.maxLength(longestMessage)) }),
	Nothing
);

/**
 * Everything the server may refuse these commands with. `groups-changed`: people were sent elsewhere meanwhile, by
 * another facilitator or a step.
 */
export type BreakoutCommandRefusal = BreakoutRefusal | 'groups-changed' | 'not-allowed' | 'workshop-closed';
