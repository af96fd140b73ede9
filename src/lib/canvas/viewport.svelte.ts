/** The camera and the size of the window onto the board; moves smoothly unless motion is to be reduced. */
import type { Box, Point } from '#lib/base/model/geometry.ts';
import { between, fitPadding, fitting, panned, toWorld, visibleBox, zoomedTo } from './camera.ts';
import type { Camera, Size } from './camera.ts';
import type { Frames } from './frames.ts';

const flightMilliseconds = 220;
/** The share of a small window that may stay free around what is shown. */
const mostPadding = 0.12;

export class Viewport {
	#camera = $state.raw<Camera>({ x: 0, y: 0, zoom: 1 });
	#size = $state.raw<Size>({ w: 1, h: 1 });
	/** CSS pixels at the edges that are covered by tools: nothing is brought into view there. */
	covered: { readonly top: number; readonly bottom: number } = { top: 0, bottom: 0 };
	#flight: { from: Camera; to: Camera; since: number } | undefined;
	readonly #frames: Frames;
	readonly #reducedMotion: () => boolean;
	readonly #changed: () => void;

	/** `changed` is called after every change of camera or size. */
	constructor(frames: Frames, reducedMotion: () => boolean, changed: () => void) {
		this.#frames = frames;
		this.#reducedMotion = reducedMotion;
		this.#changed = changed;
	}

	get camera(): Camera {
		return this.#camera;
	}

	/** Where the camera is or is on its way to. */
	get goal(): Camera {
		const { camera } = this;
		return this.#flight?.to ?? camera;
	}

	/** CSS pixels. */
	get size(): Size {
		return this.#size;
	}

	/** What is in view, in world units. */
	get box(): Box {
		return visibleBox(this.#camera, this.#size);
	}

	get center(): Point {
		return toWorld(this.#camera, { x: this.#size.w / 2, y: this.#size.h / 2 });
	}

	/** Whether the camera is on its way somewhere. */
	get flying(): boolean {
		return this.#flight !== undefined;
	}

	resize(size: Size): void {
		this.#size = size;
		this.#changed();
	}

	set(camera: Camera): void {
		this.#flight = undefined;
		this.#camera = camera;
		this.#changed();
	}

	/** Moves by CSS pixels: positive `dx` shows what is further right. */
	panBy(dx: number, dy: number): void {
		this.set(panned(this.#camera, dx, dy));
	}

	/** Zooms at once around a screen point. */
	zoomAt(zoom: number, at: Point): void {
		this.set(zoomedTo(this.#camera, zoom, at));
	}

	/** Zooms smoothly around the middle, or the given screen point. */
	zoomTo(zoom: number, at: Point = { x: this.#size.w / 2, y: this.#size.h / 2 }): void {
		this.flyTo(zoomedTo(this.#flight?.to ?? this.#camera, zoom, at));
	}

	/** Shows all of a world box. */
	fit(box: Box, maxZoom = 1): void {
		this.flyTo(this.showing(box, fitPadding, maxZoom));
	}

	/** The camera that shows all of a world box, with `padding` CSS pixels around it. */
	showing(box: Box, padding: number, maxZoom: number): Camera {
		const { w, h } = this.#free;
		// In a small window the room is for the board.
		const { x, y, zoom } = fitting(box, { w, h }, Math.min(padding, Math.min(w, h) * mostPadding), maxZoom);
		return { x, y: y - this.covered.top / zoom, zoom };
	}

	/** The size of the part of the window that nothing covers. */
	get #free(): Size {
		const { top, bottom } = this.covered;
		return { w: this.#size.w, h: Math.max(1, this.#size.h - top - bottom) };
	}

	/** Moves as little as needed so that a world box is in view. */
	reveal(box: Box): void {
		const { x, y, zoom } = this.#flight?.to ?? this.#camera;
		const view = visibleBox({ x, y: y + this.covered.top / zoom, zoom }, this.#free);
		const margin = Math.min(fitPadding, Math.min(this.#free.w, this.#free.h) * mostPadding) / zoom;
		if (box.w + 2 * margin > view.w || box.h + 2 * margin > view.h) {
			if (
				box.x > view.x + view.w ||
				box.y > view.y + view.h ||
				box.x + box.w < view.x ||
				box.y + box.h < view.y
			)
				this.fit(box);
			return;
		}
		const dx = nearest(view.x, view.w, box.x - margin, box.w + 2 * margin);
		const dy = nearest(view.y, view.h, box.y - margin, box.h + 2 * margin);
		if (dx !== 0 || dy !== 0) this.flyTo({ x: x + dx, y: y + dy, zoom });
	}

	flyTo(camera: Camera): void {
		if (this.#reducedMotion()) return this.set(camera);
		this.#flight = { from: this.#camera, to: camera, since: this.#frames.now() };
		this.#changed();
	}

	/** Called once a frame: moves on with a flight. */
	step(): void {
		const flight = this.#flight;
		if (!flight) return;
		const t = Math.min(1, (this.#frames.now() - flight.since) / flightMilliseconds);
		this.#camera = t === 1 ? flight.to : between(flight.from, flight.to, this.#size, 1 - (1 - t) ** 3);
		if (t === 1) this.#flight = undefined;
		this.#changed();
	}
}

/** How far a window from `start` must move so that it holds a stretch; 0 if it does. */
function nearest(start: number, length: number, wanted: number, wantedLength: number): number {
	if (wanted < start) return wanted - start;
	const over = wanted + wantedLength - (start + length);
	return over > 0 ? over : 0;
}
