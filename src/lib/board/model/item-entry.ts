/** From the document to snapshots and back: the only place where an item's entry is parsed or made. */
import * as v from 'valibot';
import * as Y from 'yjs';
import type { ItemKinds } from './item-kind.ts';
import { compareZ, fieldsOf } from './item.ts';
import { tagsIn } from './tags.ts';
import { entryFromUnread, parseUnreadEntry, type UnreadEntry } from './unread-entry.ts';
import type { Item } from './item.ts';

const limit = 1e7;
const longest = 128;

type BaseFields = Omit<Item, 'id' | 'props' | 'broken'>;

const isShort = (value: unknown): value is string => typeof value === 'string' && value.length <= longest;
const isCoordinate = (value: unknown): value is number =>
	typeof value === 'number' && value >= -limit && value <= limit;

/**
 * The fields that every item has; undefined if they cannot be used. Written out instead of a schema: whoever
 * opens a board waits until this has run ten thousand times, and it is many times as fast.
 */
function baseOf(fields: Readonly<Record<string, unknown>>): BaseFields | undefined {
	const { kind, x, y, w, h, z } = fields;
	const { rotation = 0, author = '', region = null, frame = null, locked = false } = fields;
	if (!isShort(kind) || !isShort(z) || !isShort(author)) return undefined;
	if (!isCoordinate(x) || !isCoordinate(y) || !isCoordinate(w) || !isCoordinate(h)) return undefined;
	if (w < 0 || h < 0 || typeof rotation !== 'number' || !Number.isFinite(rotation)) return undefined;
	if ((region !== null && !isShort(region)) || (frame !== null && !isShort(frame))) return undefined;
	if (typeof locked !== 'boolean') return undefined;
	const tags = tagsIn(fields);
	return {
		...(tags ? { tags } : {}),
		...{ kind, x, y, w, h, rotation, z, author, region, frame, locked },
		// Later additions: what cannot be understood of them is left out, and the item stays what it was.
		lockedBy: isShort(fields['lockedBy']) ? fields['lockedBy'] : null,
		group: isShort(fields['group']) ? fields['group'] : null
	};
}

/** The plain values of a document entry, texts as strings. Anything else inside is left out. */
function plainFields(entry: Y.Map<unknown>): Record<string, unknown> {
	const fields: Record<string, unknown> = {};
	entry.forEach((value, key) => {
		if (value instanceof Y.Text) fields[key] = value.toString();
		else if (!(value instanceof Y.AbstractType)) fields[key] = value;
	});
	return fields;
}

/** Reads one entry of the root `items`; never throws. */
export const parseItem = (id: string, entry: unknown, kinds: ItemKinds): Item =>
	itemOrPlaceholder(id, entry instanceof Y.Map ? plainFields(entry) : {}, kinds);

/** The same for an entry's fields, texts as strings. */
export function itemOrPlaceholder(id: string, fields: Record<string, unknown>, kinds: ItemKinds): Item {
	const base = baseOf(fields);
	if (!base) return placeholder(id, fields);
	const kind = kinds.get(base.kind);
	const props = kind && v.safeParse(kind.props, fields);
	if (!props?.success) return { id, ...base, props: {}, broken: true };
	return { id, ...base, props: props.output, broken: false };
}

/** A snapshot from plain fields, as gestures of others and the clipboard carry them; undefined if unusable. */
export function itemFromFields(id: string, fields: object, kinds: ItemKinds): Item | undefined {
	const base = baseOf({ ...fields });
	const kind = base && kinds.get(base.kind);
	const props = kind && v.safeParse(kind.props, fields);
	return base && props?.success ? { id, ...base, props: props.output, broken: false } : undefined;
}

/** A placeholder that brings its whole entry, from the clipboard; undefined if it does not. */
export function unreadFromFields(id: string, fields: Record<string, unknown>): Item | undefined {
	const unread = parseUnreadEntry(fields['unread']);
	if (!unread) return undefined;
	const { frame, group } = fields;
	const belongs = { frame: isShort(frame) ? frame : null, group: isShort(group) ? group : null };
	return { ...placeholder(id, fields), ...belongs, unread };
}

function placeholder(id: string, fields: Record<string, unknown>): Item {
	const number = (key: string, fallback: number, least: number): number => {
		const value = fields[key];
		return typeof value === 'number' && Math.abs(value) <= limit ? Math.max(least, value) : fallback;
	};
	return {
		id,
		kind: typeof fields['kind'] === 'string' ? fields['kind'].slice(0, longest) : '',
		x: number('x', 0, -limit),
		y: number('y', 0, -limit),
		w: number('w', 160, 24),
		h: number('h', 100, 24),
		rotation: 0,
		z: '',
		author: '',
		region: null,
		frame: null,
		locked: false,
		lockedBy: null,
		group: null,
		props: {},
		broken: true
	};
}

/** What fields of all items are when they are absent. */
const usual: Readonly<Record<string, unknown>> = { rotation: 0, locked: false };

/** Where entries are put and taken away: a root of a document, or the two that one board is made of. */
export interface ItemRoot {
	set(id: string, entry: Y.Map<unknown>): unknown;
	delete(id: string): void;
}

/**
 * Writes a new entry; the caller opens the transaction. Texts become Y.Text; what a placeholder brings stays as
 * it is, but for where it lies and whose it is.
 * @throws if the item's kind is unknown
 */
export function writeItem(items: ItemRoot, item: Item, kinds: ItemKinds): void {
	if (item.unread) {
		items.set(item.id, entryFromUnread(withPlaceOf(item, item.unread)));
		return;
	}
	const kind = kinds.get(item.kind);
	if (!kind) throw new Error(`unknown kind of item: ${item.kind}`);
	const entry = new Y.Map<unknown>();
	for (const [key, value] of Object.entries(fieldsOf(item))) {
		// What an absent field means anyway is not written: every field of every item costs memory for ever.
		if (value === null || value === undefined || usual[key] === value) continue;
		entry.set(key, key === kind.textField ? new Y.Text(String(value)) : value);
	}
	items.set(item.id, entry);
}

/** An entry that cannot be read, at the place and with the author of a copy of it. */
function withPlaceOf(item: Item, unread: UnreadEntry): UnreadEntry {
	const { x, y, z, author, region, frame, group } = item;
	const { region: _, frame: __, group: ___, locked: ____, lockedBy: _____, ...rest } = unread;
	const fields = Object.entries({ x, y, z, author, region, frame, group });
	const own = fields.flatMap(([key, plain]) => (plain === null ? [] : [[key, { plain }] as const]));
	return { ...rest, ...Object.fromEntries(own) };
}

/** Painting and hit order: what `kind.behind` marks first, then z, then id. */
export function comparePaintOrder(a: Item, b: Item, kinds: ItemKinds): number {
	const behindA = kinds.get(a.kind)?.behind ? 0 : 1;
	const behindB = kinds.get(b.kind)?.behind ? 0 : 1;
	if (behindA !== behindB) return behindA - behindB;
	return compareZ(a, b);
}

/** All of these in paint order; asks each item for its kind only once. */
export function sortedForPainting(items: Iterable<Item>, kinds: ItemKinds): Item[] {
	const behind: Item[] = [];
	const before: Item[] = [];
	for (const item of items) (kinds.get(item.kind)?.behind ? behind : before).push(item);
	return [...behind.sort(compareZ), ...before.sort(compareZ)];
}
