/** Raised hands, "I am done" and the pulse over the session channel, and who may know what. */
import * as v from 'valibot';
import { idPattern } from '#lib/base/model/ids.ts';
import { command, part } from '#lib/realtime/model/messages.ts';

/** What one person says with the pulse. */
export const pulses = ['clear', 'slower', 'question'] as const;
export type Pulse = (typeof pulses)[number];

/** How many people by region id; those without a region stand under the empty text. */
export const ByRegion = v.record(v.string(), v.number());
export type ByRegion = v.InferOutput<typeof ByRegion>;

/** Everybody sees the same queue. */
export const Hands = v.object({
	/** Who has the floor, as a participant id. */
	speaking: v.nullable(v.string()),
	/** Participant ids in the order of `speakingOrder`. */
	queue: v.array(v.string()),
	/** How often somebody of each region was called. */
	turns: ByRegion
});
export type Hands = v.InferOutput<typeof Hands>;
export const handsPart = part('hands', Hands);

/** Who is done is nobody else's business; how many of each region is. */
export const Ready = v.object({ you: v.boolean(), regions: ByRegion });
export type Ready = v.InferOutput<typeof Ready>;
export const readyPart = part('ready', Ready);

/** Counts reach those who lead; nobody learns who pressed what. */
export const PulseState = v.object({
	you: v.nullable(v.picklist(pulses)),
	counts: v.nullable(v.object({ clear: v.number(), slower: v.number(), question: v.number() }))
});
export type PulseState = v.InferOutput<typeof PulseState>;
export const pulsePart = part('pulse', PulseState);

const Nothing = v.object({});
const Id = v.pipe(v.string(), v.regex(idPattern));

export const raiseHand = command('hand:raise', Nothing, Nothing);
/** One's own, or with `participant` somebody else's. Also ends that person's turn to speak. */
export const lowerHand = command('hand:lower', v.object({ participant: v.optional(Id) }), Nothing);
/** Gives the floor to somebody whose hand is up. The same call again changes nothing. */
export const callHand = command('hand:call', v.object({ participant: Id }), Nothing);
/** Lowers all hands and forgets who has spoken. */
export const clearHands = command('hand:clear', Nothing, Nothing);

export const setReady = command('ready:set', v.object({ ready: v.boolean() }), Nothing);
export const clearReady = command('ready:clear', Nothing, Nothing);

/** Null takes one's answer back. */
export const setPulse = command('pulse:set', v.object({ pulse: v.nullable(v.picklist(pulses)) }), Nothing);
export const clearPulse = command('pulse:clear', Nothing, Nothing);

/** Everything the server may refuse these commands with. */
export type SignalRefusal = 'not-allowed' | 'workshop-closed' | 'not-found' | 'too-many';
