/**
 * Where revealed notes come to lie. What its author put somewhere stays there, or right beside if somebody else's note
 * lies there already: nobody saw where the others wrote. What has no place of its own is laid out in rows, region by
 * region: in the frame that it is for, which grows for it where there is room below, else below everything.
 * World units throughout.
 */
import { boundsOf, boxContains, boxesTouch, grow, intersection } from '#lib/base/model/geometry.ts';
import type { Box, Point } from '#lib/base/model/geometry.ts';

export interface Arrival extends Box {
	readonly id: string;
	/** The frame on the board that it is for; undefined for the open board. */
	readonly frame: string | undefined;
	/** Nobody chose its place. */
	readonly unplaced: boolean;
	readonly region: string | null;
	/** Null where names do not stay: then nothing shows what is by the same person. */
	readonly author: string | null;
	/** Whether it is written on, so that nothing may cover it. */
	readonly writing: boolean;
}

/** What lies on the board already. */
export interface Resident extends Box {
	readonly id: string;
	readonly frame: string | null;
	readonly contains: boolean;
	readonly writing: boolean;
}

export interface RevealPlaces {
	/** Top-left corners of what comes to lie elsewhere than it says. */
	readonly at: ReadonlyMap<string, Point>;
	/** New heights of frames. */
	readonly heights: ReadonlyMap<string, number>;
	/** For which there was no room in their frame: they lie on the open board. */
	readonly outside: ReadonlySet<string>;
}

const gap = 16;
/** From the edge of a frame to what lies in it. */
const inset = 3 * gap;
/** How many stand beside each other on the open board. */
const mostColumns = 6;
/** How many rows away from where somebody put a note a free place is looked for. */
const mostRings = 5;

export function revealPlaces(arrivals: readonly Arrival[], residents: readonly Resident[]): RevealPlaces {
	const places = new Places(residents);
	for (const arrival of arrivals) if (!arrival.unplaced) places.keep(arrival);
	const unplaced = arrivals.filter((arrival) => arrival.unplaced).sort(byRegion);
	for (const frame of new Set(unplaced.map((arrival) => arrival.frame))) {
		const own = unplaced.filter((arrival) => arrival.frame === frame);
		if (frame !== undefined) places.fill(frame, own);
	}
	places.append(unplaced.filter(({ id }) => !places.at.has(id)));
	return places;
}

const byRegion = (a: Arrival, b: Arrival): number =>
	compare(a.region ?? '', b.region ?? '') || compare(a.author ?? '', b.author ?? '') || compare(a.id, b.id);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

class Places implements RevealPlaces {
	readonly at = new Map<string, Point>();
	readonly heights = new Map<string, number>();
	readonly outside = new Set<string>();
	readonly #frames: ReadonlyMap<string, Resident>;
	/** Everything but frames. */
	readonly #taken: (Box & { readonly writing: boolean; readonly author?: string | null })[];

	constructor(residents: readonly Resident[]) {
		this.#frames = new Map(residents.filter(({ contains }) => contains).map((frame) => [frame.id, frame]));
		this.#taken = residents.filter(({ contains }) => !contains);
	}

	/** Leaves it where its author put it, or takes it to the nearest place where it covers nobody's writing. */
	keep(arrival: Arrival): void {
		const place = arrival.writing ? this.#uncovered(arrival) : arrival;
		if (place.x !== arrival.x || place.y !== arrival.y) this.at.set(arrival.id, { x: place.x, y: place.y });
		this.#taken.push({ ...arrival, x: place.x, y: place.y });
	}

