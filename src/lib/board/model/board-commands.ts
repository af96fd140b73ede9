/**
 * Everything that changes a board. Each command is one transaction and so one step to undo; it takes ids,
 * ignores those that are gone by now, and leaves locked items alone unless it is about locking.
 */
import type { Point } from '#lib/base/model/geometry.ts';
import { boxContains, centerOf } from '#lib/base/model/geometry.ts';
import type { BoardDocument } from './board-document.ts';
import { writeItem } from './item-entry.ts';
import { compareZ, patchEntry, withPatch } from './item.ts';
import type { Item, ItemPatch } from './item.ts';
import { keysBetween } from './order.ts';

/** Who writes: stamped on everything created. */
export interface Author {
	readonly participant: string;
	readonly region: string | null;
}

/** A new item; what is left out comes from the kind. */
export interface NewItem extends ItemPatch {
	readonly kind: string;
	readonly x: number;
	readonly y: number;
}

export type OrderStep = 'front' | 'forward' | 'backward' | 'back';

export class BoardCommands {
	readonly #document: BoardDocument;
	readonly #author: Author;
	readonly #newId: () => string;

	constructor(document: BoardDocument, author: Author, newId: () => string) {
		this.#document = document;
		this.#author = author;
		this.#newId = newId;
	}

	/**
	 * A full snapshot of an item that does not exist yet; also used as a preview. Its order is given by `place`.
	 * @throws if the kind is unknown
	 */
	draft(item: NewItem): Item {
		const kind = this.#document.kinds.get(item.kind);
		if (!kind) throw new Error(`unknown kind of item: ${item.kind}`);
		const base: Item = {
			id: this.#newId(),
			kind: kind.kind,
			x: item.x,
			y: item.y,
			w: kind.size.w,
			h: kind.size.h,
			rotation: 0,
			z: '',
			author: this.#author.participant,
			region: this.#author.region,
			frame: null,
			locked: false,
			props: kind.defaults,
			broken: false
		};
		return withPatch(base, item);
	}

	/**
	 * Creates items and puts each into the container it lies in; a new container takes in what lies inside.
	 * Returns the ids in the same order.
	 */
	create(items: readonly NewItem[]): string[] {
		const drafts = items
			.map((item) => this.draft(item))
			.map((item) => (item.frame ? item : { ...item, frame: this.frameFor(item) }));
		this.#document.transact(() => {
			this.place(drafts);
			for (const draft of drafts) {
				if (!this.#document.kinds.of(draft)?.can.contain) continue;
				for (const id of this.#looseInside(draft)) this.#document.entry(id)?.set('frame', draft.id);
			}
		});
		return drafts.map((item) => item.id);
	}

	/** Writes finished snapshots with ids of their own; each gets a place on top, in their order. */
	place(items: readonly Item[]): string[] {
		const keys = items.length > 0 ? keysBetween(this.#topKey(), undefined, items.length) : [];
		this.#document.transact((root) => {
			items.forEach((item, index) => {
				writeItem(root, { ...item, z: keys[index] ?? item.z }, this.#document.kinds);
			});
		});
		return items.map((item) => item.id);
	}

