/**
 * The session channel's contract: commands from a client with an answer, and parts of the session's
 * state from the server. Each feature owns its commands and parts in its own `model/messages.ts` and
 * registers their handlers; nothing here or in the channel knows them.
 */
import * as v from 'valibot';

/** A named request with a validated input; `value` of the answer is merged into `{ ok: true, ... }`. */
export interface Command<Name extends string, Input, Answer extends object> {
	readonly name: Name;
	readonly input: v.GenericSchema<unknown, Input>;
	readonly answer: v.GenericSchema<unknown, Answer>;
}

/** @param name `noun:verb` in the imperative, e.g. `poll:cast`. */
export const command = <Name extends string, Input, Answer extends object>(
	name: Name,
	input: v.GenericSchema<unknown, Input>,
	answer: v.GenericSchema<unknown, Answer>
): Command<Name, Input, Answer> => ({ name, input, answer });

/**
 * One feature's share of the session's state, as one person may see it. The whole of it is sent on
 * every connect and again whenever it changed; a part is never patched.
 */
export interface Part<Name extends string, Value> {
	readonly name: Name;
	readonly schema: v.GenericSchema<unknown, Value>;
}

export const part = <Name extends string, Value>(
	name: Name,
	schema: v.GenericSchema<unknown, Value>
): Part<Name, Value> => ({ name, schema });

export type Answer<Value extends object> =
	| ({ readonly ok: true } & Value)
	| { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

export const Refused = v.object({
	ok: v.literal(false),
	error: v.object({ code: v.string(), message: v.string() })
});

/**
 * The answer to `workshop:enter`: everything one person may know at once. `rev` grows with every
 * change of the workshop's session state; `now` is the server's clock in milliseconds since 1970.
 */
export const Snapshot = v.object({
	rev: v.number(),
	now: v.number(),
	parts: v.record(v.string(), v.unknown())
});
export type Snapshot = v.InferOutput<typeof Snapshot>;

/** Sent by the server as `workshop:part` after a change. A client that sees a gap in `rev` enters again. */
export const PartChanged = v.object({ rev: v.number(), name: v.string(), value: v.unknown() });
export type PartChanged = v.InferOutput<typeof PartChanged>;

/** The first thing a client says; `workshop` is the workshop's id. */
export const enterWorkshop = command('workshop:enter', v.object({ workshop: v.string() }), Snapshot);
/** Answered at once, so that a client learns the server's clock better than from entering. */
export const askTime = command('time:ask', v.object({}), v.object({ now: v.number() }));
export const partChangedEvent = 'workshop:part';
/** The server is about to stop; the client shows "reconnecting" instead of an error. */
export const restartingEvent = 'server:restarting';
