/** What one does in the outline instead of dragging. World units throughout. */
import { boundsOf, grow, type Box } from '#lib/base/model/geometry.ts';
import type { BoardCommands, NewItem } from '#lib/board/model/board-commands.ts';
import type { BoardDocument } from '#lib/board/model/board-document.ts';
import type { Item, ItemPatch } from '#lib/board/model/item.ts';
import { readingOrder } from '#lib/board/model/reading-order.ts';
import type { ReadingEntry } from '#lib/board/model/reading-order.ts';
import { freePlace, placeBeside } from './free-place.ts';
import type { Side } from './free-place.ts';

/** The part of the editor that the outline works on. */
export interface OutlinePort {
	readonly document: BoardDocument;
	readonly commands: BoardCommands;
	/** The board in reading order; reactive. */
	readonly outline: readonly ReadingEntry[];
}

export class Outline {
	readonly #port: OutlinePort;

	constructor(port: OutlinePort) {
		this.#port = port;
	}

	get entries(): readonly ReadingEntry[] {
		return this.#port.outline;
	}

	get document(): BoardDocument {
		return this.#port.document;
	}

	/** Whether an item owns others. Bound. */
	readonly contains = (item: Item): boolean => this.document.kinds.of(item)?.can.contain ?? false;

	get #commands(): BoardCommands {
		return this.#port.commands;
	}

	/** The entry before (-1) or behind (1) an item among those with the same container; reactive. */
	sibling(id: string, step: -1 | 1): Item | undefined {
		const { entries } = this;
		const at = entries.findIndex((entry) => entry.item.id === id);
		const depth = entries[at]?.depth;
		// What stands deeper in between belongs to a container and is passed over.
		let other = at + step;
		while ((entries[other]?.depth ?? 0) > (depth ?? 0)) other += step;
		const item = entries[at]?.item;
		const found = entries[other];
		return item && found && found.depth === depth && this.#comparable(item, found.item)
			? found.item
			: undefined;
	}

	/** Whether two items stand beside each other in one list: containers come before all other things. */
	#comparable(item: Item, other: Item): boolean {
		return item.frame === other.frame && this.contains(item) === this.contains(other);
	}

	/** Containers that the item could be put into; reactive. */
	containers(): readonly Item[] {
		return this.entries.map((entry) => entry.item).filter((item) => this.contains(item));
	}

	/**
	 * Exchanges the places of an item and its neighbour in reading order, with all they contain.
	 * @returns the new place among its siblings, from 1, and how many they are; undefined if nothing moved
	 */
	swap(id: string, step: -1 | 1): { readonly place: number; readonly of: number } | undefined {
		const { kinds, lookup } = this.document;
		const item = lookup(id);
		if (!item || item.locked) return undefined;
		// From the document as it is now: the list follows it only after a moment.
		const peers = [...this.document.items()].filter((each) => this.#comparable(item, each));
		const order = readingOrder(peers, kinds).map((entry) => entry.item);
		const place = order.findIndex((each) => each.id === id) + step;
		const other = order[place];
		if (!other || other.locked) return undefined;
		const patches = new Map<string, ItemPatch>();
		const move = (moving: Item, to: Item): void => {
			const by = { x: to.x - moving.x, y: to.y - moving.y };
			for (const each of this.#commands.withContents([moving.id])) {
				const content = lookup(each);
				if (content && !content.locked) patches.set(each, kinds.moved(content, by));
			}
		};
		move(item, other);
		move(other, item);
		this.#commands.update(patches);
		return { place: place + 1, of: order.length };
	}

	/**
	 * Moves an item, with what it contains, right beside another one: as near as nothing else is in the way.
	 */
	placeBeside(id: string, other: string, side: Side): void {
		const { kinds, lookup } = this.document;
		const item = lookup(id);
		const target = lookup(other);
		if (!item || !target || item.locked) return;
		const own = kinds.outline(item, lookup);
		const goal = kinds.outline(target, lookup);
		const moving = new Set(this.#commands.withContents([id]));
		const taken = [...this.document.items()]
			.filter(
				(each) => !moving.has(each.id) && !this.contains(each) && kinds.of(each)?.creation !== 'connect'
			)
			.map((each) => kinds.outline(each, lookup));
		const at = placeBeside(own, goal, side, taken);
		this.#commands.move([id], { x: at.x - own.x, y: at.y - own.y });
	}

	/** Lets a connection begin (0) or end (1) at another item; returns whether it can. */
	moveEnd(id: string, which: 0 | 1, target: string): boolean {
		const { kinds, lookup } = this.document;
		const item = lookup(id);
		const kind = item && kinds.of(item);
		const ends = item && kind?.ends?.(item, lookup);
		if (!item || item.locked || !kind || !ends) return false;
		const other = ends[which === 0 ? 1 : 0].end;
		if ('item' in other && other.item === target) return false;
		const end = { item: target, anchor: 'auto' } as const;
		const [from, to] = which === 0 ? [end, other] : [other, end];
		const patch = kind.fromEnds?.(from, to, item.props, lookup);
		if (patch) this.#commands.update([[id, patch]]);
		return patch !== undefined;
	}

	/** Adds an item of the same kind and looks behind another one; returns its id. */
	addLike(id: string): string | undefined {
		const { kinds, lookup } = this.document;
		const item = lookup(id);
		const kind = item && kinds.of(item);
		if (!item || !kind || kind.creation !== 'place') return undefined;
		const own = kinds.outline(item, lookup);
		const size = { w: item.w, h: item.h };
		const room = item.frame === null ? undefined : lookup(item.frame);
		const right = placeBeside({ ...own, ...size }, own, 'right', this.#taken(item.frame));
		const inside = !room || right.x + size.w <= room.x + room.w;
		const at = inside ? right : freePlace(room, this.#taken(item.frame), size);
		const props = { ...item.props, ...(kind.textField ? { [kind.textField]: '' } : {}) };
		const frame = item.frame === null ? {} : { frame: item.frame };
		return this.#commands.create([{ kind: item.kind, ...at, ...size, ...frame, props }])[0];
	}

	/**
	 * Moves an item to a free place in a container, or with `null` out onto the open board; returns whether it
	 * moved.
	 */
	moveInto(id: string, frame: string | null): boolean {
		const item = this.document.lookup(id);
		if (!item || item.locked || item.frame === frame) return false;
		const area = frame === null ? this.#openArea() : this.document.lookup(frame);
		if (!area) return false;
		const at = freePlace(area, this.#taken(frame, id), item);
		const moved = this.document.kinds.moved(item, { x: at.x - item.x, y: at.y - item.y });
		this.#commands.update([[id, { ...moved, frame }]]);
		return true;
	}

	/** Adds an item of the kind at a free place of the container, else of `view`; returns its id. */
	add(kind: string, frame: string | null, view: Box, props?: NewItem['props']): string | undefined {
		const size = this.document.kinds.get(kind)?.size;
		const area = frame === null ? view : this.document.lookup(frame);
		if (!size || !area) return undefined;
		// Not at the very edge of the window, where bars and panels are.
		const room = frame === null ? grow(view, -0.08 * Math.min(view.w, view.h)) : area;
		const at = freePlace(room, this.#taken(frame), size);
		const item = { kind, ...at, ...(frame === null ? {} : { frame }), ...(props ? { props } : {}) };
		return this.#commands.create([item])[0];
	}

	#taken(frame: string | null, except?: string): Box[] {
		const taken: Box[] = [];
		for (const item of this.document.items()) {
			if (item.id === except || item.id === frame) continue;
			if (frame === null || item.frame === frame) {
				taken.push(this.document.kinds.outline(item, this.document.lookup));
			}
		}
		return taken;
	}

	/** A strip to the right of everything, where what leaves its container finds room. */
	#openArea(): Box {
		const all = boundsOf(this.#taken(null)) ?? { x: 0, y: 0, w: 0, h: 0 };
		return { x: all.x + all.w + 40, y: all.y, w: 800, h: Math.max(600, all.h) };
	}
}
