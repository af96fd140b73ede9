/**
 * A board through time: shows any moment of its log in a document of its own, which an ordinary editor draws
 * read-only. From one moment to another only what differs is written, so that view and selection stay.
 */
import * as Y from 'yjs';
import { bringTo } from '#lib/board/model/history/entries.ts';
import { Timeline, type LogRow, type Moment } from '#lib/board/model/history/timeline.ts';

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
	/** What is shown; written by this class only. */
	readonly doc = new Y.Doc();
	readonly timeline = new Timeline();
	readonly #ports: ReplayPorts;
	#place = $state(0);
	#total = $state(0);
	#time = 0;
	#stop: (() => void) | undefined = $state.raw();
	speed = $state<Speed>(10);
	skipsQuiet = $state(true);

	constructor(ports: ReplayPorts) {
		this.#ports = ports;
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
		this.doc.destroy();
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
		bringTo(this.doc, this.timeline.between(this.#place, place), this);
		this.#place = place;
	}
}
