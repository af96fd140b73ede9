/**
 * One thing on a board, as an immutable snapshot of what the document holds. Positions are world units,
 * `x y` is the top-left corner before rotation, rotation is in radians around the middle of the box.
 * An entry that cannot be parsed becomes a snapshot with `broken: true`: it is kept and drawn as a
 * placeholder and can be deleted by a person, but no code ever rewrites or drops it.
 */
import * as v from 'valibot';
import * as Y from 'yjs';
import type { Box } from '#lib/base/model/geometry.ts';
import type { ItemKinds } from './item-kind.ts';

export interface Item<Props extends object = object> extends Box {
	readonly id: string;
	readonly kind: string;
	/** Radians, clockwise on screen. */
	readonly rotation: number;
	/** Fractional index; ties are broken by id. */
	readonly z: string;
	/** Opaque participant id; names never enter a document. */
	readonly author: string;
	readonly region: string | null;
	/** The containing item's id. */
	readonly frame: string | null;
	readonly locked: boolean;
	/** The kind's own fields; texts are plain strings here. */
	readonly props: Props;
	readonly broken: boolean;
}

/** What can be changed about an item. `props` holds plain values only; texts are edited as Y.Text. */
export interface ItemPatch {
	readonly x?: number;
	readonly y?: number;
	readonly w?: number;
	readonly h?: number;
	readonly rotation?: number;
	readonly z?: string;
	readonly frame?: string | null;
	readonly locked?: boolean;
	readonly props?: Readonly<Record<string, unknown>>;
}

/** Finds an item by id; tools hand in lookups that show a gesture's preview instead. */
export type ItemLookup = (id: string) => Item | undefined;

const limit = 1e7;
const coordinate = v.pipe(v.number(), v.finite(), v.minValue(-limit), v.maxValue(limit));
const extent = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(limit));
const shortText = v.pipe(v.string(), v.maxLength(128));

const BaseFields = v.object({
	kind: shortText,
	x: coordinate,
	y: coordinate,
	w: extent,
	h: extent,
	rotation: v.optional(v.pipe(v.number(), v.finite()), 0),
	z: shortText,
	author: v.optional(shortText, ''),
	region: v.optional(v.nullable(shortText), null),
	frame: v.optional(v.nullable(shortText), null),
	locked: v.optional(v.boolean(), false)
});

/** The plain values of a document entry, texts as strings. Anything else inside is left out. */
function plainFields(entry: Y.Map<unknown>): Record<string, unknown> {
	const fields: Record<string, unknown> = {};
	for (const [key, value] of entry.entries()) {
		if (value instanceof Y.Text) fields[key] = value.toString();
		else if (!(value instanceof Y.AbstractType)) fields[key] = value;
	}
	return fields;
}

/** Reads one entry of the root `items`; never throws. */
export function parseItem(id: string, entry: unknown, kinds: ItemKinds): Item {
	const fields = entry instanceof Y.Map ? plainFields(entry) : {};
	const base = v.safeParse(BaseFields, fields);
	if (!base.success) return placeholder(id, fields);
	const kind = kinds.get(base.output.kind);
	const props = kind && v.safeParse(kind.props, fields);
	if (!props?.success) return { id, ...base.output, props: {}, broken: true };
	return { id, ...base.output, props: props.output, broken: false };
}

/** A snapshot from plain fields, as gestures of others and the clipboard carry them; undefined if unusable. */
export function itemFromFields(id: string, fields: object, kinds: ItemKinds): Item | undefined {
	const base = v.safeParse(BaseFields, fields);
	const kind = base.success ? kinds.get(base.output.kind) : undefined;
	const props = kind && v.safeParse(kind.props, fields);
	return base.success && props?.success
		? { id, ...base.output, props: props.output, broken: false }
		: undefined;
}

function placeholder(id: string, fields: Record<string, unknown>): Item {
	const number = (key: string, fallback: number, least: number): number => {
		const value = fields[key];
		return typeof value === 'number' && Math.abs(value) <= limit ? Math.max(least, value) : fallback;
	};
	return {
		id,
		kind: typeof fields['kind'] === 'string' ? fields['kind'].slice(0, 128) : '',
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
		props: {},
		broken: true
	};
}

/** The snapshot as it will be once `patch` is written; for previews. */
export function withPatch(item: Item, patch: ItemPatch): Item {
	const { props, ...base } = patch;
	return props ? { ...item, ...base, props: { ...item.props, ...props } } : { ...item, ...base };
}

/** Flat fields of a snapshot, the inverse of `itemFromFields`. */
export function fieldsOf(item: Item): Record<string, unknown> {
	const { kind, x, y, w, h, rotation, z, author, region, frame, locked } = item;
	return { ...item.props, kind, x, y, w, h, rotation, z, author, region, frame, locked };
}

/**
 * Writes a new entry; the caller opens the transaction. Texts become Y.Text.
 * @throws if the item's kind is unknown
 */
export function writeItem(items: Y.Map<unknown>, item: Item, kinds: ItemKinds): void {
	const kind = kinds.get(item.kind);
	if (!kind) throw new Error(`unknown kind of item: ${item.kind}`);
	const entry = new Y.Map<unknown>();
	for (const [key, value] of Object.entries(fieldsOf(item))) {
		if (value === null || value === undefined) continue;
		entry.set(key, key === kind.textField ? new Y.Text(String(value)) : value);
	}
	items.set(item.id, entry);
}

/** Writes only what differs; the caller opens the transaction. Returns whether anything was written. */
export function patchEntry(entry: Y.Map<unknown>, patch: ItemPatch): boolean {
	let changed = false;
	const { props, ...base } = patch;
	for (const [key, value] of Object.entries({ ...props, ...base })) {
		const old = entry.get(key);
		if (old instanceof Y.AbstractType) continue;
		if (value === null || value === undefined) {
			if (!entry.has(key)) continue;
			entry.delete(key);
		} else {
			if (old === value || (typeof value === 'object' && JSON.stringify(old) === JSON.stringify(value)))
				continue;
			entry.set(key, value);
		}
		changed = true;
	}
	return changed;
}

/** Painting and hit order: what `kind.behind` marks first, then z, then id. */
export function comparePaintOrder(a: Item, b: Item, kinds: ItemKinds): number {
	const behindA = kinds.get(a.kind)?.behind ? 0 : 1;
	const behindB = kinds.get(b.kind)?.behind ? 0 : 1;
	if (behindA !== behindB) return behindA - behindB;
	return compareZ(a, b);
}

export function compareZ(a: Item, b: Item): number {
	if (a.z !== b.z) return a.z < b.z ? -1 : 1;
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
