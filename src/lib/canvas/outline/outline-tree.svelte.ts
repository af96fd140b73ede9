/**
 * The outline as a tree that is walked with keys: which rows there are, which of them the Tab key reaches,
 * what is selected with it. Walking selects; with Ctrl it only walks, with Shift the selection grows.
 */
import { SvelteSet } from 'svelte/reactivity';
import type { Item } from '#lib/board/model/item.ts';
import type { ReadingEntry } from '#lib/board/model/reading-order.ts';
import type { Frames } from '../frames.ts';
import type { BoardKey } from '../keyboard.ts';
import { OutlineRows } from './outline-rows.ts';

/** What the tree needs of the board. */
export interface TreePort {
	/** The board in reading order; reactive. */
	readonly entries: readonly ReadingEntry[];
	/** Reactive. */
	readonly selection: readonly string[];
	readonly frames: Frames;
	lookup(id: string): Item | undefined;
	contains(item: Item): boolean;
	/** What typing letters looks for. */
	words(item: Item): string;
	select(ids: readonly string[]): void;
}

/** What keys change; whoever changes it refuses what may not be. */
export interface TreeEdits {
	/** Exchanges places with the one before (-1) or behind (1). */
	swap(id: string, step: -1 | 1): void;
	/** Into a container, or with null out onto the open board. */
	moveInto(id: string, container: string | null): void;
	/** Another one of the same kind at the same place of the reading order. */
	addLike(id: string): void;
	/** Deletes what is selected. */
	delete(): void;
}

/** Letters typed within this time belong together, milliseconds. */
const typingPause = 700;
/** Rows that Page up and Page down pass. */
const pageRows = 10;

type Walk = 'select' | 'extend' | 'only';

export class OutlineTree {
	readonly folded = new SvelteSet<string>();
	readonly #port: TreePort;
	/** The row walked to without selecting it. */
	#walkedTo = $state.raw<string | null>(null);
	/** The selection as this tree made or last saw it. */
	#known: readonly string[] = [];
	/** Where a selection with Shift began. */
	#anchor: string | null = null;
	/** Where the stop was last. */
	#lastPlace = 0;
	#typed = '';
	#forget: (() => void) | undefined;

