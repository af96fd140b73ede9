/** From the document to snapshots and back: the only place where an item's entry is parsed or made. */
import * as v from 'valibot';
import * as Y from 'yjs';
import type { ItemKinds } from './item-kind.ts';
import { compareZ, fieldsOf } from './item.ts';
import type { Item } from './item.ts';

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
	locked: v.optional(v.boolean(), false),
	lockedBy: v.fallback(v.optional(v.nullable(shortText), null), null),
	group: v.fallback(v.optional(v.nullable(shortText), null), null)
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
		lockedBy: null,
		group: null,
		props: {},
		broken: true
	};
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

/** Painting and hit order: what `kind.behind` marks first, then z, then id. */
export function comparePaintOrder(a: Item, b: Item, kinds: ItemKinds): number {
	const behindA = kinds.get(a.kind)?.behind ? 0 : 1;
	const behindB = kinds.get(b.kind)?.behind ? 0 : 1;
	if (behindA !== behindB) return behindA - behindB;
	return compareZ(a, b);
}
