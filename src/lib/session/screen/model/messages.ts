/** What a room screen shows: nothing that anybody who stands before it may not read. */
import * as v from 'valibot';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import { idPattern } from '#lib/base/model/ids.ts';
import { command, part } from '#lib/realtime/model/messages.ts';
import { Region } from '../../model/messages.ts';
import { ByRegion } from '../../signals/model/messages.ts';

/** `name` is the first name, and empty while names are not for all; `region` an id, null without one. */
export const ScreenSpeaker = v.object({ name: v.string(), region: v.nullable(v.string()) });
export type ScreenSpeaker = v.InferOutput<typeof ScreenSpeaker>;

/** A group and who is in it, while the groups meet. */
export const ScreenGroup = v.object({
	number: v.number(),
	/** Empty for a group without a name of its own. */
	name: v.string(),
	/** The region that the group is of. */
	region: v.nullable(v.string()),
	people: v.array(ScreenSpeaker)
});
export type ScreenGroup = v.InferOutput<typeof ScreenGroup>;

/** So many of the queue are shown; the rest are a number. */
export const shownSpeakers = 5;

export const ScreenState = v.object({
	title: LocalizedText,
	place: v.string(),
	from: v.string(),
	to: v.string(),
	/** The join code; null once nobody can join any more. */
	code: v.nullable(v.string()),
	regions: v.array(Region),
	/** Participants with a connection, by region id. */
	here: ByRegion,
	speaking: v.nullable(ScreenSpeaker),
	queue: v.array(ScreenSpeaker),
	/** How many hands are up in all. */
	hands: v.number(),
	/** Empty while everybody is together. */
	groups: v.array(ScreenGroup),
	ready: ByRegion,
	/**
	 * How many people have answered in the running rounds, by poll id, and how many of them all that they are asked;
	 * without `complete` where that is not known.
	 */
	voters: v.record(v.string(), v.object({ voters: v.number(), complete: v.optional(v.number()) })),
	/** The poll whose turnout or result is shown. */
	poll: v.nullable(v.string())
});
export type ScreenState = v.InferOutput<typeof ScreenState>;
export const screenPart = part('screen', ScreenState);

/** For facilitators: how many room screens are open, and which poll they show. Null for everybody else. */
export const ScreensOpen = v.nullable(v.object({ open: v.number(), poll: v.nullable(v.string()) }));
export const screensPart = part('screens', ScreensOpen);

/** Shows the turnout or the revealed result of a poll on all room screens; null takes it away. */
export const showPoll = command(
	'screen:poll',
	v.object({ poll: v.nullable(v.pipe(v.string(), v.regex(idPattern))) }),
	v.object({})
);
