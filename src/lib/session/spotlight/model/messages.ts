/** The spotlight on the session channel: one facilitator's view, shown to everybody who does not decline. */
import * as v from 'valibot';
import { command, part } from '#lib/realtime/model/messages.ts';
import { Id } from '../../model/steps/agenda.ts';

/** World units. Nobody looks further away than this. */
const farthest = 1e7;
const Coordinate = v.pipe(v.number(), v.finite(), v.minValue(-farthest), v.maxValue(farthest));
const Length = v.pipe(v.number(), v.finite(), v.gtValue(0), v.maxValue(farthest));

/** What is in view, in world units of the board. */
export const SpotlightView = v.object({ x: Coordinate, y: Coordinate, w: Length, h: Length });
export type SpotlightView = v.InferOutput<typeof SpotlightView>;

/** `frame` is the frame that is presented; then everybody sees all of it, whatever the shape of their window. */
export const SpotlightPlace = v.object({ board: Id, view: SpotlightView, frame: v.nullable(Id) });
export type SpotlightPlace = v.InferOutput<typeof SpotlightPlace>;

export const LiveSpotlight = v.object({
	...SpotlightPlace.entries,
	/** Names this spotlight: who declined one is asked again by the next. */
	run: v.string(),
	/** The participant whose view it is; null for room screens, which know nobody. */
	leader: v.nullable(v.string()),
	/** Whether this person looks along; false for the leader. */
	follows: v.boolean(),
	/** How many of those who are here look along, and how many could. */
	following: v.number(),
	invited: v.number()
});
export type LiveSpotlight = v.InferOutput<typeof LiveSpotlight>;

/** Null while nobody shows anything. */
export const spotlightPart = part('spotlight', v.nullable(LiveSpotlight));

const done = v.object({});
/** Takes over from whoever shows something now. */
export const startSpotlight = command('spotlight:start', SpotlightPlace, v.object({ run: v.string() }));
export const moveSpotlight = command(
	'spotlight:move',
	v.object({ run: v.string(), ...SpotlightPlace.entries }),
	done
);
/** Ends whatever is shown; any facilitator may. */
export const endSpotlight = command('spotlight:end', v.object({}), done);
/** Declines, or comes back. */
export const followSpotlight = command('spotlight:follow', v.object({ follow: v.boolean() }), done);
