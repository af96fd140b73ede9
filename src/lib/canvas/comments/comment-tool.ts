/** Points out what a comment is about: a press on a thing or a place, a drag around an area. */
import { boxFromCorners } from '#lib/base/model/geometry.ts';
import { isDrag } from '../tools/tool.ts';
import type { Remarks, Tool, ToolPointer, ToolPort } from '../tools/tool.ts';

export class CommentTool implements Tool {
	readonly id = 'comment';
	readonly cursor = 'crosshair';
	readonly #port: ToolPort;
	readonly #remarks: Remarks;
	#start: ToolPointer | undefined;
	#dragging = false;

	constructor(port: ToolPort, remarks: Remarks) {
		this.#port = port;
		this.#remarks = remarks;
	}

	get path(): string {
		return `comment.${this.#dragging ? 'dragging' : this.#start ? 'pointing' : 'idle'}`;
	}

	get reaches(): boolean {
		return this.#dragging;
	}

	pointerDown(event: ToolPointer): void {
		this.#start = event;
	}

	pointerMove(event: ToolPointer): void {
		if (!this.#start) return;
		this.#dragging ||= isDrag(this.#start, event);
		if (this.#dragging) this.#port.marquee(boxFromCorners(this.#start.world, event.world));
	}

	pointerUp(event: ToolPointer): void {
		const from = this.#start;
		if (!from) return;
		const area = this.#dragging ? boxFromCorners(from.world, event.world) : undefined;
		const item = area ? undefined : this.#port.hit(event.world, event.type);
		this.cancel();
		this.#port.finish();
		this.#port.select(item ? [item.id] : []);
		this.#remarks.begin(area ?? event.world);
	}

	cancel(): void {
		this.#start = undefined;
		this.#dragging = false;
		this.#port.marquee(null);
	}
}
