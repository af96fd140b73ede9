import type { Point } from '#lib/base/model/geometry.ts';
import type { Item, ItemPatch } from '#lib/board/model/item.ts';
import { withPatch } from '#lib/board/model/item.ts';
import { distance } from '../tool.ts';
import type { ToolPointer, ToolPort } from '../tool.ts';
import type { State } from './state.ts';

/** Moves the selection, or with Alt a copy of it. */
export class Dragging implements State {
	readonly name = 'dragging';
	readonly cursor = 'move';
	readonly #port: ToolPort;
	readonly #start: ToolPointer;
	readonly #ids: readonly string[];
	readonly #chosen: readonly string[];
	#patches = new Map<string, ItemPatch>();
	/** While Alt is held, copies move and the originals stay. */
	#copies: readonly Item[] | undefined;
	#copying = false;
	#by: Point = { x: 0, y: 0 };

	constructor(port: ToolPort, start: ToolPointer) {
		this.#port = port;
		this.#start = start;
		this.#chosen = port.selection;
		this.#ids = port.commands.withContents(port.selection);
	}

	move(event: ToolPointer): State {
		const { document } = this.#port;
		let by = distance(this.#start.world, event.world);
		// Shift keeps to the nearer axis.
		if (event.shift) by = Math.abs(by.x) > Math.abs(by.y) ? { x: by.x, y: 0 } : { x: 0, y: by.y };
		this.#copying = event.alt;
		this.#by = by;
		if (event.alt) {
			const { commands } = this.#port;
			this.#copies ??= commands.copiesOf(commands.toCopy(this.#chosen), { x: 0, y: 0 });
			this.#port.preview(this.#copies.map((copy) => withPatch(copy, document.kinds.moved(copy, by))));
			return this;
		}
		this.#patches = new Map();
		const preview: Item[] = [];
		for (const id of this.#ids) {
			// Somebody may have deleted or locked it in the meantime.
			const item = document.lookup(id);
			if (!item || item.locked) continue;
			const patch = document.kinds.moved(item, by);
			this.#patches.set(id, patch);
			preview.push(withPatch(item, patch));
		}
		this.#port.preview(preview);
		return this;
	}

	up(): void {
		const { commands } = this.#port;
		if (this.#copying) this.#port.select(commands.duplicate(this.#chosen, this.#by));
		else commands.settle(this.#patches);
		this.#port.preview(null);
	}
}
