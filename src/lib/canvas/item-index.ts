/** Where every item can be painted, for "what is in this box?" in the time the answer takes. */
import RBush from 'rbush';
import { boundsOf } from '#lib/base/model/geometry.ts';
import type { Box } from '#lib/base/model/geometry.ts';
import type { BoardChanges, BoardDocument } from '#lib/board/model/board-document.ts';
import type { Item } from '#lib/board/model/item.ts';

interface Entry extends Box {
	readonly id: string;
	/** Where it cuts off what it owns. */
	readonly clip: Box | undefined;
}

class Tree extends RBush<Entry> {
	override toBBox({ x, y, w, h }: Entry) {
		return { minX: x, minY: y, maxX: x + w, maxY: y + h };
	}
	override compareMinX(a: Entry, b: Entry): number {
		return a.x - b.x;
	}
	override compareMinY(a: Entry, b: Entry): number {
		return a.y - b.y;
	}
}

export class ItemIndex {
	readonly #document: BoardDocument;
	readonly #tree = new Tree(16);
	readonly #entries = new Map<string, Entry>();
	/** Grows with every item; never shrinks. */
	#reach: Box | undefined;

	constructor(document: BoardDocument) {
		this.#document = document;
		for (const item of document.items()) {
			this.#entries.set(item.id, this.#entryFor(item));
		}
		this.#tree.load([...this.#entries.values()]);
		this.#reach = this.extent;
	}

	/** Takes over what changed; returns the world boxes that look different now. */
	apply(changes: BoardChanges): Box[] {
		const dirty: Box[] = [];
		for (const id of changes.removed) {
			const old = this.#entries.get(id);
			if (!old) continue;
			this.#tree.remove(old);
			this.#entries.delete(id);
			dirty.push(old, ...this.#owned(old));
		}
		const fresh: Entry[] = [];
		for (const id of [...changes.changed, ...changes.added]) {
			const item = this.#document.lookup(id);
			if (!item) continue;
			const old = this.#entries.get(id);
			const entry = this.#entryFor(item);
			if (!sameBox(old?.clip, entry.clip)) dirty.push(...this.#owned(entry));
			if (old && sameBox(old, entry) && sameBox(old.clip, entry.clip)) {
				dirty.push(old);
				continue;
			}
			if (old) {
				this.#tree.remove(old);
				dirty.push(old);
			}
			this.#entries.set(id, entry);
			this.#reach = boundsOf(this.#reach ? [this.#reach, entry] : [entry]);
			fresh.push(entry);
			dirty.push(entry);
		}
		// Bulk loading is several times faster than single inserts, but only worth it for many.
		if (fresh.length > 16) this.#tree.load(fresh);
		else for (const entry of fresh) this.#tree.insert(entry);
		return dirty;
	}

	#entryFor(item: Item): Entry {
		const clip = this.#document.kinds.of(item)?.clip?.(item);
		return { id: item.id, clip, ...this.#document.boundsOf(item) };
	}

	/** Where what a container owns can be painted: where it is cut off may have changed. */
	#owned({ id }: Entry): Box[] {
		return [...this.#document.childrenOf(id)].flatMap((child) => this.#entries.get(child) ?? []);
	}

	/** The world box at which an item is cut off, by what the document says. Bound. */
	readonly clipOf = (item: Item): Box | undefined => this.#document.kinds.clipOf(item, this.#document.lookup);

	/** How many things can be painted in `box`. */
	countIn(box: Box): number {
		return this.#found(box).length;
	}

	/** The ids of everything that can be painted in `box`, in no order. */
	idsIn(box: Box): string[] {
		return this.#found(box).map((entry) => entry.id);
	}

	#found({ x, y, w, h }: Box): Entry[] {
		return this.#tree.search({ minX: x, minY: y, maxX: x + w, maxY: y + h });
	}

	boundsOf(id: string): Box | undefined {
		return this.#entries.get(id);
	}

	/** Everything that can be painted in `box`, lowest first. */
	search(box: Box): Item[] {
		const found = this.#found(box);
		const document = this.#document;
		// Sorting a large share of the board costs more than walking it in order.
		if (found.length > document.size / 4 && found.length > 200) {
			const ids = new Set(found.map((entry) => entry.id));
			return document.inPaintOrder().filter((item) => ids.has(item.id));
		}
		return document.inOrder(found.flatMap((entry) => document.lookup(entry.id) ?? []));
	}

	/** A box around everything there is or was, at no cost; undefined if there was never anything. */
	get reach(): Box | undefined {
		return this.#reach;
	}

	/** The box around everything, measured anew; undefined for an empty board. */
	get extent(): Box | undefined {
		return boundsOf(this.#entries.values());
	}
}

const sameBox = (a: Box | undefined, b: Box | undefined): boolean =>
	a === b || (a !== undefined && b !== undefined && a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h);