	/** Writes patches as one step. Locked items only take a change of `locked`. */
	update(patches: Iterable<readonly [id: string, patch: ItemPatch]>): void {
		this.#document.transact(() => {
			for (const [id, patch] of patches) {
				const entry = this.#document.entry(id);
				const item = this.#document.lookup(id);
				if (!entry || !item || (item.locked && patch.locked === undefined)) continue;
				patchEntry(entry, patch);
			}
		});
	}

	/** Ends a move or resize: writes the patches and settles which frame owns each moved item. */
	settle(patches: ReadonlyMap<string, ItemPatch>): void {
		const settled = new Map<string, ItemPatch>();
		for (const [id, patch] of patches) {
			const item = this.#document.lookup(id);
			if (!item) continue;
			const moved = withPatch(item, patch);
			// What moves along with its frame stays in it.
			const frame = item.frame && patches.has(item.frame) ? item.frame : this.frameFor(moved);
			settled.set(id, frame === item.frame ? patch : { ...patch, frame });
		}
		this.update(settled);
	}

	/** Moves items, and what their frames own, by a distance in world units. */
	move(ids: Iterable<string>, by: Point): void {
		const patches = new Map<string, ItemPatch>();
		for (const id of this.withContents(ids)) {
			const item = this.#document.lookup(id);
			if (item && !item.locked) patches.set(id, this.#document.kinds.moved(item, by));
		}
		this.settle(patches);
	}

	/** Deletes items. What a deleted frame owned stays, and so do connections, which keep their place. */
	delete(ids: Iterable<string>): void {
		const gone = [...ids].filter((id) => this.#document.lookup(id)?.locked === false);
		const goneIds = new Set(gone);
		const released = this.#released(goneIds);
		this.#document.transact((root) => {
			for (const [id, patch] of released) {
				const entry = this.#document.entry(id);
				if (entry) patchEntry(entry, patch);
			}
			for (const id of gone) {
				for (const child of this.#document.childrenOf(id)) {
					if (!goneIds.has(child)) this.#document.entry(child)?.delete('frame');
				}
				root.delete(id);
			}
		});
	}

	/** Copies items with what they own, moved by `by`; references inside the copy point to the copies. */
	duplicate(ids: Iterable<string>, by: Point): string[] {
		const originals = this.withContents(ids)
			.flatMap((id) => this.#document.lookup(id) ?? [])
			.filter((item) => !item.broken)
			.sort(compareZ);
		return this.insertCopies(originals, by);
	}

	/** Copies snapshots, which may come from another board, into this one; returns the new ids. */
	insertCopies(originals: readonly Item[], by: Point): string[] {
		const { kinds } = this.#document;
		const ids = new Map(originals.map((item) => [item.id, this.#newId()]));
		const byId = new Map(originals.map((item) => [item.id, item]));
		const lookup = (id: string) => byId.get(id) ?? this.#document.lookup(id);
		const copies = originals.flatMap((item): Item[] => {
			const kind = kinds.of(item);
			if (!kind) return [];
			const props = kind.retargeted(item, ids, lookup);
			const copy: Item = {
				...item,
				id: ids.get(item.id) ?? this.#newId(),
				props,
				author: this.#author.participant,
				region: this.#author.region,
				locked: false,
				frame: item.frame ? (ids.get(item.frame) ?? null) : null
			};
			const moved = withPatch(copy, kind.moved(copy, by));
			return [moved.frame ? moved : { ...moved, frame: this.frameFor(moved) }];
		});
		return this.place(copies);
	}

	/** Changes the paint order; several items keep their order among themselves. */
	reorder(ids: Iterable<string>, step: OrderStep): void {
		const chosen = new Set(ids);
		const order = [...this.#document.inPaintOrder()].sort(compareZ);
		const moving = order.filter((item) => chosen.has(item.id) && !item.locked);
		const resting = order.filter((item) => !chosen.has(item.id));
		const lowest = moving[0];
		const highest = moving.at(-1);
		if (!lowest || !highest) return;
		let place: number; // how many resting items stay below
		if (step === 'front') place = resting.length;
		else if (step === 'back') place = 0;
		else if (step === 'forward') place = resting.filter((item) => compareZ(item, highest) < 0).length + 1;
		else place = resting.filter((item) => compareZ(item, lowest) < 0).length - 1;
		place = Math.max(0, Math.min(resting.length, place));
		const keys = keysBetween(resting[place - 1]?.z, resting[place]?.z, moving.length);
		this.update(moving.map((item, index) => [item.id, { z: keys[index] ?? item.z }]));
	}

	lock(ids: Iterable<string>, locked: boolean): void {
		this.update([...ids].map((id) => [id, { locked }]));
	}

	/** Puts items into a frame, or with `null` takes them out, without moving them. */
	setFrame(ids: Iterable<string>, frame: string | null): void {
		this.update([...ids].filter((id) => id !== frame).map((id) => [id, { frame }]));
	}

	/** Replaces an item's whole text, e.g. when it is pasted; typing binds to `document.textOf` instead. */
	setText(id: string, text: string): void {
		const shared = this.#document.textOf(id);
		if (!shared || this.#document.lookup(id)?.locked) return;
		this.#document.transact(() => {
			shared.delete(0, shared.length);
			shared.insert(0, text);
		});
	}

	/** The given ids and, below containers, everything they own; without doubles. */
	withContents(ids: Iterable<string>): string[] {
		const all = new Set<string>();
		const add = (id: string): void => {
			if (all.has(id)) return;
			all.add(id);
			for (const child of this.#document.childrenOf(id)) add(child);
		};
		for (const id of ids) add(id);
		return [...all];
	}

	/** The topmost container that an item lies in with its middle; null on the open board. */
	frameFor(item: Item): string | null {
		const { kinds, lookup } = this.#document;
		if (kinds.of(item)?.can.contain) return null;
		const middle = centerOf(kinds.outline(item, lookup));
		const at = { ...middle, w: 0, h: 0 };
		let found: Item | undefined;
		for (const id of this.#document.containers) {
			const frame = lookup(id);
			if (!frame || id === item.id || !boxContains(frame, at)) continue;
			if (!found || this.#document.compare(found, frame) < 0) found = frame;
		}
		return found?.id ?? null;
	}

	/** Items that belong to no container and lie wholly inside this one. */
	#looseInside(container: Item): string[] {
		const { kinds, lookup } = this.#document;
		return [...this.#document.items()]
			.filter((item) => item.frame === null && !item.locked && !item.broken && !kinds.of(item)?.can.contain)
			.filter((item) => boxContains(container, kinds.outline(item, lookup)))
			.map((item) => item.id);
	}

	/** Patches for what refers to items that are about to go. */
	#released(gone: ReadonlySet<string>): Map<string, ItemPatch> {
		const { kinds, lookup } = this.#document;
		const patches = new Map<string, ItemPatch>();
		for (const id of gone) {
			for (const dependent of this.#document.dependentsOf(id)) {
				const item = lookup(dependent);
				const kind = item && kinds.of(item);
				if (!item || !kind || gone.has(dependent) || patches.has(dependent)) continue;
				const staying = kind.references(item).filter((each) => !gone.has(each));
				const props = kind.retargeted(item, new Map(staying.map((each) => [each, each])), lookup);
				patches.set(dependent, { props: { ...props } });
			}
		}
		return patches;
	}

	#topKey(): string | undefined {
		let top: string | undefined;
		for (const item of this.#document.items()) if (top === undefined || item.z > top) top = item.z;
		return top;
	}
}
