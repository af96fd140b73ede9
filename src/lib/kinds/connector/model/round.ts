/** A way in right angles as one in wide arcs. World units. */
import type { Point } from '#lib/base/model/geometry.ts';

/** How far from a corner its arc begins, where there is room; a wider one would run into what the way goes around. */
const reach = 80;
/** How far the control points of a quarter of a circle stand from its ends, of its radius. */
const quarter = 0.5523;

/** The way as cubic Béziers: its start, then two control points and an end for each piece. */
export function rounded(corners: readonly Point[]): Point[] {
	const [start] = corners;
	if (!start) return [];
	const points = [start];
	const lineTo = (to: Point): void => {
		const from = points.at(-1) ?? to;
		if (Math.hypot(to.x - from.x, to.y - from.y) > 0)
			points.push(between(from, to, 1 / 3), between(from, to, 2 / 3), to);
	};
	corners.slice(1).forEach((corner, index) => {
		const before = corners[index] ?? corner;
		const after = corners[index + 2];
		if (!after) return lineTo(corner);
		const from = shortOf(corner, before, index === 0);
		const to = shortOf(corner, after, index + 3 === corners.length);
		lineTo(from);
		points.push(between(from, corner, quarter), between(to, corner, quarter), to);
	});
	return points;
}

/** Where the arc of a corner meets its leg, of which it has half, or all where the way ends with it. */
function shortOf(corner: Point, other: Point, isEnd: boolean): Point {
	const length = Math.hypot(other.x - corner.x, other.y - corner.y);
	const share = Math.min(isEnd ? 1 : 0.5, length === 0 ? 0 : reach / length);
	return between(corner, other, share);
}

const between = (a: Point, b: Point, share: number): Point => ({
	x: a.x + (b.x - a.x) * share,
	y: a.y + (b.y - a.y) * share
});
