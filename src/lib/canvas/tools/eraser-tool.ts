import type { Item } from '#lib/board/model/item.ts';
import type { Tool, ToolPointer, ToolPort } from './tool.ts';

/** Removes the freehand strokes it touches; one drag is one step. Other items are safe from it. */
export class EraserTool implements Tool {
	readonly id = 'eraser';
	readonly cursor = 'crosshair';
	readonly #port: ToolPort;
	#touched: Set<string> | undefined;
	/** Locked strokes that it went over. */
	#kept = new Map<string, Item>();

	constructor(port: ToolPort) {
		this.#port = port;
	}

	get path(): string {
		return this.#touched ? 'eraser.erasing' : 'eraser.idle';
	}

	pointerDown(event: ToolPointer): void {
		if (this.#port.refuse([])) return;
		this.#touched = new Set();
		this.#kept.clear();
		this.pointerMove(event);
	}

	pointerMove(event: ToolPointer): void {
		if (!this.#touched) return;
		const { document, zoom } = this.#port;
		const slack = 6 / zoom;
		const box = { x: event.world.x - slack, y: event.world.y - slack, w: 2 * slack, h: 2 * slack };
		for (const item of this.#port.itemsIn(box)) {
			const kind = document.kinds.of(item);
			if (kind?.creation !== 'stroke' || this.#touched.has(item.id)) continue;
			if (!kind.hit(item, event.world, slack, document.lookup)) continue;
			if (item.locked) this.#kept.set(item.id, item);
			else this.#touched.add(item.id);
		}
		this.#port.select([...this.#touched]);
	}

	pointerUp(): void {
		const touched = this.#touched;
		this.#touched = undefined;
		if (touched && touched.size > 0) this.#port.commands.delete(touched);
		else if (touched) this.#port.refuse([...this.#kept.values()]);
		this.#port.select([]);
	}

	cancel(): void {
		if (this.#touched) this.#port.select([]);
		this.#touched = undefined;
	}
}
