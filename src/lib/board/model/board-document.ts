/**
 * The board as it stands in a Y.Doc: immutable snapshots per item, kept current from deep events so that
 * the cost of a change follows the change and not the size of the board. Reading side; what changes a
 * board are the commands (board-commands.ts).
 */
import * as Y from 'yjs';
import type { Box } from '#lib/base/model/geometry.ts';
import { BoardHistory } from './board-history.ts';
import type { ItemKinds } from './item-kind.ts';
import { asDraft, draftFields, draftsOf, wasOnBoard } from './drafts.ts';
import { comparePaintOrder, parseItem, sortedForPainting, type ItemRoot } from './item-entry.ts';
import type { Item } from './item.ts';

/** What one transaction did. `changed` also names items that only depend on a touched one. */
export interface BoardChanges {
	readonly added: readonly string[];
	readonly changed: readonly string[];
	readonly removed: readonly string[];
	/** Whether this program made it (a command, undo, redo or typing) and not another person. */
	readonly local: boolean;
}

export class BoardDocument {
	readonly doc: Y.Doc;
	readonly kinds: ItemKinds;
	/** The transaction origin of everything this person does; typing uses it too. */
	readonly origin: object = { board: 'local' };
	readonly history: BoardHistory;
	readonly #items: Y.Map<unknown>;
	readonly #snapshots = new Map<string, Item>();
	readonly #children = new Map<string, Set<string>>();
	readonly #dependents = new Map<string, Set<string>>();
	readonly #groups = new Map<string, Set<string>>();
	readonly #containers = new Set<string>();
	readonly #listeners = new Set<(changes: BoardChanges) => void>();
	#ordered: Item[] | undefined;
	/** What this person writes privately; drawn and edited as if it stood on the board. */
	#drafts: Y.Map<unknown> | undefined;
	/** Not null while what is added goes there: with which promise about names. */
	#promise: { readonly named: boolean } | null = null;
	readonly #root: ItemRoot = {
		set: (id, entry) => {
			if (this.#drafts === undefined || this.#promise === null) return this.#items.set(id, entry);
			if (this.#promise.named) entry.set(draftFields.named, true);
			return this.#drafts.set(id, entry);
		},
		delete: (id) => (this.#items.has(id) ? this.#items : this.#drafts)?.delete(id)
	};

	constructor(doc: Y.Doc, kinds: ItemKinds) {
		this.doc = doc;
		this.kinds = kinds;
		this.#items = doc.getMap('items');
		for (const [id, entry] of this.#items.entries()) this.#keep(parseItem(id, entry, kinds));
		this.#items.observeDeep(this.#handleEvents);
		this.history = new BoardHistory(this.#items, this.origin);
	}

	get size(): number {
		return this.#snapshots.size;
	}

	/** Bound, so that it can be handed on as an `ItemLookup`. */
	readonly lookup = (id: string): Item | undefined => this.#snapshots.get(id);

	items(): IterableIterator<Item> {
		return this.#snapshots.values();
	}

	/** All items, lowest first. The array is kept between changes of membership or order. */
	inPaintOrder(): readonly Item[] {
		return (this.#ordered ??= sortedForPainting(this.#snapshots.values(), this.kinds));
	}

	/** These items, lowest first. */
	inOrder(items: Iterable<Item>): Item[] {
		return sortedForPainting(items, this.kinds);
	}

	readonly compare = (a: Item, b: Item): number => comparePaintOrder(a, b, this.kinds);

	/** Ids of all items that can own others. */
	get containers(): ReadonlySet<string> {
		return this.#containers;
	}

	/** Ids of the items that a frame owns. */
	childrenOf(frame: string): ReadonlySet<string> {
		return this.#children.get(frame) ?? none;
	}

	/** Ids of everything in a group, which is chosen and moved together. */
	membersOf(group: string): ReadonlySet<string> {
		return this.#groups.get(group) ?? none;
	}

	/** The item and, if it is in a group, everything else in it. */
	togetherWith(id: string): readonly string[] {
		const group = this.#snapshots.get(id)?.group ?? null;
		return group === null ? [id] : [...this.membersOf(group)];
	}

	/** Ids of items whose looks depend on this one. */
	dependentsOf(id: string): ReadonlySet<string> {
		return this.#dependents.get(id) ?? none;
	}

	/** Everything painting the item can touch, in world units. */
	boundsOf(item: Item): Box {
		return this.kinds.bounds(item, this.lookup);
	}

	/** The shared text of an item, for an editor that binds to it; undefined if the kind has none. */
	textOf(id: string): Y.Text | undefined {
		const entry = this.entry(id);
		const field = this.kinds.get(this.#snapshots.get(id)?.kind ?? '')?.textField;
		const text = field ? entry?.get(field) : undefined;
		return text instanceof Y.Text ? text : undefined;
	}

	/** The raw entry; for commands and text bindings only. */
	entry(id: string): Y.Map<unknown> | undefined {
		const entry = this.#items.get(id) ?? this.#drafts?.get(id);
		return entry instanceof Y.Map ? entry : undefined;
	}

	/** Runs `change` over the raw root as one transaction of this person: one step to undo. */
	transact(change: (items: ItemRoot) => void): void {
		const run = () => this.doc.transact(() => change(this.#root), this.origin);
		if (this.#drafts?.doc) this.#drafts.doc.transact(run, this.origin);
		else run();
	}

	/** Whether anything can be added and changed that nobody else sees. */
	get writesPrivately(): boolean {
		return this.#drafts !== undefined && this.#promise !== null;
	}

	/** Whether nobody else sees this item. */
	isDraft(id: string): boolean {
		return this.#snapshots.get(id)?.draft !== undefined;
	}

	/** Says whether what is added from now on is private, and then whether names are to stay; null: it is not. */
	promise(promise: { readonly named: boolean } | null): void {
		this.#promise = promise;
	}

	/** Shows what this person writes privately on the board, from `draft.<board>.<participant>`; returns the way out. */
	addDrafts(doc: Y.Doc): () => void {
		const drafts = draftsOf(doc);
		this.#drafts = drafts;
		const stop = this.history.include(drafts);
		drafts.observeDeep(this.#handleEvents);
		this.#take(drafts.keys());
		return () => {
			// Closed meanwhile: nothing is observed any more.
			if (this.#drafts !== drafts) return;
			drafts.unobserveDeep(this.#handleEvents);
			stop();
			this.#drafts = undefined;
			this.#take(drafts.keys());
		};
	}

	/**
	 * Shows other items in place of what the doc has, without writing anything: for a board of the past, whose doc is
	 * empty and stays so. @param itemOf undefined for what is not there
	 */
	show(ids: Iterable<string>, itemOf: (id: string) => Item | undefined): void {
		this.#take(ids, false, itemOf);
	}

	/** Calls back after every transaction that touched items; returns the way out. */
	subscribe(listener: (changes: BoardChanges) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Stops observing. The Y.Doc belongs to whoever made it. */
	close(): void {
		this.#items.unobserveDeep(this.#handleEvents);
		this.#drafts?.unobserveDeep(this.#handleEvents);
		this.#drafts = undefined;
		this.#listeners.clear();
		this.history.close();
	}

	readonly #handleEvents = (
		events: Y.YEvent<Y.AbstractType<unknown>>[],
		transaction: Y.Transaction
	): void => {
		const touched = new Set<string>();
		for (const event of events) {
			if (event.path.length > 0) touched.add(String(event.path[0]));
			else for (const id of event.changes.keys.keys()) touched.add(id);
		}
		this.#take(touched, transaction.local);
	};

	/** The item as the board or else this person's private writing has it; what was revealed is the board's. */
	readonly #read = (id: string): Item | undefined => {
		const shared = this.#items.get(id);
		if (shared !== undefined) return parseItem(id, shared, this.kinds);
		const draft = this.#drafts?.get(id);
		if (draft === undefined || wasOnBoard(this.#items, id)) return undefined;
		return asDraft(parseItem(id, draft, this.kinds), draft);
	};

	/** Reads these again and tells what became of them. */
	#take(ids: Iterable<string>, local = false, read = this.#read): void {
		const touched = new Set(ids);
		// Sorting once is cheaper than placing very many one by one.
		if (touched.size > 64) this.#ordered = undefined;
		const added: string[] = [];
		const changed = new Set<string>();
		const removed: string[] = [];
		for (const id of touched) {
			const before = this.#snapshots.get(id);
			const item = read(id);
			if (item === undefined) {
				if (!before) continue;
				this.#drop(before);
				removed.push(id);
			} else {
				if (before) this.#unlink(before);
				this.#keep(item, before);
				if (before) changed.add(id);
				else added.push(id);
			}
		}
		if (added.length === 0 && changed.size === 0 && removed.length === 0) return;
		for (const id of touched) {
			for (const dependent of this.dependentsOf(id)) {
				if (!touched.has(dependent)) changed.add(dependent);
			}
		}
		const changes = { added, changed: [...changed], removed, local };
		for (const listener of this.#listeners) listener(changes);
	}

	#keep(item: Item, before?: Item): void {
		this.#snapshots.set(item.id, item);
		if (item.frame) link(this.#children, item.frame, item.id);
		if (item.group) link(this.#groups, item.group, item.id);
		const kind = this.kinds.of(item);
		if (kind?.can.contain) this.#containers.add(item.id);
		for (const id of kind?.references(item) ?? []) link(this.#dependents, id, item.id);
		if (!this.#ordered) return;
		const ordered = this.#ordered;
		const place = before ? findPlace(ordered, before, this.compare) : -1;
		if (before && ordered[place] === before && this.compare(before, item) === 0) {
			ordered[place] = item;
			return;
		}
		if (before && ordered[place] === before) ordered.splice(place, 1);
		ordered.splice(findPlace(ordered, item, this.compare), 0, item);
	}

	#drop(item: Item): void {
		this.#unlink(item);
		this.#snapshots.delete(item.id);
		this.#containers.delete(item.id);
		const place = this.#ordered ? findPlace(this.#ordered, item, this.compare) : -1;
		if (this.#ordered?.[place] === item) this.#ordered.splice(place, 1);
	}

	#unlink(item: Item): void {
		if (item.frame) unlink(this.#children, item.frame, item.id);
		if (item.group) unlink(this.#groups, item.group, item.id);
		for (const id of this.kinds.of(item)?.references(item) ?? []) unlink(this.#dependents, id, item.id);
	}
}

const none: ReadonlySet<string> = new Set();

function link(map: Map<string, Set<string>>, key: string, id: string): void {
	const set = map.get(key);
	if (set) set.add(id);
	else map.set(key, new Set([id]));
}

function unlink(map: Map<string, Set<string>>, key: string, id: string): void {
	const set = map.get(key);
	set?.delete(id);
	if (set?.size === 0) map.delete(key);
}

/** Where `item` stands or belongs in a sorted list. */
function findPlace(sorted: readonly Item[], item: Item, compare: (a: Item, b: Item) => number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const other = sorted[middle];
		if (other && compare(other, item) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}
