/**
 * What one open document tells the others about its person: who (stamped by the server), where the pointer
 * is, what is selected, what part of the board is on screen and which gesture is under way. Travels as Yjs
 * awareness and is never stored.
 */
import * as v from 'valibot';
import { syncLimits } from './sync-protocol.ts';

const finite = v.pipe(v.number(), v.finite());

/** World units. */
export const Cursor = v.object({ x: finite, y: finite });
export type Cursor = v.InferOutput<typeof Cursor>;

/** The part of the world on somebody's screen, in world units. */
export const Viewport = v.object({ x: finite, y: finite, w: finite, h: finite });
export type Viewport = v.InferOutput<typeof Viewport>;

/** Written by the server into every state; whatever a client puts there is replaced. */
export const PresenceUser = v.object({
	participant: v.string(),
	name: v.string(),
	region: v.nullable(v.string()),
	role: v.string()
});
export type PresenceUser = v.InferOutput<typeof PresenceUser>;

/** Parts that cannot be understood are dropped, the person stays visible. */
const PresenceState = v.object({
	user: PresenceUser,
	cursor: v.fallback(v.optional(v.nullable(Cursor)), undefined),
	selection: v.fallback(v.optional(v.array(v.string())), undefined),
	viewport: v.fallback(v.optional(v.nullable(Viewport)), undefined),
	gesture: v.optional(v.unknown())
});

/** One open document of somebody else; a person with two tabs appears twice. */
export interface PresentPerson extends PresenceUser {
	readonly clientId: number;
	readonly cursor?: Cursor;
	readonly selection?: readonly string[];
	readonly viewport?: Viewport;
	/** As the other side's tool wrote it; parse before use. */
	readonly gesture?: unknown;
}

/** Undefined if the state names no user, which no state from the server does. */
export function parsePresence(clientId: number, state: unknown): PresentPerson | undefined {
	const parsed = v.safeParse(PresenceState, state);
	if (!parsed.success) return undefined;
	const { user, cursor, selection, viewport, gesture } = parsed.output;
	return {
		clientId,
		...user,
		...(cursor ? { cursor } : {}),
		...(selection ? { selection } : {}),
		...(viewport ? { viewport } : {}),
		...(gesture === undefined || gesture === null ? {} : { gesture })
	};
}

export interface OwnPresence {
	cursor?: Cursor | null;
	selection?: readonly string[];
	viewport?: Viewport | null;
	gesture?: unknown;
}

/** The server drops larger states; some room is left for the user it adds. */
const roomForUser = 400;

/**
 * `own` cut down to what the server accepts: first a long selection is shortened, then the gesture is
 * left out.
 */
export function fitPresence(own: OwnPresence): OwnPresence {
	const fits = (state: OwnPresence) =>
		JSON.stringify(state).length <= syncLimits.awarenessCharacters - roomForUser;
	const selection = own.selection?.slice(0, 40);
	const shortened: OwnPresence = selection ? { ...own, selection } : own;
	if (fits(shortened)) return shortened;
	const { gesture: _tooLarge, ...rest } = shortened;
	return fits(rest) ? rest : {};
}
