/**
 * Everything that changes a board. Each command is one transaction and so one step to undo; it takes ids,
 * ignores those that are gone by now, and leaves locked items alone unless it is about locking.
 */
import type { Box, Point } from '#lib/base/model/geometry.ts';
import { boundsOf, boxContains, centerOf } from '#lib/base/model/geometry.ts';
import type { BoardDocument } from './board-document.ts';
import { draftFields } from './drafts.ts';
import { writeItem } from './item-entry.ts';
import { compareZ, patchEntry, withPatch } from './item.ts';
import type { Item, ItemPatch } from './item.ts';
import { keysBetween } from './order.ts';
import { unreadEntryOf } from './unread-entry.ts';

/** Who writes: stamped on everything created. */
export interface Author {
	readonly participant: string;
	readonly region: string | null;
	/** Locks of a facilitator are opened only by one. */
	readonly facilitator?: boolean;
}

/** A new item; what is left out comes from the kind. */
export interface NewItem extends ItemPatch {
	readonly kind: string;
	readonly x: number;
	readonly y: number;
}

/** The role whose locks only it opens, as `lockedBy` holds it. */
const facilitatorLock = 'facilitator';

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
			lockedBy: null,
			group: null,
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
		const made = items.map((item) => this.draft(item));
		const frames = made.filter((item) => this.#document.kinds.of(item)?.can.contain);
		const drafts = made.map((item) => (item.frame ? item : { ...item, frame: this.frameFor(item, frames) }));
		this.#document.transact(() => {
			this.place(drafts);
			for (const frame of frames)
				for (const id of this.#looseInside(frame)) this.#document.entry(id)?.set('frame', frame.id);
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

	/** Writes patches as one step. Locked items only take a change of `locked`, from whoever may open them. */
	update(patches: Iterable<readonly [id: string, patch: ItemPatch]>): void {
		this.#document.transact(() => {
			for (const [id, patch] of patches) {
				const entry = this.#document.entry(id);
				const item = this.#document.lookup(id);
				if (!entry || !item) continue;
				if (item.locked && (patch.locked === undefined || !this.mayUnlock(item))) continue;
				patchEntry(entry, patch);
				// Whoever moves it has chosen its place.
				if (item.draft && (patch.x ?? patch.y) !== undefined) entry.delete(draftFields.unplaced);
			}
		});
	}

	/** Ends a move or resize: writes the patches and settles which frame owns each moved item. */
	settle(patches: ReadonlyMap<string, ItemPatch>): void {
		const { kinds } = this.#document;
		const settled = new Map<string, ItemPatch>();
		const frames = new Map<string, string | null>();
		for (const [id, patch] of patches) {
			const item = this.#document.lookup(id);
			if (!item) continue;
			const moved = withPatch(item, patch);
			// What moves along with its frame stays in it; a group lies in one frame as a whole.
			let frame = item.frame;
			if (!frame || !patches.has(frame)) {
				const key = item.group ?? id;
				const known = kinds.of(item)?.can.contain ? undefined : frames.get(key);
				frame = known === undefined ? this.#frameOfGroup(moved, patches) : known;
				if (!kinds.of(item)?.can.contain) frames.set(key, frame);
			}
			settled.set(id, frame === item.frame ? patch : { ...patch, frame });
		}
		this.update(settled);
	}

	/** Moves items, and what their frames own, by a distance in world units. */
	move(ids: Iterable<string>, by: Point): void {
		this.moveEach(new Map([...ids].map((id) => [id, by])));
	}

	/** Moves each item, and what its frame owns, by a distance of its own, in world units. */
	moveEach(distances: ReadonlyMap<string, Point>): void {
		const patches = new Map<string, ItemPatch>();
		for (const [chosen, by] of distances) {
			for (const id of this.withContents([chosen])) {
				const item = this.#document.lookup(id);
				// What is chosen itself goes its own way, also if its frame goes another.
				if (!item || item.locked || (id !== chosen && distances.has(id))) continue;
				patches.set(id, this.#document.kinds.moved(item, by));
			}
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
		return this.insertCopies(this.toCopy(ids), by);
	}

	/**
	 * What a copy of these items is made of, lowest first: they, what they own, and what connects things
	 * among them. Placeholders bring their whole entry; what even so cannot be copied is left out.
	 */
	toCopy(ids: Iterable<string>): Item[] {
		const { kinds, lookup } = this.#document;
		const all = new Set(this.withContents(ids));
		for (const id of [...all]) {
			for (const dependent of this.#document.dependentsOf(id)) {
				const item = lookup(dependent);
				const ends = item ? (kinds.of(item)?.references(item) ?? []) : [];
				if (ends.every((end) => all.has(end))) all.add(dependent);
			}
		}
		return [...all]
			.flatMap((id): Item | [] => {
				const item = lookup(id);
				if (!item?.broken) return item ?? [];
				const entry = this.#document.entry(id);
				const unread = entry && unreadEntryOf(entry);
				return unread ? { ...item, unread } : [];
			})
			.sort(compareZ);
	}

	/** Copies snapshots, which may come from another board, into this one; returns the new ids. */
	insertCopies(originals: readonly Item[], by: Point): string[] {
		return this.place(this.copiesOf(originals, by));
	}

	/** Copies with ids of their own that are not on the board yet; `place` puts them there. */
	copiesOf(originals: readonly Item[], by: Point): Item[] {
		const { kinds } = this.#document;
		const ids = new Map(originals.map((item) => [item.id, this.#newId()]));
		const byId = new Map(originals.map((item) => [item.id, item]));
		const lookup = (id: string) => byId.get(id) ?? this.#document.lookup(id);
		const seen = new Set<string>();
		const groups = new Map<string, string>();
		for (const { group } of originals) {
			// A single one of a group is copied without it.
			if (group && seen.has(group) && !groups.has(group)) groups.set(group, this.#newId());
			if (group) seen.add(group);
		}
		return originals.flatMap((item): Item[] => {
			const kind = kinds.of(item);
			if (!kind && !item.unread) return [];
			const props = kind?.retargeted(item, ids, lookup) ?? item.props;
			const copy: Item = {
				...item,
				id: ids.get(item.id) ?? this.#newId(),
				props,
				author: this.#author.participant,
				region: this.#author.region,
				locked: false,
				lockedBy: null,
				group: (item.group && groups.get(item.group)) ?? null,
				frame: item.frame ? (ids.get(item.frame) ?? null) : null
			};
			const moved = withPatch(copy, kinds.moved(copy, by));
			return [moved.frame ? moved : { ...moved, frame: this.frameFor(moved) }];
		});
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

	/** Locks or unlocks; what a facilitator locked stays locked for others. */
	lock(ids: Iterable<string>, locked: boolean): void {
		const lockedBy = locked && this.#author.facilitator ? facilitatorLock : null;
		const changing = [...ids].filter((id) => this.#document.lookup(id)?.locked === !locked);
		this.update(changing.map((id) => [id, { locked, lockedBy }]));
	}

	/** Private writing: says whether these are left out of the reveal. What everybody sees is left alone. */
	keepBack(ids: Iterable<string>, kept: boolean): void {
		this.#document.transact(() => {
			for (const id of ids) {
				if (!this.#document.isDraft(id)) continue;
				const entry = this.#document.entry(id);
				if (kept) entry?.set(draftFields.kept, true);
				else entry?.delete(draftFields.kept);
			}
		});
	}

	/** Whether this person may open the item's lock. */
	mayUnlock(item: Item): boolean {
		return item.lockedBy === null || this.#author.facilitator === true;
	}

	/** Makes one group of items and of everything they are in groups with; returns what is in it. */
	group(ids: Iterable<string>): string[] {
		const together = [...new Set([...ids].flatMap((id) => this.#document.togetherWith(id)))];
		const members = together.filter((id) => this.#document.lookup(id)?.locked === false);
		if (members.length < 2) return members;
		const group = this.#newId();
		this.update(members.map((id) => [id, { group }]));
		return members;
	}

	/** Dissolves the groups that these items are in; returns everything that was in them. */
	ungroup(ids: Iterable<string>): string[] {
		const members = [...new Set([...ids].flatMap((id) => this.#document.togetherWith(id)))];
		this.update(members.map((id) => [id, { group: null }]));
		return members;
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

	/**
	 * The topmost container that an item lies in with its middle; null on the open board.
	 * @param made containers that come together with it, and first: what they hold is theirs
	 */
	frameFor(item: Item, made: readonly Item[] = []): string | null {
		const { kinds, lookup } = this.#document;
		if (kinds.of(item)?.can.contain) return null;
		const outline = kinds.outline(item, lookup);
		return made.findLast((frame) => boxContains(frame, outline))?.id ?? this.#frameAt(centerOf(outline));
	}

	/** The container for an item that moved, alone or with others of its group. */
	#frameOfGroup(moved: Item, patches: ReadonlyMap<string, ItemPatch>): string | null {
		const { kinds, lookup } = this.#document;
		const boxes: Box[] = [];
		for (const id of moved.group === null ? [] : this.#document.membersOf(moved.group)) {
			const item = lookup(id);
			const patch = patches.get(id);
			if (!item || !patch || kinds.of(item)?.can.contain) continue;
			boxes.push(kinds.outline(withPatch(item, patch), lookup));
		}
		const all = boundsOf(boxes);
		if (!all || boxes.length < 2 || kinds.of(moved)?.can.contain) return this.frameFor(moved);
		return this.#frameAt(centerOf(all));
	}

	#frameAt(point: Point): string | null {
		const at = { ...point, w: 0, h: 0 };
		let found: Item | undefined;
		for (const id of this.#document.containers) {
			const frame = this.#document.lookup(id);
			if (!frame || !boxContains(frame, at)) continue;
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
