/**
 * Choosing, moving, resizing, turning. The states are small objects: each hears the pointer until the
 * machine moves on to another.
 */
import { boxFromCorners } from '#lib/base/model/geometry.ts';
import type { Item, ItemPatch } from '#lib/board/model/item.ts';
import { withPatch } from '#lib/board/model/item.ts';
import { resizedSelection, rotatedSelection } from '../transform.ts';
import type { Handle, SelectionFrame } from '../selection-frame.ts';
import { cursorFor } from '../selection-frame.ts';
import { endAt } from './connect-tool.ts';
import { distance, isDrag } from './tool.ts';
import type { Tool, ToolPointer, ToolPort } from './tool.ts';

interface State {
	readonly name: string;
	readonly cursor: string;
	move(event: ToolPointer): State;
	up(event: ToolPointer): void;
}

export class SelectTool implements Tool {
	readonly id = 'select';
	readonly #port: ToolPort;
	readonly #idle: State;
	#state: State;

	constructor(port: ToolPort) {
		this.#port = port;
		this.#idle = new Idle(port);
		this.#state = this.#idle;
	}

	get path(): string {
		return `select.${this.#state.name}`;
	}

	get cursor(): string {
		return this.#state.cursor;
	}

	pointerDown(event: ToolPointer): void {
		const port = this.#port;
		const handle = port.readOnly ? undefined : port.handleAt(event.screen, event.type);
		const frame = port.frame;
		if (handle && frame) {
			this.#state = new PointingHandle(port, event, handle, frame);
			return;
		}
		const item = port.hit(event.world, event.type);
		if (!item) {
			this.#state = new PointingBoard(port, event);
			return;
		}
		const chosen = port.selection.includes(item.id);
		if (event.clicks === 2 && !event.shift) {
			port.select([item.id]);
			if (!port.readOnly && !item.locked && port.document.kinds.of(item)?.textField) port.edit(item.id);
			return;
		}
		if (!chosen) port.select(event.shift ? [...port.selection, item.id] : [item.id]);
		this.#state = new PointingItem(port, event, item.id, chosen);
	}

	pointerMove(event: ToolPointer): void {
		this.#state = this.#state.move(event);
	}

	pointerUp(event: ToolPointer): void {
		const state = this.#state;
		this.#state = this.#idle;
		state.up(event);
	}

	cancel(): void {
		this.#state = this.#idle;
		this.#port.preview(null);
		this.#port.marquee(null);
		this.#port.target(null);
	}
}

class Idle implements State {
	readonly name = 'idle';
	cursor = 'default';
	readonly #port: ToolPort;

	constructor(port: ToolPort) {
		this.#port = port;
	}

	move(event: ToolPointer): State {
		const handle = this.#port.readOnly ? undefined : this.#port.handleAt(event.screen, event.type);
		this.cursor = handle ? cursorFor(handle, this.#port.frame?.rotation ?? 0) : 'default';
		return this;
	}

	up(): void {
		// Nothing was pressed.
	}
}

/** Pressed on an item: a click chooses, a drag moves the selection. */
class PointingItem implements State {
	readonly name = 'pointing';
	readonly cursor = 'default';
	readonly #port: ToolPort;
	readonly #start: ToolPointer;
	readonly #id: string;
	readonly #wasChosen: boolean;

	constructor(port: ToolPort, start: ToolPointer, id: string, wasChosen: boolean) {
		this.#port = port;
		this.#start = start;
		this.#id = id;
		this.#wasChosen = wasChosen;
	}

