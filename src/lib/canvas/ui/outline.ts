/** What one does in the outline instead of dragging. World units throughout. */
import { boundsOf, grow, type Box } from '#lib/base/model/geometry.ts';
import type { BoardCommands, NewItem } from '#lib/board/model/board-commands.ts';
import type { BoardDocument } from '#lib/board/model/board-document.ts';
import type { Item, ItemPatch } from '#lib/board/model/item.ts';
import type { ReadingEntry } from '#lib/board/model/reading-order.ts';
import { freePlace } from './free-place.ts';

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

	get #document(): BoardDocument {
		return this.#port.document;
	}

	get #commands(): BoardCommands {
		return this.#port.commands;
	}

	/** The entry before (-1) or behind (1) an item among those with the same container; reactive. */
	sibling(id: string, step: -1 | 1): Item | undefined {
		const item = this.#document.lookup(id);
		if (!item) return undefined;
		const depth = this.entries.find((entry) => entry.item.id === id)?.depth;
		const siblings = this.entries.filter(
			(entry) => entry.depth === depth && (depth === 0 || entry.item.frame === item.frame)
		);
		const at = siblings.findIndex((entry) => entry.item.id === id);
		const other = siblings[at + step]?.item;
		// Containers come first in reading order; a place among them means nothing to other items.
		return other && this.#contains(other) === this.#contains(item) ? other : undefined;
	}

	/** Containers that the item could be put into; reactive. */
	containers(): readonly Item[] {
		return this.entries.map((entry) => entry.item).filter((item) => this.#contains(item));
	}

	/** Exchanges the places of an item and its neighbour in reading order, with all they contain. */
	swap(id: string, step: -1 | 1): void {
		const item = this.#document.lookup(id);
		const other = this.sibling(id, step);
		if (!item || !other || item.locked || other.locked) return;
		const patches = new Map<string, ItemPatch>();
		const move = (moving: Item, to: Item): void => {
			const by = { x: to.x - moving.x, y: to.y - moving.y };
			for (const each of this.#commands.withContents([moving.id])) {
				const content = this.#document.lookup(each);
				if (content && !content.locked) patches.set(each, this.#document.kinds.moved(content, by));
			}
		};
		move(item, other);
		move(other, item);
		this.#commands.update(patches);
	}

	/** Moves an item to a free place in a container, or with `null` out onto the open board. */
	moveInto(id: string, frame: string | null): void {
		const item = this.#document.lookup(id);
		if (!item || item.locked || item.frame === frame) return;
		const area = frame === null ? this.#openArea() : this.#document.lookup(frame);
		if (!area) return;
		const at = freePlace(area, this.#taken(frame, id), item);
		const moved = this.#document.kinds.moved(item, { x: at.x - item.x, y: at.y - item.y });
		this.#commands.update([[id, { ...moved, frame }]]);
	}

	/** Adds an item of the kind at a free place of the container, else of `view`; returns its id. */
	add(kind: string, frame: string | null, view: Box, props?: NewItem['props']): string | undefined {
		const size = this.#document.kinds.get(kind)?.size;
		const area = frame === null ? view : this.#document.lookup(frame);
		if (!size || !area) return undefined;
		// Not at the very edge of the window, where bars and panels are.
		const room = frame === null ? grow(view, -0.08 * Math.min(view.w, view.h)) : area;
		const at = freePlace(room, this.#taken(frame), size);
		const item = { kind, ...at, ...(frame === null ? {} : { frame }), ...(props ? { props } : {}) };
		return this.#commands.create([item])[0];
	}

	#contains(item: Item): boolean {
		return this.#document.kinds.of(item)?.can.contain ?? false;
	}

	#taken(frame: string | null, except?: string): Box[] {
		const taken: Box[] = [];
		for (const item of this.#document.items()) {
			if (item.id === except || item.id === frame) continue;
			if (frame === null || item.frame === frame) {
				taken.push(this.#document.kinds.outline(item, this.#document.lookup));
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