	#uncovered(arrival: Arrival): Box {
		const others = this.#taken.filter(
			({ writing, author }) =>
				writing && (author === undefined || author === null || author !== arrival.author)
		);
		const covers = (box: Box): boolean =>
			others.some((other) => {
				const { w, h } = intersection(box, other);
				return w > 0 && h > 0 && w * h * 4 > Math.min(box.w * box.h, other.w * other.h);
			});
		if (!covers(arrival)) return arrival;
		const frame = arrival.frame === undefined ? undefined : this.#frames.get(arrival.frame);
		const steps = ring(mostRings).map(({ x, y }) => ({
			...arrival,
			x: arrival.x + x * (arrival.w + gap),
			y: arrival.y + y * (arrival.h + gap)
		}));
		const free = (box: Box): boolean =>
			!this.#taken.some((other) => boxesTouch(other, grow(box, gap / 2 - 1))) &&
			(!frame || boxContains(frame, box));
		return steps.find(free) ?? steps.find((box) => !covers(box)) ?? arrival;
	}

	/** Rows in a frame, between what lies there. */
	fill(id: string, arrivals: readonly Arrival[]): void {
		const frame = this.#frames.get(id);
		if (!frame) return;
		const w = Math.max(...arrivals.map((arrival) => arrival.w));
		const h = Math.max(...arrivals.map((arrival) => arrival.h));
		const columns = Math.max(1, Math.floor((frame.w - 2 * inset + gap) / (w + gap)));
		const near = this.#taken.filter((box) => boxesTouch(box, { ...frame, h: Infinity }));
		const room = this.#roomBelow(frame);
		let cell = 0;
		for (const arrival of arrivals) {
			let at: Point;
			do {
				at = {
					x: frame.x + inset + (cell % columns) * (w + gap),
					y: frame.y + inset + Math.floor(cell / columns) * (h + gap)
				};
				cell += 1;
			} while (at.y + h <= room && near.some((box) => boxesTouch(box, { ...at, w, h })));
			const bottom = at.y + arrival.h + inset;
			if (bottom > Math.max(frame.y + frame.h, room)) return;
			if (bottom > frame.y + (this.heights.get(id) ?? frame.h)) this.heights.set(id, bottom - frame.y);
			this.#put(arrival, at);
		}
	}

	/** How far down a frame may grow before it comes to something else. */
	#roomBelow(frame: Resident): number {
		const bottom = frame.y + frame.h;
		const below = { ...frame, y: bottom, h: Infinity };
		const others = [...this.#taken, ...this.#frames.values()].filter(
			(box) => box !== frame && box.y >= bottom && boxesTouch(box, below)
		);
		return Math.min(...others.map((box) => box.y - 2 * inset));
	}

	/** Rows below everything. */
	append(arrivals: readonly Arrival[]): void {
		const frames = [...this.#frames.values()].map((frame) => ({
			...frame,
			h: this.heights.get(frame.id) ?? frame.h
		}));
		const all = boundsOf([...this.#taken, ...frames]);
		const start = { x: all?.x ?? 0, y: all ? all.y + all.h + 2 * gap : 0 };
		const w = Math.max(0, ...arrivals.map((arrival) => arrival.w));
		const h = Math.max(0, ...arrivals.map((arrival) => arrival.h));
		arrivals.forEach((arrival, index) => {
			if (arrival.frame !== undefined) this.outside.add(arrival.id);
			this.#put(arrival, {
				x: start.x + (index % mostColumns) * (w + gap),
				y: start.y + Math.floor(index / mostColumns) * (h + gap)
			});
		});
	}

	#put(arrival: Arrival, at: Point): void {
		this.at.set(arrival.id, at);
		this.#taken.push({ ...arrival, ...at });
	}
}

/** Steps away from a place, the nearest first; to the right and down before to the left and up. */
function ring(most: number): readonly Point[] {
	const steps: Point[] = [];
	for (let y = -most; y <= most; y += 1) for (let x = -most; x <= most; x += 1) steps.push({ x, y });
	const away = ({ x, y }: Point): number => Math.hypot(x, y) + (x < 0 ? 0.01 : 0) + (y < 0 ? 0.02 : 0);
	return steps.filter(({ x, y }) => x !== 0 || y !== 0).sort((a, b) => away(a) - away(b));
}
