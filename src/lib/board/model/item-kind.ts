/**
 * The contract of a kind of item: everything the board, the tools, the report and the server ask about it.
 * Pure; what a kind looks like is its view (canvas/item-view.ts). A new kind is one folder under
 * src/lib/kinds and one line in kinds/models.ts and kinds/views.ts; nothing else may name it.
 */
import type * as v from 'valibot';
import {
	boundsOf as boundsOfBoxes,
	boxContains,
	boxesTouch,
	boxHasPoint,
	grow,
	intersection,
	rotate
} from '#lib/base/model/geometry.ts';
import type { Box, Point } from '#lib/base/model/geometry.ts';
import type { Item, ItemLookup, ItemPatch } from './item.ts';
import { tagRoom } from './tags.ts';

/** How a person makes one: a click or a box, a freehand stroke, between two things, or only by a command. */
export type Creation = 'place' | 'stroke' | 'connect' | 'command';

/**
 * What resizing keeps: nothing, the proportions, only the width is free (the height follows the text),
 * or no resizing at all.
 */
export type ResizeMode = 'free' | 'ratio' | 'width' | 'none';

/** A place where something can be attached: on an item, or a free point of the world. */
export type End = { readonly item: string; readonly anchor: Anchor } | Point;
/** An end together with the world point where it is drawn. */
export interface PlacedEnd {
	readonly end: End;
	readonly point: Point;
}
export const anchors = ['auto', 'top', 'right', 'bottom', 'left'] as const;
export type Anchor = (typeof anchors)[number];

export interface ItemKind<Props extends object = object> {
	readonly kind: string;
	/** Parses the kind's own fields out of the flat entry; must refuse or repair everything unusable. */
	readonly props: v.GenericSchema<unknown, Props>;
	/** The field held as Y.Text, which people edit together. */
	readonly textField: string | null;
	readonly size: { readonly w: number; readonly h: number };
	readonly minSize: { readonly w: number; readonly h: number };
	readonly defaults: Props;
	readonly creation: Creation;
	readonly resize: ResizeMode;
	readonly can: {
		readonly rotate: boolean;
		/** May a connector end at it? */
		readonly connect: boolean;
		/** Does it own items placed inside, and take them along? */
		readonly contain: boolean;
	};
	/** May its text carry marks (marked-text.ts): bold words, lists, links? */
	readonly marked?: true;
	/** Does Enter or Tab in its text make the next one, and each pasted line one of its own? */
	readonly stacks?: boolean;
	/** The field that names an uploaded picture, which another workshop does not have. */
	readonly assetField?: string;
	/** The field that names a record of the workshop, which another workshop does not have. */
	readonly recordField?: string;
	/** Only for those that contain: the world box at which what they own is cut off; undefined if all of it shows. */
	clip?(item: Item<Props>): Box | undefined;
	/** One without any text is removed when its editing ends: nobody could see it. */
	readonly vanishesEmpty?: boolean;
	/** Painted and hit before (below) everything that is not behind. */
	readonly behind: boolean;
	/** World units that painting may reach beyond the box: shadows, arrow heads, titles. */
	readonly margin: number;
	/** The unrotated box; for most kinds the item's own fields. */
	box(item: Item<Props>, lookup: ItemLookup): Box;
	/** Whether a world point touches it; `slack` world units of forgiveness. */
	hit(item: Item<Props>, point: Point, slack: number, lookup: ItemLookup): boolean;
	/** Only for lines, whose outline holds much that is not theirs: whether it reaches into a world box. */
	touches?(item: Item<Props>, box: Box, lookup: ItemLookup): boolean;
	/** The patch that moves it. */
	moved(item: Item<Props>, by: Point): ItemPatch;
	/** The patch that gives it a new box; called only if `resize` is not `none`. */
	resized(item: Item<Props>, box: Box): ItemPatch;
	/** Ids of items it depends on; their changes repaint it. */
	references(item: Item<Props>): readonly string[];
	/** Props with references replaced, for copies; an id that is not in `ids` points outside the copy. */
	retargeted(item: Item<Props>, ids: ReadonlyMap<string, string>, lookup: ItemLookup): Props;
	/** What it says, as plain text, for names, search and reports. */
	text(item: Item<Props>): string;
	/** Only for `stroke`: geometry and props for world points `x,y,pressure,…`; `done` when it is to be kept. */
	fromStroke?(points: readonly number[], props: Props, done: boolean): ItemPatch;
	/** Only for `connect`: geometry and props for two ends. */
	fromEnds?(from: End, to: End, props: Props, lookup: ItemLookup): ItemPatch;
	/** Only for `connect`: what its two ends hold now, and where they are in the world. */
	ends?(item: Item<Props>, lookup: ItemLookup): readonly [PlacedEnd, PlacedEnd];
}

