/**
 * Private writing as it stands in `draft.<board>.<participant>`: entries like those of the board, with what only
 * the author decides beside them. The reveal puts them on the board. Which ids were ever there says the board
 * itself, also of what was deleted since, so that no note comes twice, whatever happens in between.
 */
import * as Y from 'yjs';
import type { Box } from '#lib/base/model/geometry.ts';
import { parseItem } from './item-entry.ts';
import type { ItemKinds } from './item-kind.ts';
import type { Item } from './item.ts';
import { entryFromUnread, unreadEntryOf, type Unread, type UnreadEntry } from './unread-entry.ts';

/** What only a private entry has; true or absent. */
export const draftFields = {
	/** The author does not want it to be revealed. */
	kept: 'keptBack',
	/** When it was written, names were to stay. */
	named: 'named',
	/** Written in a list, without a place on the board. */
	unplaced: 'unplaced'
} as const;

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
			unplaced: entry.get(draftFields.unplaced) === true,
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
	const places = placesFor(
		coming.filter(({ unplaced }) => unplaced),
		items,
		kinds
	);
	for (const draft of coming) {
		const { frame, ...fields } = draft.fields;
		const entry = entryFromUnread(fields);
		const place = places.get(draft.id);
		if (place) for (const [key, value] of Object.entries(place)) entry.set(key, value);
		const container = plain(frame);
		if (typeof container === 'string' && (items.has(container) || ids.has(container))) {
			entry.set('frame', container);
		}
		if (draft.author !== null) entry.set('author', draft.author);
		if (draft.region !== null) entry.set('region', draft.region);
		items.set(draft.id, entry);
	}
}

const gap = 16;
const mostColumns = 6;

/** Rows of notes below what lies in the frame they are for, or below everything. */
function placesFor(
	drafts: readonly RevealedDraft[],
	items: Y.Map<unknown>,
	kinds: ItemKinds
): Map<string, { x: number; y: number }> {
	const places = new Map<string, { x: number; y: number }>();
	if (drafts.length === 0) return places;
	const there = [...items].map(([id, entry]) => parseItem(id, entry, kinds));
	const next = new Map<string, { x: number; y: number; count: number; low: number }>();
	for (const { id, fields } of drafts) {
		const frame = there.find((item) => item.id === plain(fields['frame']));
		const key = frame?.id ?? '';
		let at = next.get(key);
		if (!at) {
			const beside = there.filter((item) => (frame ? item.frame === frame.id : true));
			const start = frame ? { x: frame.x + 3 * gap, y: frame.y + 3 * gap } : { x: leftOf(beside), y: 0 };
			const y = Math.max(start.y, ...beside.map((item) => item.y + item.h + gap));
			at = { x: start.x, y, count: 0, low: y };
			next.set(key, at);
		}
		const size = { w: sizeOf(fields['w'], 200), h: sizeOf(fields['h'], 200) };
		const columns = frame ? columnsIn(frame, size.w) : mostColumns;
		if (at.count > 0 && at.count % columns === 0) at.y = at.low + gap;
		places.set(id, { x: at.x + (at.count % columns) * (size.w + gap), y: at.y });
		at.low = Math.max(at.low, at.y + size.h);
		at.count += 1;
	}
	return places;
}

/** How many notes stand beside each other in a frame. */
const columnsIn = (frame: Box, width: number): number =>
	Math.min(mostColumns, Math.max(1, Math.floor((frame.w - 5 * gap) / (width + gap))));

const leftOf = (boxes: readonly Box[]): number =>
	boxes.reduce((left, box) => Math.min(left, box.x), boxes[0]?.x ?? 0);
function sizeOf(field: Unread | undefined, usual: number): number {
	const value = plain(field);
	return typeof value === 'number' ? value : usual;
}

const plain = (field: Unread | undefined): unknown => (field && 'plain' in field ? field.plain : undefined);
