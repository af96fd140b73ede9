import type { Tool, ToolPointer, ToolPort } from './tool.ts';

/** Points at things with light that everybody sees and that leaves nothing behind. */
export class LaserTool implements Tool {
	readonly id = 'laser';
	readonly cursor = 'crosshair';
	readonly #port: ToolPort;
	#shining = false;

	constructor(port: ToolPort) {
		this.#port = port;
	}

	get path(): string {
		return this.#shining ? 'laser.shining' : 'laser.idle';
	}

	pointerDown(event: ToolPointer): void {
		this.#shining = true;
		this.#port.shine(event.world, true);
	}

	pointerMove(event: ToolPointer): void {
		if (this.#shining) this.#port.shine(event.world, false);
	}

	pointerUp(): void {
		this.cancel();
	}

	cancel(): void {
		if (this.#shining) this.#port.shine(null, false);
		this.#shining = false;
	}
}
