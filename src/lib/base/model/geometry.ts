/**
 * Points and boxes. World coordinates: units of the board, y down, unbounded. Screen coordinates:
 * CSS pixels from the canvas's top-left corner. The brands keep the two from being mixed up.
 */
export interface Point {
	readonly x: number;
	readonly y: number;
}

/** An axis-aligned box; `w` and `h` are never negative. */
export interface Box {
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
}

declare const world: unique symbol;
declare const screen: unique symbol;
export type WorldPoint = Point & { readonly [world]?: true };
export type ScreenPoint = Point & { readonly [screen]?: true };

export const boxesTouch = (a: Box, b: Box): boolean =>
	a.x <= b.x + b.w && b.x <= a.x + a.w && a.y <= b.y + b.h && b.y <= a.y + a.h;

export const boxContains = (outer: Box, inner: Box): boolean =>
	inner.x >= outer.x &&
	inner.y >= outer.y &&
	inner.x + inner.w <= outer.x + outer.w &&
	inner.y + inner.h <= outer.y + outer.h;

export const boxHasPoint = (box: Box, p: Point): boolean =>
	p.x >= box.x && p.x <= box.x + box.w && p.y >= box.y && p.y <= box.y + box.h;

/** Whether any of the straight pieces between points, one after the other, reaches into a box. */
export function lineTouches(points: readonly Point[], box: Box): boolean {
	return points.some((to, index) => segmentTouches(points[index - 1] ?? to, to, box));
}

/** Liang-Barsky: which part of the segment lies between the edges, if any. */
function segmentTouches(from: Point, to: Point, box: Box): boolean {
	let first = 0;
	let last = 1;
	for (const [axis, size] of [
		['x', box.w],
		['y', box.h]
	] as const) {
		const way = to[axis] - from[axis];
		const near = box[axis] - from[axis];
		const far = near + size;
		if (way === 0) {
			if (near > 0 || far < 0) return false;
			continue;
		}
		first = Math.max(first, Math.min(near / way, far / way));
		last = Math.min(last, Math.max(near / way, far / way));
	}
	return first <= last;
}

export const centerOf = (box: Box): Point => ({ x: box.x + box.w / 2, y: box.y + box.h / 2 });

/** The box spanned by two corners in any order. */
export const boxFromCorners = (a: Point, b: Point): Box => ({
	x: Math.min(a.x, b.x),
	y: Math.min(a.y, b.y),
	w: Math.abs(a.x - b.x),
	h: Math.abs(a.y - b.y)
});

/** The smallest box around all boxes; undefined for none. */
export function boundsOf(boxes: Iterable<Box>): Box | undefined {
	let left = Infinity;
	let top = Infinity;
	let right = -Infinity;
	let bottom = -Infinity;
	for (const box of boxes) {
		left = Math.min(left, box.x);
		top = Math.min(top, box.y);
		right = Math.max(right, box.x + box.w);
		bottom = Math.max(bottom, box.y + box.h);
	}
	return left === Infinity ? undefined : { x: left, y: top, w: right - left, h: bottom - top };
}

/** What two boxes have in common; without width or height where they do not touch. */
export function intersection(a: Box, b: Box): Box {
	const x = Math.max(a.x, b.x);
	const y = Math.max(a.y, b.y);
	const w = Math.max(0, Math.min(a.x + a.w, b.x + b.w) - x);
	const h = Math.max(0, Math.min(a.y + a.h, b.y + b.h) - y);
	return { x, y, w, h };
}

export const grow = (box: Box, by: number): Box => ({
	x: box.x - by,
	y: box.y - by,
	w: box.w + 2 * by,
	h: box.h + 2 * by
});

/** `p` turned around `center` by `angle` radians, clockwise on screen (y is down). */
export function rotate(p: Point, center: Point, angle: number): Point {
	const cos = Math.cos(angle);
	const sin = Math.sin(angle);
	const dx = p.x - center.x;
	const dy = p.y - center.y;
	return { x: center.x + dx * cos - dy * sin, y: center.y + dx * sin + dy * cos };
}
