/**
 * A board through time: shows any moment of its log on a board of its own, which an ordinary editor draws
 * read-only. From one moment to another only what differs is shown anew, so that view and selection stay. Nothing is
 * written into a shared document: what thousands of jumps leave behind in one would be kept and merged at each.
 */
import * as Y from 'yjs';
import { BoardDocument } from '#lib/board/model/board-document.ts';
import type { Entry } from '#lib/board/model/history/entries.ts';
import { Timeline, type LogRow, type Moment } from '#lib/board/model/history/timeline.ts';
import { itemOrPlaceholder } from '#lib/board/model/item-entry.ts';
import type { ItemKinds } from '#lib/board/model/item-kind.ts';
import type { Item } from '#lib/board/model/item.ts';

/** Seconds of the session per second of replay. */
export const speeds = [1, 10, 60, 300] as const;
export type Speed = (typeof speeds)[number];

/** Milliseconds between two pictures while it plays. */
const tick = 100;
/** Longer than this on the screen, in milliseconds, nothing is to happen while quiet time is skipped. */
const quiet = 1500;

export interface ReplayPorts {
	/** Calls back at this interval, in milliseconds, until the returned function is called. */
	every(milliseconds: number, run: () => void): () => void;
}

export class Replay {
	/** What is shown. */
	readonly board: BoardDocument;
	readonly timeline = new Timeline();
	readonly #ports: ReplayPorts;
	readonly #kinds: ItemKinds;
	/** What has been shown once is read once: an entry never changes and is of one item only. */
	readonly #items = new WeakMap<Entry, Item>();
	#place = $state(0);
	#total = $state(0);
	#time = 0;
	#stop: (() => void) | undefined = $state.raw();
	speed = $state<Speed>(10);
	skipsQuiet = $state(true);

	constructor(kinds: ItemKinds, ports: ReplayPorts) {
		this.#kinds = kinds;
		this.#ports = ports;
		this.board = new BoardDocument(new Y.Doc(), kinds);
	}

	/** How many moments have been at what is shown. */
	get place(): number {
		return this.#place;
	}

	/** How many moments there are. */
	get total(): number {
		return this.#total;
	}

	get atEnd(): boolean {
		return this.#place === this.#total;
	}

	get playing(): boolean {
		return this.#stop !== undefined;
	}

	/** The last moment that has been; undefined before the first. */
	get moment(): Moment | undefined {
		return this.momentAt(this.#place);
	}

	/** The moment that makes a place, which is there from 1 on. */
	momentAt(place: number): Moment | undefined {
		return place <= this.#total ? this.timeline.moments[place - 1] : undefined;
	}

	/** Takes in the next rows; whoever looks at a moment stays there. */
	add(rows: readonly LogRow[]): void {
		for (const row of rows) this.timeline.add(row);
		this.#total = this.timeline.moments.length;
	}

	/** Shows the board after so many moments; stops playing. */
	seek(place: number): void {
		this.pause();
		this.#show(place);
	}

	play(): void {
		if (this.playing || this.#total === 0) return;
		if (this.atEnd) this.#show(0);
		this.#time = this.moment?.at ?? (this.momentAt(1)?.at ?? 0) - 1;
		this.#stop = this.#ports.every(tick, () => this.#advance());
	}

	pause(): void {
		this.#stop?.();
		this.#stop = undefined;
	}

	close(): void {
		this.pause();
		this.timeline.close();
		this.board.close();
		this.board.doc.destroy();
	}

	#advance(): void {
		this.#time += tick * this.speed;
		const next = this.momentAt(this.#place + 1);
		if (this.skipsQuiet && next && next.at - this.#time > quiet * this.speed) this.#time = next.at;
		this.#show(Math.max(this.#place, this.timeline.placeAt(this.#time)));
		if (this.atEnd) this.pause();
	}

	#show(wanted: number): void {
		const place = Math.max(0, Math.min(this.#total, Math.round(wanted)));
		if (place === this.#place) return;
		const entries = this.timeline.between(this.#place, place);
		this.board.show(entries.keys(), (id) => this.#itemOf(id, entries.get(id)));
		this.#place = place;
	}

	#itemOf(id: string, entry: Entry | undefined): Item | undefined {
		if (!entry) return undefined;
		const known = this.#items.get(entry);
		if (known) return known;
		const item = itemOrPlaceholder(id, { ...entry.plain, ...entry.texts }, this.#kinds);
		this.#items.set(entry, item);
		return item;
	}
}
