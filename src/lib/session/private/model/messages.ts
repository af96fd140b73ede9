/** Private writing over the session channel: facilitators see how much was written, never what. */
import * as v from 'valibot';
import { idPattern } from '#lib/base/model/ids.ts';
import { command, part } from '#lib/realtime/model/messages.ts';

const Id = v.pipe(v.string(), v.regex(idPattern));

/** How much one person has written privately for a board. */
export const Written = v.object({
	participant: v.string(),
	/** Notes that nobody else has seen yet. */
	notes: v.number(),
	/** How many of them the author keeps back. */
	kept: v.number(),
	/** Notes that a reveal has put on the board. */
	revealed: v.number()
});
export type Written = v.InferOutput<typeof Written>;

/** Boards on which something is waiting or was revealed; null for those who do not lead. */
export const PrivateState = v.nullable(v.array(v.object({ board: v.string(), people: v.array(Written) })));
export type PrivateState = v.InferOutput<typeof PrivateState>;
export const privatePart = part('private', PrivateState);

/**
 * Puts private notes on their board, in one change. `region`: only that region's; null are people without one.
 * `one`: a single note, the next by chance. What its author keeps back is never revealed.
 */
export const revealNotes = command(
	'private:reveal',
	v.object({ board: Id, region: v.optional(v.nullable(Id)), one: v.boolean() }),
	v.object({ revealed: v.number() })
);

/** Everything the server may refuse the command with. */
export type RevealRefusal = 'not-allowed' | 'workshop-closed' | 'not-found';
