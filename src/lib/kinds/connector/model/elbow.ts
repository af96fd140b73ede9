/**
 * A way in right angles from one thing to another, around both. The corners can only lie on a few lines: just
 * outside of the boxes, on the ends, and halfway; among those the shortest way with the fewest corners is
 * found (Dijkstra over places and directions).
 */
import { grow } from '#lib/base/model/geometry.ts';
import type { Box, Point } from '#lib/base/model/geometry.ts';

export interface RouteEnd {
	readonly point: Point;
	/** The way out of the item, one of the four unit vectors; null for a free point. */
	readonly out: Point | null;
	/** The item's axis-aligned box, which the line keeps away from. */
	readonly box: Box | null;
}

/** World units that a line goes straight out before it turns, and keeps away from what it goes around. */
const gap = 24;
/** A corner is as bad as a detour of so many world units. */
const cornerCost = 60;

/** The points of the way, ends included. */
export function elbowRoute(from: RouteEnd, to: RouteEnd): Point[] {
	const start = stepOut(from);
	const end = stepOut(to);
	const boxes = [from.box, to.box].flatMap((box) => (box ? grow(box, gap - 1) : []));
	// Where the things overlap or an end is hemmed in, nothing can be gone around.
	const walls = boxes.filter((box) => !within(box, start) && !within(box, end));
	const xs = linesOf('x', start, end, walls);
	const ys = linesOf('y', start, end, walls);
	const way = search(xs, ys, start, end, from.out, to.out, walls) ?? [start, { x: start.x, y: end.y }, end];
	return straightened([from.point, ...way, to.point]);
}

const stepOut = ({ point, out }: RouteEnd): Point =>
	out ? { x: point.x + out.x * gap, y: point.y + out.y * gap } : point;

const within = (box: Box, { x, y }: Point): boolean =>
	x > box.x && x < box.x + box.w && y > box.y && y < box.y + box.h;

function linesOf(axis: 'x' | 'y', start: Point, end: Point, walls: readonly Box[]): number[] {
	const size = axis === 'x' ? 'w' : 'h';
	const edges = walls.flatMap((box) => [box[axis] - 1, box[axis] + box[size] + 1]);
	const all = [start[axis], end[axis], (start[axis] + end[axis]) / 2, ...edges];
	return [...new Set(all)].sort((a, b) => a - b);
}

const directions: readonly Point[] = [
	{ x: 1, y: 0 },
	{ x: 0, y: 1 },
	{ x: -1, y: 0 },
	{ x: 0, y: -1 }
];
const directionOf = (out: Point | null): number | null =>
	out ? directions.findIndex(({ x, y }) => x === out.x && y === out.y) : null;

/** What is known of a place reached in a direction. */
interface Reached {
	readonly place: number;
	readonly direction: number;
	readonly cost: number;
	readonly before: Reached | undefined;
}

function search(
	xs: readonly number[],
	ys: readonly number[],
	start: Point,
	end: Point,
	out: Point | null,
	into: Point | null,
	walls: readonly Box[]
): Point[] | undefined {
	const columns = xs.length;
	const pointAt = (place: number): Point => ({
		x: xs[place % columns] ?? 0,
		y: ys[Math.floor(place / columns)] ?? 0
	});
	const placeOf = (point: Point): number => ys.indexOf(point.y) * columns + xs.indexOf(point.x);
	const goal = placeOf(end);
	const first = directionOf(out);
	const intoDirection = directionOf(into);
	const last = intoDirection === null || intoDirection < 0 ? null : (intoDirection + 2) % 4;
	const best = new Map<number, number>();
	const open: Reached[] = [0, 1, 2, 3].map((direction) => ({
		place: placeOf(start),
		direction,
		cost: first === null || first < 0 || first === direction ? 0 : cornerCost,
		before: undefined
	}));
	for (;;) {
		const at = takeCheapest(open);
		if (!at) return undefined;
		const key = at.place * 4 + at.direction;
		if (best.has(key)) continue;
		best.set(key, at.cost);
		if (at.place === goal && (last === null || last === at.direction || at.before === undefined))
			return pointsTo(at, pointAt);
		const here = pointAt(at.place);
		const column = at.place % columns;
		const row = Math.floor(at.place / columns);
		directions.forEach((step, direction) => {
			if (direction === (at.direction + 2) % 4) return;
			const corner = direction === at.direction ? 0 : cornerCost;
			// Turning on the spot lets the way arrive in the direction it must end in.
			if (at.place === goal) {
				open.push({ place: goal, direction, cost: at.cost + corner, before: at });
				return;
			}
			const nextColumn = column + step.x;
			const nextRow = row + step.y;
			if (nextColumn < 0 || nextRow < 0 || nextColumn >= columns || nextRow >= ys.length) return;
			const place = nextRow * columns + nextColumn;
			const there = pointAt(place);
			const halfway = { x: (here.x + there.x) / 2, y: (here.y + there.y) / 2 };
			if (walls.some((wall) => within(wall, halfway) || within(wall, there))) return;
			const length = Math.abs(there.x - here.x) + Math.abs(there.y - here.y);
			open.push({ place, direction, cost: at.cost + corner + length, before: at });
		});
	}
}

function takeCheapest(open: Reached[]): Reached | undefined {
	let at = 0;
	open.forEach((each, index) => {
		if (each.cost < (open[at]?.cost ?? Infinity)) at = index;
	});
	return open.splice(at, 1)[0];
}

function pointsTo(reached: Reached, pointAt: (place: number) => Point): Point[] {
	const points: Point[] = [];
	for (let at: Reached | undefined = reached; at; at = at.before) points.unshift(pointAt(at.place));
	return points;
}

/** Without points that lie on the way between their neighbours. */
function straightened(points: readonly Point[]): Point[] {
	const result: Point[] = [];
	for (const point of points) {
		const last = result.at(-1);
		if (last && Math.abs(last.x - point.x) < 1e-6 && Math.abs(last.y - point.y) < 1e-6) continue;
		const before = result.at(-2);
		const onRow = before && last && Math.abs(before.y - last.y) < 1e-6 && Math.abs(last.y - point.y) < 1e-6;
		const onColumn =
			before && last && Math.abs(before.x - last.x) < 1e-6 && Math.abs(last.x - point.x) < 1e-6;
		if (onRow || onColumn) result.pop();
		result.push(point);
	}
	return result;
}
