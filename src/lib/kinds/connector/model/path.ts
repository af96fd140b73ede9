/** The way a connector takes: where it leaves its items, how it turns, where its middle is. World units. */
import { boundsOf, centerOf, rotate } from '#lib/base/model/geometry.ts';
import type { Box, Point } from '#lib/base/model/geometry.ts';
import { rotatedBounds } from '#lib/board/model/item-kind.ts';
import type { Anchor, End } from '#lib/board/model/item-kind.ts';
import type { Item, ItemLookup } from '#lib/board/model/item.ts';
import { borderPoint } from '../../model/forms.ts';
import { elbowRoute } from './elbow.ts';
import type { RouteEnd } from './elbow.ts';
import { rounded } from './round.ts';

export const lines = ['straight', 'elbow', 'curved'] as const;
export type Line = (typeof lines)[number];

export interface Path {
	/** The corners; of a curve its start, then two control points and an end for each piece (cubic Béziers). */
	readonly points: readonly Point[];
	readonly curved: boolean;
}

type Side = Exclude<Anchor, 'auto'>;
const sides: readonly Side[] = ['top', 'right', 'bottom', 'left'];
const outward: Readonly<Record<Side, Point>> = {
	top: { x: 0, y: -1 },
	right: { x: 1, y: 0 },
	bottom: { x: 0, y: 1 },
	left: { x: -1, y: 0 }
};

/** What one end is attached to, and where it was last known to be. */
interface Attached {
	readonly end: End;
	readonly item: Item | undefined;
	readonly lost: Point;
}

/**
 * @param lost where the ends are if their items are gone
 */
export function pathBetween(
	line: Line,
	from: End,
	to: End,
	lookup: ItemLookup,
	lost: readonly [Point, Point]
): Path {
	const start = attached(from, lookup, lost[0]);
	const end = attached(to, lookup, lost[1]);
	if (line === 'straight') {
		const a = middleOf(start);
		const b = middleOf(end);
		return { points: [edgeOf(start, b) ?? a, edgeOf(end, a) ?? b], curved: false };
	}
	const [first, last] = chosenSides(start, end);
	if (line === 'elbow') return { points: elbowRoute(first, last), curved: false };
	const away = Math.hypot(last.point.x - first.point.x, last.point.y - first.point.y);
	const pull = Math.max(30, Math.min(240, away / 2));
	const control = (own: RouteEnd, other: RouteEnd): Point => {
		const out = own.out ?? towards(own.point, other.point);
		return { x: own.point.x + out.x * pull, y: own.point.y + out.y * pull };
	};
	const sweep = [first.point, control(first, last), control(last, first), last.point];
	const crosses = [first.box, last.box].some((box) => box && passes({ points: sweep, curved: true }, box));
	return { points: crosses ? rounded(elbowRoute(first, last)) : sweep, curved: true };
}

/** Whether a path leads through the inside of a box. */
const passes = (path: Path, { x, y, w, h }: Box): boolean =>
	flattened(path).some((at) => at.x > x + 1 && at.x < x + w - 1 && at.y > y + 1 && at.y < y + h - 1);

const attached = (end: End, lookup: ItemLookup, lost: Point): Attached => ({
	end,
	item: 'item' in end ? lookup(end.item) : undefined,
	lost
});

/** Where an end points to before it is cut off at the item's outline. */
function middleOf({ end, item, lost }: Attached): Point {
	if (!('item' in end)) return end;
	if (!item) return lost;
	return end.anchor === 'auto' ? centerOf(item) : sidePoint(item, end.anchor);
}

/** Where the line from an item's middle towards `other` leaves its outline. */
function edgeOf({ end, item }: Attached, other: Point): Point | undefined {
	if (!item || !('item' in end) || end.anchor !== 'auto') return undefined;
	return borderPoint(item, other);
}

/** The middle of a side on the item's real outline. */
export function sidePoint(item: Item, side: Side): Point {
	const center = centerOf(item);
	const { x, y } = outward[side];
	const far = { x: center.x + x * (item.w + 1), y: center.y + y * (item.h + 1) };
	return borderPoint(item, rotate(far, center, item.rotation)) ?? center;
}

