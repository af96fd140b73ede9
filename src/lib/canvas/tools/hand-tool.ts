import type { Tool, ToolPointer, ToolPort } from './tool.ts';

/** Dragging moves the board under the pointer. */
export class HandTool implements Tool {
	readonly id = 'hand';
	readonly #port: ToolPort;
	#last: ToolPointer | undefined;

	constructor(port: ToolPort) {
		this.#port = port;
	}

	get path(): string {
		return this.#last ? 'hand.dragging' : 'hand.idle';
	}

	get cursor(): string {
		return this.#last ? 'grabbing' : 'grab';
	}

	pointerDown(event: ToolPointer): void {
		this.#last = event;
	}

	pointerMove(event: ToolPointer): void {
		if (!this.#last) return;
		this.#port.pan(this.#last.screen.x - event.screen.x, this.#last.screen.y - event.screen.y);
		this.#last = event;
	}

	pointerUp(): void {
		this.#last = undefined;
	}

	cancel(): void {
		this.#last = undefined;
	}
}
