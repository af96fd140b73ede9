/** A camera that goes where somebody else looks, and knows when this person took it into the own hands. */
import type { Box } from '#lib/base/model/geometry.ts';
import { fitting, type Camera } from '#lib/canvas/camera.ts';
import type { Viewport } from '#lib/canvas/viewport.svelte.ts';

export class GuidedCamera {
	readonly #viewport: Viewport;
	#last = '';
	/** Where the camera was sent; anywhere else it went by this person's own will, by whatever means. */
	#sentTo: Camera | undefined;

	constructor(viewport: Viewport) {
		this.#viewport = viewport;
	}

	/** Forgets where it was sent: wherever the camera is now is fine. */
	begin(): void {
		this.#last = '';
		this.#sentTo = undefined;
	}

	/** Whether this person moved it since. Reactive. */
	get taken(): boolean {
		return this.#viewport.goal !== (this.#sentTo ?? this.#viewport.goal);
	}

	/** Shows all of a world box, unless that is what it was sent to last in a window of this size. */
	show(box: Box, padding = 0): void {
		const { size } = this.#viewport;
		const key = [box.x, box.y, box.w, box.h, size.w, size.h].join(' ');
		if (key === this.#last) return;
		this.#last = key;
		this.#sentTo = fitting(box, size, padding, 8);
		this.#viewport.flyTo(this.#sentTo);
	}
}
