/**
 * Reactions to items: one entry per item, sign and person in the root `reactions`, so that two people never
 * overwrite each other's and the server can say of each whose it is. No undo knows of them.
 */
import type * as Y from 'yjs';

/** The signs that can be given, in the order in which they are offered. */
export const reactionSigns = ['👍', '❤️', '🎉', '💡', '❓', '👀'] as const;
export type ReactionSign = (typeof reactionSigns)[number];

export const isSign = (sign: string): sign is ReactionSign => reactionSigns.some((each) => each === sign);

/** The key of one person's reaction. */
export const reactionKey = (item: string, sign: ReactionSign, participant: string): string =>
	`${item}/${sign}/${participant}`;

/** The parts of a key; undefined if it is none. */
export function parseReactionKey(
	key: string
): { readonly item: string; readonly sign: ReactionSign; readonly participant: string } | undefined {
	const [item = '', sign = '', participant = '', ...more] = key.split('/');
	const id = /^[A-Za-z0-9_-]{1,64}$/;
	if (more.length > 0 || !id.test(item) || !id.test(participant) || !isSign(sign)) return undefined;
	return { item, sign, participant };
}

/** Who gave which sign, of one item. */
export type ItemReactions = ReadonlyMap<ReactionSign, readonly string[]>;

export const noReactions: ItemReactions = new Map();
/** Of no item at all. */
export const nothingGiven: ReadonlyMap<string, ItemReactions> = new Map();

/** All reactions by item; participants in an order that is the same for everybody. */
export function readReactions(root: Y.Map<unknown>): Map<string, Map<ReactionSign, string[]>> {
	const all = new Map<string, Map<ReactionSign, string[]>>();
	for (const key of [...root.keys()].sort()) {
		const parsed = parseReactionKey(key);
		if (!parsed) continue;
		const item = all.get(parsed.item) ?? new Map<ReactionSign, string[]>();
		all.set(parsed.item, item);
		item.set(parsed.sign, [...(item.get(parsed.sign) ?? []), parsed.participant]);
	}
	return all;
}

/** Gives the sign, or takes it back. Returns whether it is given now. */
export function toggleReaction(
	doc: Y.Doc,
	item: string,
	sign: ReactionSign,
	participant: string,
	origin: object
): boolean {
	const root = doc.getMap<unknown>('reactions');
	const key = reactionKey(item, sign, participant);
	const given = !root.has(key);
	doc.transact(() => {
		if (given) root.set(key, true);
		else root.delete(key);
	}, origin);
	return given;
}
