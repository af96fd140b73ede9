/**
 * What others may see of a gesture that is not finished: carried by presence, never by the document, and
 * small (presence has a limit of about 2,000 characters). Whoever receives one parses it.
 */
import * as v from 'valibot';
import type { ItemKinds } from './item-kind.ts';
import { itemFromFields } from './item-entry.ts';
import { withPatch } from './item.ts';
import type { Item, ItemLookup } from './item.ts';

const finite = v.pipe(v.number(), v.finite(), v.minValue(-1e7), v.maxValue(1e7));
const Id = v.pipe(v.string(), v.maxLength(64));

/** Boxes as `[x, y, w, h, rotation]`, one per id in `ids`. */
const Boxes = v.object({
	type: v.literal('boxes'),
	ids: v.pipe(v.array(Id), v.maxLength(40)),
	boxes: v.pipe(v.array(finite), v.maxLength(200))
});
/** So many items move that only the distance travels. */
const Move = v.object({
	type: v.literal('move'),
	ids: v.pipe(v.array(Id), v.maxLength(60)),
	by: v.object({ x: finite, y: finite })
});
/** Something that is being made: flat fields of an item. */
const Draft = v.object({ type: v.literal('draft'), item: v.record(v.string(), v.unknown()) });

/** Where somebody points with light: the last points of a stroke as `x, y, …`, and how many it has had so far. */
export const Laser = v.object({
	type: v.literal('laser'),
	stroke: v.pipe(v.number(), v.integer()),
	count: v.pipe(v.number(), v.integer(), v.minValue(0)),
	points: v.pipe(v.array(finite), v.maxLength(80))
});
export type Laser = v.InferOutput<typeof Laser>;

export const Gesture = v.variant('type', [Boxes, Move, Draft, Laser]);
export type Gesture = v.InferOutput<typeof Gesture>;

/** The snapshots that somebody else's gesture asks to see instead of the document's; empty if unusable. */
export function previewOf(value: unknown, key: string, kinds: ItemKinds, lookup: ItemLookup): Item[] {
	const parsed = v.safeParse(Gesture, value);
	if (!parsed.success) return [];
	const gesture = parsed.output;
	if (gesture.type === 'laser') return [];
	if (gesture.type === 'draft') {
		const item = itemFromFields(`draft-${key}`, gesture.item, kinds);
		return item ? [item] : [];
	}
	return gesture.ids.flatMap((id, index) => {
		const item = lookup(id);
		const kind = item && kinds.of(item);
		if (!item || !kind) return [];
		if (gesture.type === 'move') return [withPatch(item, kind.moved(item, gesture.by))];
		const [x, y, w, h, rotation] = gesture.boxes.slice(index * 5, index * 5 + 5);
		if (x === undefined || y === undefined || w === undefined || h === undefined) return [];
		const box = { x, y, w: Math.max(1, w), h: Math.max(1, h) };
		const resized = kind.resize === 'none' || (w === item.w && h === item.h);
		const patch = resized ? kind.moved(item, { x: x - item.x, y: y - item.y }) : kind.resized(item, box);
		return [withPatch(withPatch(item, patch), { rotation: rotation ?? item.rotation })];
	});
}
