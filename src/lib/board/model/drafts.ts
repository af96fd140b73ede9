/**
 * Private writing as it stands in `draft.<board>.<participant>`: entries like those of the board, with what only
 * the author decides beside them. The reveal puts them on the board. Which ids were ever there says the board
 * itself, also of what was deleted since, so that no note comes twice, whatever happens in between.
 */
import * as Y from 'yjs';
import { parseItem } from './item-entry.ts';
import type { ItemKinds } from './item-kind.ts';
import type { Item } from './item.ts';
import { revealPlaces, type RevealPlaces } from './reveal-places.ts';
import { entryFromUnread, unreadEntryOf, type Unread, type UnreadEntry } from './unread-entry.ts';

/** What only a private entry has; true or absent. */
export const draftFields = {
	/** The author does not want it to be revealed. */
	kept: 'keptBack',
	/** When it was written, names were to stay. */
	named: 'named',
	/** Nobody chose its place on the board: it was written in a list. `true`, or `shownPlace` once its author saw it. */
	unplaced: 'unplaced'
} as const;

/** The value of `unplaced` for what its author sees at some place that only the reveal decides. */
export const shownPlace = 'shown';

/** The snapshot of a private entry. */
export const asDraft = (item: Item, entry: unknown): Item => ({
	...item,
	draft: {
		kept: entry instanceof Y.Map && entry.get(draftFields.kept) === true,
		unplaced: entry instanceof Y.Map && entry.get(draftFields.unplaced) === true
	}
});

/** One private note, ready to be revealed. */
export interface Draft {
	readonly id: string;
	readonly kept: boolean;
	readonly named: boolean;
	readonly unplaced: boolean;
	/** The fields that stay, texts with their formats. */
	readonly fields: UnreadEntry;
	/** Nothing was written on it yet. */
	readonly blank: boolean;
}

/** A draft with whose it will be. */
export interface RevealedDraft extends Draft {
	/** Null where names do not stay. */
	readonly author: string | null;
	readonly region: string | null;
}

export const draftsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('items');

/** Whether an entry stands on the board or ever did: a map of Yjs remembers keys that were deleted. */
export const wasOnBoard = (items: Y.Map<unknown>, id: string): boolean => items._map.has(id);

/** Everything in a private document, in the order of its ids, which says nothing about when it was written. */
export function readDrafts(doc: Y.Doc, kinds: ItemKinds): Draft[] {
	const drafts: Draft[] = [];
	for (const [id, entry] of draftsOf(doc)) {
		if (!(entry instanceof Y.Map)) continue;
		const all = unreadEntryOf(entry);
		if (!all) continue;
		const fields = Object.fromEntries(Object.entries(all).filter(([key]) => !notForBoard.has(key)));
		const item = parseItem(id, entry, kinds);
		const kind = kinds.of(item);
		drafts.push({
			id,
			kept: entry.get(draftFields.kept) === true,
			named: entry.get(draftFields.named) === true,
			unplaced: entry.has(draftFields.unplaced),
			fields,
			blank: kind?.stacks === true && kind.text(item).trim() === ''
		});
	}
	return drafts.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Set by the server, or of the private document alone. */
const notForBoard: ReadonlySet<string> = new Set([
	'author',
	'region',
	'lockedBy',
	...Object.values(draftFields)
]);

/** A draft that its author's group takes along into its frame, unless the author chose another one. */
export const broughtInto = <One extends Draft>(draft: One, frame: string | undefined): One =>
	frame === undefined || plain(draft.fields['frame']) !== undefined
		? draft
		: { ...draft, unplaced: true, fields: { ...draft.fields, frame: { plain: frame } } };

/** Puts drafts on the board; the caller opens the transaction. What was ever there is left out. */
export function putOnBoard(doc: Y.Doc, drafts: readonly RevealedDraft[], kinds: ItemKinds): void {
	const items = draftsOf(doc);
	const coming = drafts.filter(({ id }) => !wasOnBoard(items, id));
	const ids = new Set(coming.map(({ id }) => id));
	const { at, heights, outside } = placesFor(coming, items, kinds);
	for (const [id, height] of heights) {
		const frame = items.get(id);
		if (frame instanceof Y.Map) frame.set('h', height);
	}
	for (const draft of coming) {
		const { frame, ...fields } = draft.fields;
		const entry = entryFromUnread(fields);
		const place = at.get(draft.id);
		if (place) for (const [key, value] of Object.entries(place)) entry.set(key, value);
		const container = plain(frame);
		if (
			typeof container === 'string' &&
			!outside.has(draft.id) &&
			(items.has(container) || ids.has(container))
		) {
			entry.set('frame', container);
		}
		if (draft.author !== null) entry.set('author', draft.author);
		if (draft.region !== null) entry.set('region', draft.region);
		items.set(draft.id, entry);
	}
}

/** Where what comes is to lie, among what is there. */
function placesFor(coming: readonly RevealedDraft[], items: Y.Map<unknown>, kinds: ItemKinds): RevealPlaces {
	const there = [...items].map(([id, entry]) => parseItem(id, entry, kinds));
	const writes = (kind: string): boolean => kinds.get(kind)?.stacks === true;
	const residents = there
		// What leads from one thing to another lies over much that is free.
		.filter((item) => kinds.of(item)?.creation !== 'connect')
		.map(({ id, frame, kind, x, y, w, h }) => {
			const contains = kinds.get(kind)?.can.contain === true;
			return { id, frame, contains, writing: writes(kind), x, y, w, h };
		});
	const arrivals = coming
		.filter(({ fields }) => kinds.get(String(plain(fields['kind'])))?.creation !== 'connect')
		.map(({ id, unplaced, region, author, fields }) => {
			const frame = residents.find(({ id, contains }) => contains && id === plain(fields['frame']))?.id;
			const number = (key: string, usual: number): number => numberIn(fields[key], usual);
			const box = { x: number('x', 0), y: number('y', 0), w: number('w', 200), h: number('h', 200) };
			return { id, frame, unplaced, region, author, writing: writes(String(plain(fields['kind']))), ...box };
		});
	return revealPlaces(arrivals, residents);
}

function numberIn(field: Unread | undefined, usual: number): number {
	const value = plain(field);
	return typeof value === 'number' ? value : usual;
}

const plain = (field: Unread | undefined): unknown => (field && 'plain' in field ? field.plain : undefined);
