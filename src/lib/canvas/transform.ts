/** What resizing and turning a selection by a handle does to each item. Pure geometry in world units. */
import { centerOf, rotate } from '#lib/base/model/geometry.ts';
import type { Box, Point } from '#lib/base/model/geometry.ts';
import type { BoardDocument } from '#lib/board/model/board-document.ts';
import type { Item, ItemPatch } from '#lib/board/model/item.ts';
import type { Handle, ResizeHandle, SelectionFrame } from './selection-frame.ts';

interface Modifiers {
	/** Keeps the proportions. */
	readonly shift: boolean;
	/** Resizes around the middle. */
	readonly alt: boolean;
}

/** What a key turns by, and what turning with the pointer snaps to when shift is held; radians. */
export const turnStep = Math.PI / 12;

/**
 * The box after dragging `handle` from `from` to `to`. The opposite corner or side stays where it is on
 * the screen, also when the box is turned. Never smaller than `min`.
 */
export function resizedBox(
	box: Box,
	rotation: number,
	handle: ResizeHandle,
	from: Point,
	to: Point,
	options: Modifiers & { readonly ratio: boolean; readonly min: { readonly w: number; readonly h: number } }
): Box {
	const origin = { x: 0, y: 0 };
	const drag = rotate({ x: to.x - from.x, y: to.y - from.y }, origin, -rotation);
	const sx = handle.includes('e') ? 1 : handle.includes('w') ? -1 : 0;
	const sy = handle.includes('s') ? 1 : handle.includes('n') ? -1 : 0;
	const times = options.alt ? 2 : 1;
	let w = Math.max(options.min.w, box.w + drag.x * sx * times);
	let h = Math.max(options.min.h, box.h + drag.y * sy * times);
	if ((options.ratio || options.shift) && box.w > 0 && box.h > 0) {
		const factors = [sx === 0 ? 0 : w / box.w, sy === 0 ? 0 : h / box.h];
		const factor = Math.max(...factors, options.min.w / box.w, options.min.h / box.h);
		w = box.w * factor;
		h = box.h * factor;
	}
	const center = centerOf(box);
	if (options.alt) return { x: center.x - w / 2, y: center.y - h / 2, w, h };
	// The middle moves by half of what was added, in the turned direction.
	const shift = rotate({ x: ((w - box.w) / 2) * sx, y: ((h - box.h) / 2) * sy }, origin, rotation);
	return { x: center.x + shift.x - w / 2, y: center.y + shift.y - h / 2, w, h };
}

export function resizedSelection(
	items: readonly Item[],
	frame: SelectionFrame,
	handle: Handle,
	from: Point,
	to: Point,
	modifiers: Modifiers,
	document: BoardDocument
): Map<string, ItemPatch> {
	const patches = new Map<string, ItemPatch>();
	if (handle === 'rotate' || handle === 'end-0' || handle === 'end-1') return patches;
	const [only] = items;
	if (items.length === 1 && only) {
		const kind = document.kinds.of(only);
		if (!kind || kind.resize === 'none') return patches;
		const box = resizedBox(frame.box, frame.rotation, handle, from, to, {
			...modifiers,
			ratio: kind.resize === 'ratio',
			min: kind.minSize
		});
		patches.set(only.id, kind.resized(only, box));
		return patches;
	}
	// Several items grow together in proportion, so that nothing is distorted.
	const box = resizedBox(frame.box, 0, handle, from, to, { ...modifiers, ratio: true, min: { w: 8, h: 8 } });
	const factor = frame.box.w > 0 ? box.w / frame.box.w : box.h / Math.max(1, frame.box.h);
	for (const item of items) {
		const kind = document.kinds.of(item);
		if (!kind) continue;
		const own = kind.box(item, document.lookup);
		const center = centerOf(own);
		const next = {
			x: box.x + (center.x - frame.box.x) * factor,
			y: box.y + (center.y - frame.box.y) * factor
		};
		if (kind.resize === 'none') {
			patches.set(item.id, kind.moved(item, { x: next.x - center.x, y: next.y - center.y }));
			continue;
		}
		const w = Math.max(kind.minSize.w, own.w * factor);
		const h = kind.resize === 'width' ? own.h : Math.max(kind.minSize.h, own.h * factor);
		patches.set(item.id, kind.resized(item, { x: next.x - w / 2, y: next.y - h / 2, w, h }));
	}
	return patches;
}

/** Turns items around the middle of the frame, following the pointer from `from` to `to`. */
export function rotatedSelection(
	items: readonly Item[],
	frame: SelectionFrame,
	from: Point,
	to: Point,
	snap: boolean,
	document: BoardDocument
): Map<string, ItemPatch> {
	const center = centerOf(frame.box);
	const free =
		Math.atan2(to.y - center.y, to.x - center.x) - Math.atan2(from.y - center.y, from.x - center.x);
	const [only, ...more] = items;
	// One comes to rest at even angles, several turn together by even steps.
	const already = only && more.length === 0 ? only.rotation : 0;
	const angle = snap ? Math.round((already + free) / turnStep) * turnStep - already : free;
	const patches = new Map<string, ItemPatch>();
	for (const item of items) {
		if (!document.kinds.of(item)?.can.rotate) continue;
		patches.set(item.id, turned(item, center, angle));
	}
	return patches;
}

/** An item after turning it by `angle` (radians, clockwise) around a point. */
export function turned(item: Item, center: Point, angle: number): ItemPatch {
	const middle = rotate(centerOf(item), center, angle);
	return {
		rotation: normalized(item.rotation + angle),
		x: middle.x - item.w / 2,
		y: middle.y - item.h / 2
	};
}

/** The same angle between -π and π. */
export function normalized(angle: number): number {
	const turn = 2 * Math.PI;
	const positive = ((angle % turn) + turn) % turn;
	return positive > Math.PI ? positive - turn : positive;
}
