/** The frame around what is selected, and its handles. World units; handles are placed on the screen. */
import { boundsOf, centerOf, rotate } from '#lib/base/model/geometry.ts';
import type { Box, Point, ScreenPoint } from '#lib/base/model/geometry.ts';
import type { ItemKind, ItemKinds } from '#lib/board/model/item-kind.ts';
import type { Item, ItemLookup } from '#lib/board/model/item.ts';
import { toScreen } from './camera.ts';
import type { Camera } from './camera.ts';

export type ResizeHandle = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w';
export type Handle = ResizeHandle | 'rotate' | 'end-0' | 'end-1';

export interface SelectionFrame {
	/** Before rotation. */
	readonly box: Box;
	/** Radians around the middle; 0 for several items. */
	readonly rotation: number;
	readonly handles: readonly Handle[];
	/** World points of the ends of a connection, if that is what is selected. */
	readonly ends: readonly Point[];
	readonly locked: boolean;
}

const corners: readonly ResizeHandle[] = ['nw', 'ne', 'se', 'sw'];
const sides: readonly ResizeHandle[] = ['n', 'e', 's', 'w'];
/** CSS pixels from the frame's upper edge to the handle for turning. */
export const rotateHandleDistance = 26;
/** How far from a handle's middle a press still counts, in CSS pixels: targets of 24, on touch of 44. */
const reach = { mouse: 12, pen: 14, touch: 22 } as const;

export function selectionFrame(
	items: readonly Item[],
	kinds: ItemKinds,
	lookup: ItemLookup,
	readOnly: boolean
): SelectionFrame | undefined {
	const [first] = items;
	if (!first) return undefined;
	const locked = items.every((item) => item.locked);
	if (items.length > 1) {
		const box = boundsOf(items.map((item) => kinds.outline(item, lookup)));
		const some = (can: (kind: ItemKind) => boolean): boolean =>
			!readOnly &&
			items.some((item) => {
				const kind = item.locked ? undefined : kinds.of(item);
				return kind !== undefined && can(kind);
			});
		const handles: Handle[] = some((kind) => kind.resize !== 'none') ? [...corners] : [];
		if (some((kind) => kind.can.rotate)) handles.push('rotate');
		return box && { box, rotation: 0, handles, ends: [], locked };
	}
	const kind = kinds.of(first);
	const ends = kind?.ends?.(first, lookup).map((end) => end.point) ?? [];
	const handles: Handle[] = [];
	if (kind && !readOnly && !locked) {
		if (kind.resize === 'width') handles.push('e', 'w');
		else if (kind.resize !== 'none') handles.push(...corners);
		if (kind.resize === 'free') handles.push(...sides);
		if (kind.can.rotate) handles.push('rotate');
		if (ends.length > 0) handles.push('end-0', 'end-1');
	}
	return { box: kinds.box(first, lookup), rotation: first.rotation, handles, ends, locked };
}

/** Where a handle is drawn, in CSS pixels. */
export function handlePoint(frame: SelectionFrame, handle: Handle, camera: Camera): ScreenPoint {
	if (handle === 'end-0' || handle === 'end-1')
		return toScreen(camera, frame.ends[handle === 'end-0' ? 0 : 1] ?? centerOf(frame.box));
	const { x, y, w, h } = frame.box;
	const at = { x: x + w / 2, y: y + h / 2 };
	if (handle === 'rotate') at.y = y - rotateHandleDistance / camera.zoom;
	else {
		if (handle.includes('w')) at.x = x;
		if (handle.includes('e')) at.x = x + w;
		if (handle.includes('n')) at.y = y;
		if (handle.includes('s')) at.y = y + h;
	}
	return toScreen(camera, rotate(at, centerOf(frame.box), frame.rotation));
}

/** The handle under a screen point. On a frame too small for all, the sides give way to the corners. */
export function handleAt(
	frame: SelectionFrame,
	camera: Camera,
	at: ScreenPoint,
	type: keyof typeof reach
): Handle | undefined {
	const small = Math.min(frame.box.w, frame.box.h) * camera.zoom < 48;
	let best: Handle | undefined;
	let nearest: number = reach[type];
	for (const handle of frame.handles) {
		if (small && frame.handles.length > 4 && sides.some((side) => side === handle)) continue;
		const p = handlePoint(frame, handle, camera);
		const away = Math.hypot(p.x - at.x, p.y - at.y);
		if (away < nearest) {
			nearest = away;
			best = handle;
		}
	}
	return best;
}

/** The CSS cursor that shows what a handle does, also on a turned frame. */
export function cursorFor(handle: Handle, rotation: number): string {
	if (handle === 'rotate') return 'grab';
	if (handle === 'end-0' || handle === 'end-1') return 'crosshair';
	const directions: readonly ResizeHandle[] = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'];
	const turned = directions.indexOf(handle) + Math.round(rotation / (Math.PI / 4));
	return ['ns-resize', 'nesw-resize', 'ew-resize', 'nwse-resize'][((turned % 4) + 4) % 4] ?? 'default';
}
