import type { Point } from '#lib/base/model/geometry.ts';
import type { Item, ItemPatch } from '#lib/board/model/item.ts';
import { withPatch } from '#lib/board/model/item.ts';
import { cursorFor } from '../../selection-frame.ts';
import type { Handle, SelectionFrame } from '../../selection-frame.ts';
import { resizedSelection, rotatedSelection } from '../../transform.ts';
import { endAt } from '../connect-tool.ts';
import { distance, isDrag } from '../tool.ts';
import type { ToolPointer, ToolPort } from '../tool.ts';
import type { State } from './state.ts';

export class PointingHandle implements State {
	readonly name = 'pointing-handle';
	readonly cursor: string;
	readonly #port: ToolPort;
	readonly #start: ToolPointer;
	readonly #handle: Handle;
	readonly #frame: SelectionFrame;

	constructor(port: ToolPort, start: ToolPointer, handle: Handle, frame: SelectionFrame) {
		this.cursor = cursorFor(handle, frame.rotation);
		this.#port = port;
		this.#start = start;
		this.#handle = handle;
		this.#frame = frame;
	}

	move(event: ToolPointer): State {
		if (!isDrag(this.#start, event)) return this;
		if (this.#handle === 'end-0' || this.#handle === 'end-1')
			return new MovingEnd(this.#port, this.#handle === 'end-0' ? 0 : 1).move(event);
		return new Transforming(this.#port, this.#start, this.#handle, this.#frame).move(event);
	}

	up(): void {
		// A click on a handle does nothing.
	}
}

/** Resizing or turning the selection by one of its handles. */
export class Transforming implements State {
	readonly name: string;
	readonly cursor: string;
	readonly #port: ToolPort;
	readonly #start: ToolPointer;
	readonly #handle: Handle;
	readonly #frame: SelectionFrame;
	readonly #ids: readonly string[];
	readonly #moving: ReadonlySet<string>;
	#patches = new Map<string, ItemPatch>();

	constructor(port: ToolPort, start: ToolPointer, handle: Handle, frame: SelectionFrame) {
		this.name = handle === 'rotate' ? 'rotating' : 'resizing';
		this.cursor = handle === 'rotate' ? 'grabbing' : cursorFor(handle, frame.rotation);
		this.#port = port;
		this.#start = start;
		this.#handle = handle;
		this.#frame = frame;
		this.#ids = port.selection;
		this.#moving = new Set(port.selection);
	}

	move(event: ToolPointer): State {
		const { document } = this.#port;
		const items = this.#ids.flatMap((id) => document.lookup(id) ?? []).filter((item) => !item.locked);
		const to = this.#snapped(items, event);
		this.#patches =
			this.#handle === 'rotate'
				? rotatedSelection(items, this.#frame, this.#start.world, event.world, event.shift, document)
				: resizedSelection(items, this.#frame, this.#handle, this.#start.world, to, event, document);
		this.#port.preview(items.map((item) => withPatch(item, this.#patches.get(item.id) ?? {})));
		return this;
	}

	/** The pointer, moved so that the dragged edges of a plain box come into place; Ctrl suspends it. */
	#snapped(items: readonly Item[], { world, shift, alt, mod }: ToolPointer): Point {
		const { document, snapping } = this.#port;
		const [only, ...more] = items;
		const free = only && more.length === 0 && document.kinds.of(only)?.resize === 'free';
		if (!free || mod || shift || alt || this.#handle === 'rotate' || this.#frame.rotation !== 0) {
			snapping.end();
			return world;
		}
		const by = distance(this.#start.world, world);
		const { x, y, w, h } = this.#frame.box;
		const has = (side: string): boolean => this.#handle.includes(side);
		const lines = {
			x: has('e') ? x + w + by.x : has('w') ? x + by.x : null,
			y: has('s') ? y + h + by.y : has('n') ? y + by.y : null
		};
		const added = snapping.lines(only, lines, this.#moving);
		return { x: world.x + added.x, y: world.y + added.y };
	}

	up(): void {
		this.#port.snapping.end();
		this.#port.commands.settle(this.#patches);
		this.#port.preview(null);
	}
}

/** Takes one end of a connection somewhere else. */
export class MovingEnd implements State {
	readonly name = 'moving-end';
	readonly cursor = 'crosshair';
	readonly #port: ToolPort;
	readonly #which: 0 | 1;
	readonly #id: string;
	#patch: ItemPatch | undefined;

	constructor(port: ToolPort, which: 0 | 1) {
		this.#port = port;
		this.#which = which;
		this.#id = port.selection[0] ?? '';
	}

	move(event: ToolPointer): State {
		const { document } = this.#port;
		const item = document.lookup(this.#id);
		const kind = item && document.kinds.of(item);
		const ends = item && kind?.ends?.(item, document.lookup);
		if (!item || !ends) return this;
		const { end, item: target } = endAt(this.#port, event);
		const other = ends[this.#which === 0 ? 1 : 0].end;
		if ('item' in end && 'item' in other && end.item === other.item) return this;
		this.#port.target(target?.id ?? null);
		const [from, to] = this.#which === 0 ? [end, other] : [other, end];
		this.#patch = kind?.fromEnds?.(from, to, item.props, document.lookup);
		if (this.#patch) this.#port.preview([withPatch(item, this.#patch)]);
		return this;
	}

	up(): void {
		if (this.#patch) this.#port.commands.update([[this.#id, this.#patch]]);
		this.#port.target(null);
		this.#port.preview(null);
	}
}
