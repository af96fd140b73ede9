/**
 * A tool is a state machine over pointer events. It knows neither the DOM nor Svelte nor any kind of item:
 * all it can do is in `ToolPort`, which the editor implements. A drag shows previews and commits once at
 * its end; `cancel` ends it without a trace.
 */
import type { Box, Point, ScreenPoint, WorldPoint } from '#lib/base/model/geometry.ts';
import type { BoardCommands } from '#lib/board/model/board-commands.ts';
import type { BoardDocument } from '#lib/board/model/board-document.ts';
import type { Item } from '#lib/board/model/item.ts';
import type { Snapping } from '../snapping/snapping.svelte.ts';
import type { SelectionFrame } from '../selection-frame.ts';
import type { Handle } from '../selection-frame.ts';

export interface ToolPointer {
	readonly screen: ScreenPoint;
	readonly world: WorldPoint;
	readonly shift: boolean;
	readonly alt: boolean;
	/** Ctrl, or Cmd on a Mac. */
	readonly mod: boolean;
	readonly type: 'mouse' | 'touch' | 'pen';
	/** 0 to 1; 0.5 where the device does not know. */
	readonly pressure: number;
	/** 2 for the second press of a double click. */
	readonly clicks: number;
	/** Points between the last event and this one that the browser merged, for strokes; world x, y, pressure. */
	readonly coalesced: readonly (readonly [number, number, number])[];
}

/** Where people may say something about what is on the board. */
export interface Remarks {
	/** Reactive. */
	allowed(): boolean;
	/** Asks for words about what is selected, or else about a point or an area in world units. */
	begin(about: WorldPoint | Box): void;
}

export interface ToolPort {
	readonly readOnly: boolean;
	readonly document: BoardDocument;
	readonly commands: BoardCommands;
	readonly zoom: number;
	readonly selection: readonly string[];
	/** A press adds to the selection, or takes out of it, as with Shift. */
	readonly several: boolean;
	/** The frame with handles around the selection; undefined when nothing is selected. */
	readonly frame: SelectionFrame | undefined;
	/** The props that new items of a kind start with: its defaults and what was chosen last. */
	propsFor(kind: string): object;
	select(ids: readonly string[]): void;
	/** The topmost item under a world point, with forgiveness for the pointer's precision. */
	hit(at: WorldPoint, type: ToolPointer['type']): Item | undefined;
	handleAt(at: ScreenPoint, type: ToolPointer['type']): Handle | undefined;
	/** Items that reach into a world box, lowest first. */
	itemsIn(box: Box): readonly Item[];
	/** Moves the camera by CSS pixels. */
	pan(dx: number, dy: number): void;
	/** Shows these snapshots instead of the document's, here and to others; null ends it. */
	preview(items: readonly Item[] | null): void;
	/** Shows something that is being made, here and to others; null ends it. */
	draft(item: Item | null): void;
	/** Shines at a world point, here and to others; `anew` begins another trail, null ends it. */
	shine(at: WorldPoint | null, anew: boolean): void;
	marquee(box: Box | null): void;
	/** Marks an item as the target of a connection; null ends it. */
	target(id: string | null): void;
	/** Clicks what moves into place beside its neighbours. */
	readonly snapping: Snapping;
	/** Opens the text of an item for editing. */
	edit(id: string): void;
	/** Tells why none of these can be changed; false if some can. */
	refuse(items: readonly Item[]): boolean;
	/** Goes back to the first tool. */
	finish(): void;
}

export interface Tool {
	readonly id: string;
	/** Dotted path of the current state, e.g. `select.dragging`. */
	readonly path: string;
	/** A CSS cursor. */
	readonly cursor: string;
	/** Whether the view moves along when the pointer is at its edge. */
	readonly reaches?: boolean;
	pointerDown(event: ToolPointer): void;
	pointerMove(event: ToolPointer): void;
	pointerUp(event: ToolPointer): void;
	/** Ends what is going on without changing the board: Escape, a second finger, a lost pointer. */
	cancel(): void;
}

/** A press that moves less than this is a click; CSS pixels. */
export const dragDistance: Readonly<Record<ToolPointer['type'], number>> = { mouse: 3, pen: 4, touch: 8 };

export const isDrag = (start: ToolPointer, now: ToolPointer): boolean =>
	Math.hypot(now.screen.x - start.screen.x, now.screen.y - start.screen.y) > dragDistance[now.type];

export const distance = (from: Point, to: Point): Point => ({ x: to.x - from.x, y: to.y - from.y });
