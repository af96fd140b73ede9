/** Moves the view while something is dragged at its edge, so that a drag can go further than the screen. */
import { toWorld } from './camera.ts';
import type { Frames } from './frames.ts';
import type { Toolbox } from './tools/toolbox.svelte.ts';
import type { ToolPointer } from './tools/tool.ts';
import type { Viewport } from './viewport.svelte.ts';

/** CSS pixels from the edge where it begins, and how fast it goes at the very edge, per second. */
const zone = 28;
const fastest = 900;

export class EdgePan {
	readonly #frames: Frames;
	readonly #viewport: Viewport;
	readonly #toolbox: Toolbox;
	#pointer: ToolPointer | undefined;
	#cancel: (() => void) | undefined;
	#last = 0;

	constructor(frames: Frames, viewport: Viewport, toolbox: Toolbox) {
		this.#frames = frames;
		this.#viewport = viewport;
		this.#toolbox = toolbox;
	}

	/** The pointer moved while it is down. */
	follow(pointer: ToolPointer): void {
		this.#pointer = pointer;
		if (this.#cancel || !this.#toolbox.tool.reaches || this.#speed(pointer) === undefined) return;
		this.#last = this.#frames.now();
		this.#next();
	}

	stop(): void {
		this.#pointer = undefined;
		this.#cancel?.();
		this.#cancel = undefined;
	}

	#next(): void {
		this.#cancel = this.#frames.request(() => {
			this.#cancel = undefined;
			const pointer = this.#pointer;
			const speed = pointer && this.#toolbox.tool.reaches ? this.#speed(pointer) : undefined;
			if (!pointer || !speed) return;
			const now = this.#frames.now();
			const seconds = Math.min(0.05, (now - this.#last) / 1000);
			this.#last = now;
			this.#viewport.panBy(speed.x * seconds, speed.y * seconds);
			const world = toWorld(this.#viewport.camera, pointer.screen);
			this.#toolbox.pointerMove({ ...pointer, world, coalesced: [] });
			this.#next();
		});
	}

	/** CSS pixels per second; undefined away from the edges. */
	#speed({ screen }: ToolPointer): { x: number; y: number } | undefined {
		const { w, h } = this.#viewport.size;
		const along = (at: number, length: number): number => {
			const depth = at < zone ? at - zone : at > length - zone ? at - (length - zone) : 0;
			return Math.max(-1, Math.min(1, depth / zone)) * fastest;
		};
		const speed = { x: along(screen.x, w), y: along(screen.y, h) };
		return speed.x === 0 && speed.y === 0 ? undefined : speed;
	}
}
