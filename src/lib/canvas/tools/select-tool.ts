/** Choosing, moving, resizing, turning: which of them a press begins. */
import type { Item } from '#lib/board/model/item.ts';
import { cursorFor } from '../selection-frame.ts';
import { carry, Carrying, type Carried } from './select/carrying.ts';
import { Marquee, Panning } from './select/choosing.ts';
import { Dragging } from './select/dragging.ts';
import type { State } from './select/state.ts';
import { PointingHandle } from './select/transforming.ts';
import { isDrag } from './tool.ts';
import type { Tool, ToolPointer, ToolPort } from './tool.ts';

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

	/** Lets something of the selection follow the pointer to the next press; whether that is possible. */
	carry(what: Carried): boolean {
		this.cancel();
		const carrying = carry(this.#port, what);
		if (carrying) this.#state = carrying;
		return carrying !== undefined;
	}

	pointerDown(event: ToolPointer): void {
		if (this.#state instanceof Carrying) {
			this.#state.move(event);
			return;
		}
		const port = this.#port;
		const adds = event.shift || port.several;
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
		const together = togetherWith(port, item);
		if (event.clicks === 2 && !adds) {
			const inside = together.length > 1;
			port.select([item.id]);
			// The first double click goes into the group, the second one into the text.
			if (inside) return;
			if (port.document.kinds.of(item)?.textField && !port.refuse([item])) port.edit(item.id);
			return;
		}
		if (!chosen) port.select(adds ? [...new Set([...port.selection, ...together])] : together);
		this.#state = new PointingItem(port, event, item.id, chosen ? together : []);
	}

	pointerMove(event: ToolPointer): void {
		this.#state = this.#state.move(event);
	}

	pointerUp(event: ToolPointer): void {
		const state = this.#state;
		this.#state = this.#idle;
		state.up(event);
	}

	/** Everything that is dragged may go further than the screen, but the board itself. */
	get reaches(): boolean {
		return ['dragging', 'resizing', 'marquee', 'moving-end'].includes(this.#state.name);
	}

	cancel(): void {
		this.#state = this.#idle;
		this.#port.snapping.end();
		this.#port.preview(null);
		this.#port.marquee(null);
		this.#port.target(null);
	}
}

/** The item with its group, or alone while one is inside of that group. */
function togetherWith(port: ToolPort, item: Item): readonly string[] {
	const { document, selection } = port;
	const together = document.togetherWith(item.id);
	const [only, ...more] = selection;
	const inside = more.length === 0 && only !== undefined && together.includes(only);
	return inside ? [item.id] : together;
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
	/** What a click on something chosen is about: it and its group; empty if it was not chosen. */
	readonly #together: readonly string[];

	constructor(port: ToolPort, start: ToolPointer, id: string, together: readonly string[]) {
		this.#port = port;
		this.#start = start;
		this.#id = id;
		this.#together = together;
	}

	move(event: ToolPointer): State {
		if (!isDrag(this.#start, event)) return this;
		const { document, readOnly } = this.#port;
		const item = document.lookup(this.#id);
		// What cannot be dragged is to dragging like the open board.
		if (readOnly || item?.locked !== false) {
			// On what holds others, a box to choose some of them is what is meant.
			if (item && !readOnly && !document.kinds.of(item)?.can.contain) this.#port.refuse([item]);
			return onBoard(this.#port, this.#start).move(event);
		}
		return new Dragging(this.#port, this.#start).move(event);
	}

	up(event: ToolPointer): void {
		const { selection } = this.#port;
		if (this.#together.length === 0) return;
		if (event.shift || this.#port.several)
			this.#port.select(selection.filter((id) => !this.#together.includes(id)));
		else if (selection.length > 1) this.#port.select(this.#together);
	}
}

/** One finger on the open board moves it, as everywhere on touch screens; a mouse draws a box. */
const onBoard = (port: ToolPort, start: ToolPointer): State =>
	start.type === 'touch' ? new Panning(port, start) : new Marquee(port, start);

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
		return onBoard(this.#port, this.#start).move(event);
	}

	up(event: ToolPointer): void {
		if (!event.shift && !this.#port.several) this.#port.select([]);
	}
}
