/**
 * Showing the frames of a board one after another, in reading order. Knows which frame is on the stage and
 * where the camera stood before; nothing of who else is watching: whoever wants to bring others along listens
 * to `onchange` and calls `show` at their end.
 */
import type { Box } from '#lib/base/model/geometry.ts';
import type { BoardDocument } from '#lib/board/model/board-document.ts';
import type { Item } from '#lib/board/model/item.ts';
import { readingOrder } from '#lib/board/model/reading-order.ts';
import type { ReadingEntry } from '#lib/board/model/reading-order.ts';
import { fitting } from '../camera.ts';
import type { Camera, Size } from '../camera.ts';
import type { Viewport } from '../viewport.svelte.ts';

/** What presenting needs of an editor. */
export interface PresentingPort {
	readonly document: BoardDocument;
	readonly viewport: Viewport;
	/** The board in reading order; reactive. */
	readonly outline: readonly ReadingEntry[];
	select(ids: readonly string[]): void;
	stopEditing(): void;
}

/** CSS pixels that the stage keeps free: around a frame, and for the bar below it. */
const padding = 24;
const bar = 72;
/** A small frame is not blown up beyond this. */
const mostZoom = 4;

export class Presentation {
	readonly #port: PresentingPort;
	#current = $state.raw<string | null>(null);
	/** Where the current frame stands, from 0: somebody may delete it while it is shown. */
	#place = 0;
	#before: Camera | undefined;
	/** Told the id of the frame on the stage whenever it changes; null when the presentation has ended. */
	onchange: ((frame: string | null) => void) | undefined;

	/** The frames in the order in which they are shown; reactive. */
	readonly frames = $derived.by((): readonly Item[] =>
		this.#port.outline.map((entry) => entry.item).filter((item) => this.#contains(item))
	);

	constructor(port: PresentingPort) {
		this.#port = port;
	}

	/** The id of the frame on the stage; null when nothing is presented. */
	get current(): string | null {
		return this.#current;
	}

	/** Whether there is anything to present; reactive. */
	get possible(): boolean {
		return this.frames.length > 0;
	}

	/** Begins with a frame, or with the first one. */
	start(frame?: string): void {
		const frames = this.#now();
		const first = frames.find((each) => each.id === frame) ?? frames[0];
		if (first) this.show(first.id);
	}

	/** Puts a frame on the stage; does nothing if there is none of that id. */
	show(frame: string): void {
		const place = this.#now().findIndex((each) => each.id === frame);
		if (place < 0) return;
		this.#place = place;
		if (this.#current === frame) return;
		if (this.#current === null) {
			this.#port.stopEditing();
			this.#port.select([]);
			this.#before = this.#port.viewport.goal;
		}
		this.#current = frame;
		this.onchange?.(frame);
	}

	/** One further (1) or back (-1), or with `first` and `last` to an end; stays at the ends. */
	go(to: 1 | -1 | 'first' | 'last'): void {
		const frames = this.#now();
		const at = frames.findIndex((each) => each.id === this.#current);
		const goal = to === 'first' ? 0 : to === 'last' ? frames.length - 1 : at + to;
		const next = frames[goal];
		if (next) this.show(next.id);
	}

	/** Ends it; the view goes back to where it was. */
	leave(): void {
		if (this.#current === null) return;
		this.#current = null;
		if (this.#before) this.#port.viewport.flyTo(this.#before);
		this.onchange?.(null);
	}

	/** After somebody deleted the frame on the stage: the one that took its place is shown, or it ends. */
	keep(): void {
		if (this.#current === null) return;
		const frames = this.#now();
		if (frames.some((each) => each.id === this.#current)) return;
		const next = frames[Math.min(this.#place, frames.length - 1)];
		if (next) this.show(next.id);
		else this.leave();
	}

	/** Moves the camera so that the frame on the stage fills it. */
	look(): void {
		const frame = this.#current === null ? undefined : this.#port.document.lookup(this.#current);
		if (frame) this.#port.viewport.flyTo(stageCamera(frame, this.#port.viewport.size));
	}

	#contains(item: Item): boolean {
		return this.#port.document.kinds.of(item)?.can.contain ?? false;
	}

	/** From the document as it is now: the list follows it only after a moment. */
	#now(): readonly Item[] {
		const { document } = this.#port;
		const frames = [...document.containers].flatMap((id) => document.lookup(id) ?? []);
		return readingOrder(frames, document.kinds).map((entry) => entry.item);
	}
}

/** The camera that shows a world box in the middle of a stage of `size` CSS pixels, above its bar. */
export function stageCamera(box: Box, size: Size): Camera {
	return fitting(box, { w: size.w, h: size.h - bar }, padding, mostZoom);
}
