/**
 * How an entry comes from its writers to the facilitators and is accepted: draft, submitted, accepted. One rule for
 * the server, which decides, and the page, which offers what may be done. Pure.
 */

export const moderationStates = ['draft', 'submitted', 'accepted'] as const;
export type ModerationState = (typeof moderationStates)[number];

/** The key of an entry that holds its state; a draft holds none. */
export const moderationKey = 'moderation';

/** What cannot be read is a draft. */
export const moderationFrom = (value: unknown): ModerationState =>
	moderationStates.find((state) => state === value) ?? 'draft';

export interface Moderator {
	readonly facilitator: boolean;
	/** Whether the entry is this person's or their region's. */
	readonly own: boolean;
}

/**
 * Whether somebody may bring an entry from one state to another: its own people hand it in and take it back,
 * facilitators decide.
 */
export function mayModerate(
	{ facilitator, own }: Moderator,
	from: ModerationState,
	to: ModerationState
): boolean {
	if (facilitator || from === to) return true;
	return own && from !== 'accepted' && to !== 'accepted';
}

/** Whether only facilitators change it: what was accepted stays what it was then. */
export const isClosed = (state: ModerationState): boolean => state === 'accepted';
