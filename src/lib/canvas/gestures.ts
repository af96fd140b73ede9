/** Snapshots shown instead of the document's while somebody drags, and how one's own travel to others. */
import type { BoardDocument } from '#lib/board/model/board-document.ts';
import type { Gesture } from '#lib/board/model/gesture.ts';
import { fieldsOf } from '#lib/board/model/item.ts';
import type { Item } from '#lib/board/model/item.ts';
import type { Frames } from './frames.ts';

/** How many items a gesture may name; presence has a limit of about 2,000 characters. */
const maxBoxes = 16;
const maxMoved = 50;
/** Characters of a draft's fields; a longer stroke sends its latest part. */
const maxDraft = 1300;

/** What somebody else's presence carries; `key` is one person's connection. */
export interface OthersGesture {
	readonly key: string;
	readonly gesture: unknown;
}

export class GesturePreviews {
	#own: readonly Item[] = [];
	#others: readonly Item[] = [];
	#byId: ReadonlyMap<string, Item> = new Map();
	#items: readonly Item[] = [];

	get(id: string): Item | undefined {
		return this.#byId.get(id);
	}

	get items(): readonly Item[] {
		return this.#items;
	}

	setOwn(items: readonly Item[]): void {
		this.#own = items;
		this.#merge();
	}

	/** Returns whether there is anything to show or to stop showing. */
	setOthers(items: readonly Item[]): boolean {
		if (items.length === 0 && this.#others.length === 0) return false;
		this.#others = items;
		this.#merge();
		return true;
	}

	/** Forgets items that were deleted; returns whether any of them was shown. */
	keep(stays: (id: string) => boolean): boolean {
		if (this.#own.every((item) => stays(item.id)) && this.#others.every((item) => stays(item.id)))
			return false;
		this.#own = this.#own.filter((item) => stays(item.id));
		this.#others = this.#others.filter((item) => stays(item.id));
		this.#merge();
		return true;
	}

	/** What the scene must leave out: everything shown elsewhere, and what hangs on it. */
	lifted(document: BoardDocument): ReadonlySet<string> {
		const ids = new Set(this.#byId.keys());
		for (const id of this.#byId.keys()) {
			for (const dependent of document.dependentsOf(id)) ids.add(dependent);
			// What a container owns stands above it, also while only the container changes.
			for (const child of document.childrenOf(id)) ids.add(child);
		}
		return ids;
	}

	/** One's own gesture wins over somebody else's on the same item. */
	#merge(): void {
		this.#byId = new Map([...this.#others, ...this.#own].map((item) => [item.id, item]));
		this.#items = [...this.#byId.values()];
	}
}

/** What others need to show these previews. */
export function gestureFor(items: readonly Item[], document: BoardDocument): Gesture {
	const moved = items.filter((item) => document.lookup(item.id));
	const first = moved[0];
	const before = first && document.lookup(first.id);
	if (moved.length <= maxBoxes || !first || !before) {
		const some = moved.slice(0, maxBoxes);
		const boxes = some.flatMap(({ x, y, w, h, rotation }) => [
			...[x, y, w, h].map(Math.round),
			round(rotation)
		]);
		return { type: 'boxes', ids: some.map((item) => item.id), boxes };
	}
	const ids = moved.slice(0, maxMoved).map((item) => item.id);
	return { type: 'move', ids, by: { x: Math.round(first.x - before.x), y: Math.round(first.y - before.y) } };
}

const round = (angle: number): number => Math.round(angle * 1000) / 1000;

/** A draft as flat fields; numbers are rounded and long lists keep their end, so that it stays small. */
export function draftGesture(item: Item): Gesture {
	const fields: Record<string, unknown> = {};
	for (const [key, value] of Object.entries(fieldsOf(item))) {
		if (value === null || key === 'author' || key === 'locked') continue;
		fields[key] = typeof value === 'number' ? round(value) : value;
	}
	let text = JSON.stringify(fields);
	if (text.length > maxDraft) {
		for (const [key, value] of Object.entries(fields)) {
			if (!Array.isArray(value)) continue;
			const rounded = value.map((entry) => (typeof entry === 'number' ? Math.round(entry * 10) / 10 : entry));
			fields[key] = rounded.length > 240 ? thinned(rounded) : rounded;
		}
		text = JSON.stringify(fields);
	}
	return { type: 'draft', item: text.length > 1700 ? { ...fields, points: [] } : fields };
}

/** About 70 of the points `x, y, pressure`, evenly spread, so that the whole stroke shows. */
function thinned(values: readonly unknown[]): unknown[] {
	const points = Math.floor(values.length / 3);
	const step = Math.ceil(points / 70);
	const result: unknown[] = [];
	for (let index = 0; index < points; index += step) result.push(...values.slice(index * 3, index * 3 + 3));
	return result;
}

/** Says of an id whether it is not among those that went. */
export function goneFilter(removed: readonly string[]): (id: string) => boolean {
	const gone = new Set(removed);
	return (id) => !gone.has(id);
}

/** How often others are told, milliseconds; the end is told at once. */
const interval = 50;

/** Tells others about the gesture in progress, at most every 50 ms, and makes what is told only then. */
export class GestureSender {
	readonly #frames: Frames;
	readonly #send: (gesture: Gesture | null) => void;
	#make: (() => Gesture) | null = null;
	#cancel: (() => void) | undefined;
	#active = false;

	constructor(frames: Frames, send: (gesture: Gesture | null) => void) {
		this.#frames = frames;
		this.#send = send;
	}

	/** `null` ends the gesture. */
	show(make: (() => Gesture) | null): void {
		this.#make = make;
		if (make === null) {
			this.close();
			if (this.#active) this.#send(null);
			this.#active = false;
		} else if (!this.#cancel) this.#tell();
	}

	close(): void {
		this.#cancel?.();
		this.#cancel = undefined;
	}

	#tell(): void {
		if (!this.#make) return;
		this.#active = true;
		this.#send(this.#make());
		this.#make = null;
		this.#cancel = this.#frames.after(interval, () => {
			this.#cancel = undefined;
			this.#tell();
		});
	}
}
