/**
 * A drag without holding anything down: what a command has begun follows the pointer until a press says where it
 * ends. For everybody who cannot drag (WCAG 2.5.7).
 */
import { centerOf, rotate } from '#lib/base/model/geometry.ts';
import type { Point } from '#lib/base/model/geometry.ts';
import type { Handle, SelectionFrame } from '../../selection-frame.ts';
import type { ToolPointer, ToolPort } from '../tool.ts';
import { Dragging } from './dragging.ts';
import type { State } from './state.ts';
import { MovingEnd, Transforming } from './transforming.ts';

/** What of the selection follows the pointer: all of it, its lower right corner, an end of a connection. */
export type Carried = 'place' | 'size' | 'end-0' | 'end-1';

export class Carrying implements State {
	readonly name: `carrying-${Carried}`;
	readonly cursor = 'crosshair';
	#drag: State;

	constructor(what: Carried, drag: State) {
		this.name = `carrying-${what}`;
		this.#drag = drag;
	}

	move(event: ToolPointer): State {
		this.#drag = this.#drag.move(event);
		return this;
	}

	up(event: ToolPointer): void {
		this.#drag.move(event).up(event);
	}
}

/** The drag that begins at the middle of the selection, at a corner or at an end; undefined if there is none. */
export function carry(port: ToolPort, what: Carried): Carrying | undefined {
	const { frame, readOnly } = port;
	if (!frame || frame.locked || readOnly) return undefined;
	if (what === 'place') return new Carrying(what, new Dragging(port, pressAt(centerOf(frame.box))));
	if (what === 'size') {
		const handle = sizeHandle(frame);
		return (
			handle && new Carrying(what, new Transforming(port, pressAt(pointOf(frame, handle)), handle, frame))
		);
	}
	return frame.handles.includes(what)
		? new Carrying(what, new MovingEnd(port, what === 'end-0' ? 0 : 1))
		: undefined;
}

/** The handle by which something becomes larger; undefined for what has one size. */
export const sizeHandle = ({ handles }: SelectionFrame): Handle | undefined =>
	handles.find((handle) => handle === 'se') ?? handles.find((handle) => handle === 'e');

function pointOf({ box, rotation }: SelectionFrame, handle: Handle): Point {
	const at = { x: box.x + box.w, y: box.y + (handle === 'se' ? box.h : box.h / 2) };
	return rotate(at, centerOf(box), rotation);
}

/** A press that nobody made, where the drag begins. */
const pressAt = (world: Point): ToolPointer => ({
	world,
	screen: world,
	shift: false,
	alt: false,
	mod: false,
	type: 'mouse',
	pressure: 0.5,
	clicks: 1,
	coalesced: []
});
