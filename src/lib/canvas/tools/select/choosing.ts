/** Dragging that changes nothing on the board: choosing by a box, and moving the view. */
import { boxFromCorners } from '#lib/base/model/geometry.ts';
import type { ToolPointer, ToolPort } from '../tool.ts';
import type { State } from './state.ts';

export class Panning implements State {
	readonly name = 'panning';
	readonly cursor = 'grabbing';
	readonly #port: ToolPort;
	#last: ToolPointer;

	constructor(port: ToolPort, start: ToolPointer) {
		this.#port = port;
		this.#last = start;
	}

	move(event: ToolPointer): State {
		this.#port.pan(this.#last.screen.x - event.screen.x, this.#last.screen.y - event.screen.y);
		this.#last = event;
		return this;
	}

	up(): void {
		// The board stays where it is.
	}
}

export class Marquee implements State {
	readonly name = 'marquee';
	readonly cursor = 'crosshair';
	readonly #port: ToolPort;
	readonly #start: ToolPointer;
	readonly #before: readonly string[];

	constructor(port: ToolPort, start: ToolPointer) {
		this.#port = port;
		this.#start = start;
		this.#before = start.shift || port.several ? port.selection : [];
	}

	move(event: ToolPointer): State {
		const box = boxFromCorners(this.#start.world, event.world);
		const { kinds } = this.#port.document;
		const inside = this.#port.itemsIn(box).filter((item) => {
			if (item.locked) return false;
			// What contains others is chosen only when the box goes all around it.
			return (
				!kinds.of(item)?.can.contain ||
				(item.x >= box.x &&
					item.y >= box.y &&
					item.x + item.w <= box.x + box.w &&
					item.y + item.h <= box.y + box.h)
			);
		});
		this.#port.marquee(box);
		const together = inside.flatMap((item) => this.#port.document.togetherWith(item.id));
		this.#port.select([...new Set([...this.#before, ...together])]);
		return this;
	}

	up(): void {
		this.#port.marquee(null);
	}
}