/** The usual answers, for kinds that are a plain box. */
export const boxKind = {
	box: (item: Item): Box => ({ x: item.x, y: item.y, w: item.w, h: item.h }),
	hit: (item: Item, point: Point, slack: number): boolean => hitsBox(item, point, slack),
	moved: (item: Item, by: Point): ItemPatch => ({ x: item.x + by.x, y: item.y + by.y }),
	resized: (_item: Item, box: Box): ItemPatch => box,
	references: (): readonly string[] => [],
	retargeted: <Props extends object>(item: Item<Props>): Props => item.props
} as const;

/** Whether a world point lies in the item's rotated box. */
export function hitsBox(item: Item, point: Point, slack: number): boolean {
	const p = toLocal(item, point);
	return p.x >= -slack && p.y >= -slack && p.x <= item.w + slack && p.y <= item.h + slack;
}

/** A world point in the item's own unrotated coordinates, from its top-left corner. */
export function toLocal(item: Box & { readonly rotation: number }, point: Point): Point {
	const center = { x: item.x + item.w / 2, y: item.y + item.h / 2 };
	const p = item.rotation === 0 ? point : rotate(point, center, -item.rotation);
	return { x: p.x - item.x, y: p.y - item.y };
}

/** The four corners of a rotated box in world units, clockwise from the top left. */
export function cornersOf(box: Box, rotation: number): readonly Point[] {
	const { x, y, w, h } = box;
	const corners = [
		{ x, y },
		{ x: x + w, y },
		{ x: x + w, y: y + h },
		{ x, y: y + h }
	];
	if (rotation === 0) return corners;
	const center = { x: x + w / 2, y: y + h / 2 };
	return corners.map((corner) => rotate(corner, center, rotation));
}

/** The axis-aligned box around a rotated box. */
export function rotatedBounds(box: Box, rotation: number): Box {
	if (rotation === 0) return { x: box.x, y: box.y, w: box.w, h: box.h };
	return boundsOfBoxes(cornersOf(box, rotation).map((p) => ({ x: p.x, y: p.y, w: 0, h: 0 }))) ?? box;
}

/** What a placeholder for an unreadable item can do: be seen, moved away and deleted. */
const brokenMargin = 2;

/** The list of kinds, in the order in which they are offered. */
export class ItemKinds {
	readonly all: readonly ItemKind[];
	readonly #byName: ReadonlyMap<string, ItemKind>;

	/** @throws if two kinds share a name */
	constructor(kinds: readonly ItemKind[]) {
		this.all = kinds;
		this.#byName = new Map(kinds.map((kind) => [kind.kind, kind]));
		if (this.#byName.size !== kinds.length) throw new Error('two kinds of item share a name');
	}

	get(name: string): ItemKind | undefined {
		return this.#byName.get(name);
	}

	/** The kind that may answer for this snapshot: undefined for placeholders. */
	of(item: Item): ItemKind | undefined {
		return item.broken ? undefined : this.#byName.get(item.kind);
	}

	/** The unrotated box, placeholders included. */
	box(item: Item, lookup: ItemLookup): Box {
		return this.of(item)?.box(item, lookup) ?? boxKind.box(item);
	}

	/** The axis-aligned box around the item in world units. */
	outline(item: Item, lookup: ItemLookup): Box {
		return rotatedBounds(this.box(item, lookup), item.rotation);
	}

	/** Everything that painting it can touch. */
	bounds(item: Item, lookup: ItemLookup): Box {
		const margin = this.of(item)?.margin ?? brokenMargin;
		return grow(this.outline(item, lookup), item.tags ? Math.max(margin, tagRoom) : margin);
	}

	/** The part of the outline that shows: a container may cut off what sticks out of it. May be empty. */
	shown(item: Item, lookup: ItemLookup): Box {
		const outline = this.outline(item, lookup);
		const clip = this.clipOf(item, lookup);
		return clip ? intersection(outline, clip) : outline;
	}

	/**
	 * The world box at which an item is cut off by what owns it; undefined if all of it shows. What connects
	 * things is never cut off: it leads from one to another.
	 */
	clipOf(item: Item, lookup: ItemLookup): Box | undefined {
		if (item.frame === null) return undefined;
		const kind = this.of(item);
		if (kind?.ends || kind?.can.contain) return undefined;
		const container = lookup(item.frame);
		return container && this.of(container)?.clip?.(container);
	}

	/** Whether what shows of the item reaches into a world box. */
	touches(item: Item, box: Box, lookup: ItemLookup): boolean {
		const shown = this.shown(item, lookup);
		if (!boxesTouch(shown, box)) return false;
		return boxContains(box, shown) || (this.of(item)?.touches?.(item, box, lookup) ?? true);
	}

	/** Whether a world point touches what shows of the item. */
	hit(item: Item, point: Point, slack: number, lookup: ItemLookup): boolean {
		const kind = this.of(item);
		const clip = this.clipOf(item, lookup);
		if (clip && !boxHasPoint(grow(clip, slack), point)) return false;
		return kind ? kind.hit(item, point, slack, lookup) : hitsBox(item, point, slack);
	}

	moved(item: Item, by: Point): ItemPatch {
		return (this.of(item) ?? boxKind).moved(item, by);
	}
}