	move(event: ToolPointer): State {
		if (!isDrag(this.#start, event)) return this;
		const { document, readOnly } = this.#port;
		// A locked thing cannot be dragged; dragging on it chooses by a box, as on the open board.
		if (readOnly || document.lookup(this.#id)?.locked !== false)
			return new Marquee(this.#port, this.#start).move(event);
		return new Dragging(this.#port, this.#start).move(event);
	}

	up(event: ToolPointer): void {
		const { selection } = this.#port;
		if (!this.#wasChosen) return;
		if (event.shift) this.#port.select(selection.filter((id) => id !== this.#id));
		else if (selection.length > 1) this.#port.select([this.#id]);
	}
}

class PointingBoard implements State {
	readonly name = 'pointing';
	readonly cursor = 'default';
	readonly #port: ToolPort;
	readonly #start: ToolPointer;

	constructor(port: ToolPort, start: ToolPointer) {
		this.#port = port;
		this.#start = start;
	}

	move(event: ToolPointer): State {
		if (!isDrag(this.#start, event)) return this;
		// One finger on the open board moves it, as everywhere on touch screens; a mouse draws a box.
		if (this.#start.type === 'touch') return new Panning(this.#port, this.#start).move(event);
		return new Marquee(this.#port, this.#start).move(event);
	}

	up(event: ToolPointer): void {
		if (!event.shift) this.#port.select([]);
	}
}

class Panning implements State {
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

class Marquee implements State {
	readonly name = 'marquee';
	readonly cursor = 'crosshair';
	readonly #port: ToolPort;
	readonly #start: ToolPointer;
	readonly #before: readonly string[];

	constructor(port: ToolPort, start: ToolPointer) {
		this.#port = port;
		this.#start = start;
		this.#before = start.shift ? port.selection : [];
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
		this.#port.select([...new Set([...this.#before, ...inside.map((item) => item.id)])]);
		return this;
	}

	up(): void {
		this.#port.marquee(null);
	}
}

class Dragging implements State {
	readonly name = 'dragging';
	readonly cursor = 'move';
	readonly #port: ToolPort;
	readonly #start: ToolPointer;
	readonly #ids: readonly string[];
	#patches = new Map<string, ItemPatch>();

	constructor(port: ToolPort, start: ToolPointer) {
		this.#port = port;
		this.#start = start;
		this.#ids = port.commands.withContents(port.selection);
	}

	move(event: ToolPointer): State {
		const { document } = this.#port;
		let by = distance(this.#start.world, event.world);
		// Shift keeps to the nearer axis.
		if (event.shift) by = Math.abs(by.x) > Math.abs(by.y) ? { x: by.x, y: 0 } : { x: 0, y: by.y };
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
		this.#port.commands.settle(this.#patches);
		this.#port.preview(null);
	}
}

class PointingHandle implements State {
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
class Transforming implements State {
	readonly name: string;
	readonly cursor: string;
	readonly #port: ToolPort;
	readonly #start: ToolPointer;
	readonly #handle: Handle;
	readonly #frame: SelectionFrame;
	readonly #ids: readonly string[];
	#patches = new Map<string, ItemPatch>();

	constructor(port: ToolPort, start: ToolPointer, handle: Handle, frame: SelectionFrame) {
		this.name = handle === 'rotate' ? 'rotating' : 'resizing';
		this.cursor = handle === 'rotate' ? 'grabbing' : cursorFor(handle, frame.rotation);
		this.#port = port;
		this.#start = start;
		this.#handle = handle;
		this.#frame = frame;
		this.#ids = port.selection;
	}

	move(event: ToolPointer): State {
		const { document } = this.#port;
		const items = this.#ids.flatMap((id) => document.lookup(id) ?? []).filter((item) => !item.locked);
		this.#patches =
			this.#handle === 'rotate'
				? rotatedSelection(items, this.#frame, this.#start.world, event.world, event.shift, document)
				: resizedSelection(items, this.#frame, this.#handle, this.#start.world, event.world, event, document);
		this.#port.preview(items.map((item) => withPatch(item, this.#patches.get(item.id) ?? {})));
		return this;
	}

	up(): void {
		this.#port.commands.settle(this.#patches);
		this.#port.preview(null);
	}
}

/** Takes one end of a connection somewhere else. */
class MovingEnd implements State {
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
