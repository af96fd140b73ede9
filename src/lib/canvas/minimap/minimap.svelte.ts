/**
 * The whole board in a corner, with what is in view. It shows the picture that the scene keeps of everything, so
 * that it costs the same on a board of any size.
 */
import * as v from 'valibot';
import { storedValue } from '#lib/base/stored-value.ts';
import type { Box, Point } from '#lib/base/model/geometry.ts';
import type { PaintContext } from '../item-view.ts';
import type { Painter } from '../painter.ts';
import type { Viewport } from '../viewport.svelte.ts';

/** What a map needs of an editor. */
export interface MinimapHost {
	readonly painter: Painter;
	readonly viewport: Viewport;
	requestFrame(): void;
}

/** CSS pixels. */
export const mapSize = { w: 200, h: 132 } as const;
/** How far an arrow key moves the view, in parts of it. */
const keyStep = 0.25;

export class Minimap {
	readonly #host: MinimapHost;
	readonly #stored = storedValue('board-minimap', v.boolean(), false);
	#shown = $state(this.#stored.get());
	/** The part of the world that is on the map, in the map's proportions. */
	#area = $state.raw<Box>();

	constructor(host: MinimapHost) {
		this.#host = host;
	}

	/** Remembered. */
	get shown(): boolean {
		return this.#shown;
	}

	set shown(shown: boolean) {
		this.#shown = shown;
		this.#stored.set(shown);
	}

	/** What is in view, in CSS pixels of the map; undefined while there is nothing on it. Reactive. */
	get view(): Box | undefined {
		const area = this.#area;
		if (!area) return undefined;
		const scale = mapSize.w / area.w;
		const { x, y, w, h } = this.#host.viewport.box;
		return { x: (x - area.x) * scale, y: (y - area.y) * scale, w: w * scale, h: h * scale };
	}

	/** Shows the map on `ctx`, whose bitmap is `mapSize` times `ratio`; returns the way to end that. */
	connect(ctx: PaintContext, ratio: number): () => void {
		const { painter } = this.#host;
		painter.map = { ctx, w: mapSize.w * ratio, h: mapSize.h * ratio, shows: (area) => (this.#area = area) };
		this.#host.requestFrame();
		return () => {
			painter.map = undefined;
		};
	}

	/** Brings a point of the map, in its CSS pixels, into the middle of the view. */
	lookAt({ x, y }: Point): void {
		const area = this.#area;
		if (!area) return;
		const { viewport } = this.#host;
		const scale = mapSize.w / area.w;
		const { w, h } = viewport.box;
		const { zoom } = viewport.camera;
		viewport.set({ x: area.x + x / scale - w / 2, y: area.y + y / scale - h / 2, zoom });
	}

	/** Moves the view by a part of itself: -1, 0 or 1 each way. */
	step(dx: number, dy: number): void {
		const { viewport } = this.#host;
		viewport.panBy(dx * viewport.size.w * keyStep, dy * viewport.size.h * keyStep);
	}
}