	readonly rows = $derived.by(() => new OutlineRows(this.#port.entries, this.folded));
	readonly selected = $derived.by((): ReadonlySet<string> => new SvelteSet(this.#port.selection));
	/** The one row that the Tab key reaches. */
	readonly stop = $derived.by((): string | undefined => {
		const last = this.#port.selection.at(-1);
		const item = last === undefined ? undefined : this.#port.lookup(last);
		const walkedTo = this.#walkedTo === null ? undefined : this.rows.get(this.#walkedTo);
		const row = walkedTo ?? (item && this.rows.standIn(item));
		// When somebody deleted what one was on, one goes on from where it was.
		const { all } = this.rows;
		const found = row ?? all[Math.min(this.#lastPlace, all.length - 1)];
		if (found) this.#lastPlace = this.rows.indexOf(found.item.id);
		return found?.item.id;
	});

	constructor(port: TreePort) {
		this.#port = port;
	}

	close(): void {
		this.#forget?.();
	}

	/** Goes to a row, as a press on it does. */
	goTo(id: string, walk: Walk = 'select'): void {
		if (walk === 'only') {
			this.#walkedTo = id;
			return;
		}
		this.#walkedTo = null;
		if (walk === 'extend') {
			const from = this.#anchor ?? this.stop ?? id;
			this.#anchor = from;
			this.#select(this.rows.between(from, id));
		} else {
			this.#anchor = id;
			this.#select([id]);
		}
	}

	/** Takes a row into the selection, or out of it. */
	toggle(id: string): void {
		const { selection } = this.#port;
		this.#walkedTo = id;
		this.#anchor = id;
		this.#select(selection.includes(id) ? selection.filter((each) => each !== id) : [...selection, id]);
	}

	fold(id: string, folded = !this.folded.has(id)): void {
		if (folded) this.folded.add(id);
		else this.folded.delete(id);
	}

	/** Follows a selection made elsewhere; to be called in an effect. */
	follow(): void {
		const { selection } = this.#port;
		if (selection === this.#known) return;
		this.#known = selection;
		this.#walkedTo = null;
	}

	#select(ids: readonly string[]): void {
		this.#port.select(ids);
		this.#known = this.#port.selection;
	}

	/** Keys of the tree pattern; returns whether the key was one of them. */
	handleKey(key: BoardKey, edits: TreeEdits): boolean {
		const id = this.stop;
		const row = id === undefined ? undefined : this.rows.get(id);
		if (!row) return false;
		if (key.alt) return !key.mod && this.#edit(key, row, edits);
		if ((key.key === 'Delete' || key.key === 'Backspace') && !key.mod) {
			this.#delete(row, edits);
			return true;
		}
		if (key.key === 'Enter' && key.mod) {
			edits.addLike(row.item.id);
			return true;
		}
		return this.#walk(key, row) || this.#type(key, row);
	}

	#edit(key: BoardKey, { item }: ReadingEntry, edits: TreeEdits): boolean {
		if (key.key === 'ArrowUp') edits.swap(item.id, -1);
		else if (key.key === 'ArrowDown') edits.swap(item.id, 1);
		else if (key.key === 'ArrowLeft') edits.moveInto(item.id, null);
		else if (key.key === 'ArrowRight') {
			const container = this.rows.containerAbove(item.id, (each) => this.#port.contains(each));
			if (container && !this.#port.contains(item)) {
				this.fold(container.id, false);
				edits.moveInto(item.id, container.id);
			}
		} else return false;
		return true;
	}

	/** The row behind what goes is where one goes on. */
	#delete(row: ReadingEntry, edits: TreeEdits): void {
		if (!this.selected.has(row.item.id)) this.goTo(row.item.id);
		const going = this.selected;
		const at = this.rows.indexOf(row.item.id);
		const stays = (each: ReadingEntry | undefined): boolean => each !== undefined && !going.has(each.item.id);
		const next = this.rows.all.slice(at).find(stays) ?? this.rows.all.slice(0, at).findLast(stays);
		edits.delete();
		if (next && !this.#port.lookup(row.item.id)) this.goTo(next.item.id);
	}

	#walk(key: BoardKey, row: ReadingEntry): boolean {
		const { item } = row;
		const at = this.rows.indexOf(item.id);
		const last = this.rows.all.length - 1;
		const walk: Walk = key.shift ? 'extend' : key.mod ? 'only' : 'select';
		const targets: Readonly<Record<string, number>> = {
			ArrowDown: at + 1,
			ArrowUp: at - 1,
			PageDown: Math.min(last, at + pageRows),
			PageUp: Math.max(0, at - pageRows),
			Home: 0,
			End: last
		};
		const target = targets[key.key];
		if (target !== undefined) {
			const next = this.rows.at(target);
			if (next) this.goTo(next.item.id, walk);
			return true;
		}
		if (key.key === ' ' && this.#typed === '') {
			this.toggle(item.id);
			return true;
		}
		if (key.mod || key.shift) return false;
		const contains = this.#port.contains(item);
		if (key.key === 'ArrowRight') {
			if (!contains) return true;
			const child = this.rows.at(at + 1);
			if (this.folded.has(item.id)) this.fold(item.id, false);
			else if (child && child.item.frame === item.id) this.goTo(child.item.id);
			return true;
		}
		if (key.key === 'ArrowLeft') {
			if (contains && !this.folded.has(item.id)) this.fold(item.id, true);
			else if (row.depth > 0 && item.frame !== null) this.goTo(item.frame);
			return true;
		}
		return false;
	}

	/** Letters go to the next row whose words begin with them. */
	#type(key: BoardKey, row: ReadingEntry): boolean {
		if (key.mod || !/^[\p{L}\p{N} ]$/u.test(key.key)) return false;
		this.#forget?.();
		this.#forget = this.#port.frames.after(typingPause, () => (this.#typed = ''));
		// The same letter again and again goes through all that begin with it.
		const again = [...this.#typed].every((letter) => letter === key.key);
		this.#typed += key.key;
		const from = this.rows.indexOf(row.item.id);
		const words = (item: Item) => this.#port.words(item);
		const found =
			this.rows.startingWith(this.#typed, from, words) ??
			(again ? this.rows.startingWith(key.key, from, words) : undefined);
		if (found) this.goTo(found.item.id);
		return true;
	}
}