/** A side's way out in the world: of a turned item the nearest of the four. */
function wayOut(item: Item, side: Side): Point {
	const turned = rotate(outward[side], { x: 0, y: 0 }, item.rotation);
	return Math.abs(turned.x) >= Math.abs(turned.y)
		? { x: Math.sign(turned.x), y: 0 }
		: { x: 0, y: Math.sign(turned.y) };
}

/** Every way an end may begin. */
function candidates({ end, item, lost }: Attached): RouteEnd[] {
	if (!('item' in end)) return [{ point: end, out: null, box: null }];
	if (!item) return [{ point: lost, out: null, box: null }];
	const box = rotatedBounds(item, item.rotation);
	const own = end.anchor === 'auto' ? sides : [end.anchor];
	return own.map((side) => ({ point: sidePoint(item, side), out: wayOut(item, side), box }));
}

/** The two sides between which the way is short and sets out in the right direction. */
function chosenSides(start: Attached, end: Attached): readonly [RouteEnd, RouteEnd] {
	let best: readonly [RouteEnd, RouteEnd] | undefined;
	let least = Infinity;
	for (const a of candidates(start)) {
		for (const b of candidates(end)) {
			const length = Math.abs(a.point.x - b.point.x) + Math.abs(a.point.y - b.point.y);
			const cost = length + wrongWay(a, b.point) + wrongWay(b, a.point);
			if (cost < least) {
				least = cost;
				best = [a, b];
			}
		}
	}
	const nowhere = { point: start.lost, out: null, box: null };
	return best ?? [nowhere, nowhere];
}

/** A side that looks away from the other end costs a detour. */
function wrongWay({ point, out }: RouteEnd, other: Point): number {
	if (!out) return 0;
	const ahead = (other.x - point.x) * out.x + (other.y - point.y) * out.y;
	return ahead >= 0 ? 0 : 200 - 2 * ahead;
}

function towards(from: Point, to: Point): Point {
	const dx = to.x - from.x;
	const dy = to.y - from.y;
	return Math.abs(dx) >= Math.abs(dy) ? { x: Math.sign(dx) || 1, y: 0 } : { x: 0, y: Math.sign(dy) };
}

/** How finely each piece of a curve is cut for hits and bounds. */
const cuts = 16;

/** The path as straight pieces. */
export function flattened({ points, curved }: Path): readonly Point[] {
	if (!curved) return points;
	const flat = points.slice(0, 1);
	for (let at = 0; at + 3 < points.length; at += 3) {
		const piece = points.slice(at, at + 4);
		for (let cut = 1; cut <= cuts; cut++) flat.push(onCurve(piece, cut / cuts));
	}
	return flat;
}

function onCurve([a, b, c, d]: readonly Point[], t: number): Point {
	if (!a || !b || !c || !d) return { x: 0, y: 0 };
	const s = 1 - t;
	const mix = (axis: 'x' | 'y'): number =>
		s * s * s * a[axis] + 3 * s * s * t * b[axis] + 3 * s * t * t * c[axis] + t * t * t * d[axis];
	return { x: mix('x'), y: mix('y') };
}

/** The point halfway along the path. */
export function middleOfPath(path: Path): Point {
	if (path.curved && path.points.length === 4) return onCurve(path.points, 0.5);
	const points = flattened(path);
	const lengths = points.slice(1).map((b, index) => {
		const a = points[index] ?? b;
		return Math.hypot(b.x - a.x, b.y - a.y);
	});
	let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
	for (const [index, length] of lengths.entries()) {
		const a = points[index];
		const b = points[index + 1];
		if (a && b && left <= length) {
			const t = length === 0 ? 0 : left / length;
			return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
		}
		left -= length;
	}
	return points[0] ?? { x: 0, y: 0 };
}

export const boundsOfPoints = (points: readonly Point[]): Box =>
	boundsOf(points.map(({ x, y }) => ({ x, y, w: 0, h: 0 }))) ?? { x: 0, y: 0, w: 0, h: 0 };
