import { boundsOf } from '#lib/base/model/geometry.ts';
import type { Box, Point } from '#lib/base/model/geometry.ts';
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
	/** Around everything that moves, before it moves. */
	readonly #box: Box | undefined;
	readonly #moving: ReadonlySet<string>;

	constructor(port: ToolPort, start: ToolPointer) {
		this.#port = port;
		this.#start = start;
		this.#chosen = port.selection;
		this.#ids = port.commands.withContents(port.selection);
		this.#moving = new Set(this.#ids);
		const { kinds, lookup } = port.document;
		const items = port.selection.flatMap((id) => lookup(id) ?? []).filter((item) => !item.locked);
		this.#box = boundsOf(items.map((item) => kinds.outline(item, lookup)));
	}

	move(event: ToolPointer): State {
		const { document } = this.#port;
		let by = distance(this.#start.world, event.world);
		// Shift keeps to the nearer axis.
		if (event.shift) by = Math.abs(by.x) > Math.abs(by.y) ? { x: by.x, y: 0 } : { x: 0, y: by.y };
		by = this.#snapped(by, event);
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
		this.#port.snapping.end();
		if (this.#copying) this.#port.select(commands.duplicate(this.#chosen, this.#by));
		else commands.settle(this.#patches);
		this.#port.preview(null);
	}

	/** Into place beside neighbours, unless Ctrl is held; along one axis if Shift holds the other. */
	#snapped(by: Point, { mod, shift, alt }: ToolPointer): Point {
		const { snapping } = this.#port;
		if (mod || !this.#box) {
			snapping.end();
			return by;
		}
		const box = { ...this.#box, x: this.#box.x + by.x, y: this.#box.y + by.y };
		// Copies also snap to their originals.
		const more = snapping.box(box, alt ? none : this.#moving);
		if (!shift) return { x: by.x + more.x, y: by.y + more.y };
		return by.x === 0 ? { x: 0, y: by.y + more.y } : { x: by.x + more.x, y: 0 };
	}
}

const none: ReadonlySet<string> = new Set();
