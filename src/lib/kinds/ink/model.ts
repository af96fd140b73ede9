/** A freehand stroke: points `x, y, pressure` relative to the item's corner. */
import * as v from 'valibot';
import { centerOf, grow, lineTouches, rotate } from '#lib/base/model/geometry.ts';
import { boxKind, toLocal } from '#lib/board/model/item-kind.ts';
import type { ItemKind } from '#lib/board/model/item-kind.ts';
import { inkColor } from '../model/colors.ts';

export const inkWidths = [3, 6, 12] as const;

const Props = v.object({
	points: v.pipe(
		v.array(v.pipe(v.number(), v.finite())),
		v.minLength(3),
		v.maxLength(60_000),
		v.check((points) => points.length % 3 === 0, 'points come in threes')
	),
	color: inkColor,
	/** World units at half pressure. */
	width: v.fallback(v.pipe(v.number(), v.minValue(0.5), v.maxValue(200)), 6)
});
export type InkProps = v.InferOutput<typeof Props>;

/** How far a point may be from the simplified line, in world units. */
const tolerance = 0.35;

export const inkKind: ItemKind<InkProps> = {
	...boxKind,
	kind: 'ink',
	props: Props,
	textField: null,
	size: { w: 1, h: 1 },
	minSize: { w: 1, h: 1 },
	defaults: { points: [0, 0, 0.5], color: 'black', width: 6 },
	creation: 'stroke',
	resize: 'ratio',
	can: { rotate: true, connect: false, contain: false },
	behind: false,
	margin: 14,
	hit(item, point, slack) {
		const p = toLocal(item, point);
		const reach = slack + item.props.width / 2;
		const { points } = item.props;
		for (let index = 0; index < points.length; index += 3) {
			const next = Math.min(index + 3, points.length - 3);
			const from = { x: points[index] ?? 0, y: points[index + 1] ?? 0 };
			const to = { x: points[next] ?? 0, y: points[next + 1] ?? 0 };
			if (distanceToLine(p.x, p.y, from.x, from.y, to.x, to.y) <= reach) return true;
		}
		return false;
	},
	touches(item, box) {
		const { points, width } = item.props;
		const center = centerOf(item);
		const world = Array.from({ length: points.length / 3 }, (_, index) => {
			const point = { x: item.x + (points[index * 3] ?? 0), y: item.y + (points[index * 3 + 1] ?? 0) };
			return item.rotation === 0 ? point : rotate(point, center, item.rotation);
		});
		return lineTouches(world, grow(box, width / 2));
	},
	resized(item, box) {
		const sx = item.w > 0 ? box.w / item.w : 1;
		const sy = item.h > 0 ? box.h / item.h : 1;
		const points = item.props.points.map((value, index) =>
			index % 3 === 0 ? round(value * sx) : index % 3 === 1 ? round(value * sy) : value
		);
		return { ...box, props: { points } };
	},
	text: () => '',
	fromStroke(world, _props, done) {
		const kept = done ? simplified(world) : world;
		let left = Infinity;
		let top = Infinity;
		let right = -Infinity;
		let bottom = -Infinity;
		for (let index = 0; index < kept.length; index += 3) {
			left = Math.min(left, kept[index] ?? 0);
			right = Math.max(right, kept[index] ?? 0);
			top = Math.min(top, kept[index + 1] ?? 0);
			bottom = Math.max(bottom, kept[index + 1] ?? 0);
		}
		const x = round(left);
		const y = round(top);
		const points = kept.map((value, index) =>
			index % 3 === 0 ? round(value - x) : index % 3 === 1 ? round(value - y) : Math.round(value * 100) / 100
		);
		return {
			x,
			y,
			w: Math.max(1, round(right - left)),
			h: Math.max(1, round(bottom - top)),
			props: { points }
		};
	}
};

const round = (value: number): number => Math.round(value * 10) / 10;

export function distanceToLine(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
	const length = (bx - ax) ** 2 + (by - ay) ** 2;
	const t =
		length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
	return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}

/** Ramer-Douglas-Peucker over `x, y, pressure`: leaves out what the eye does not miss. */
export function simplified(points: readonly number[]): number[] {
	const count = Math.floor(points.length / 3);
	const keep = new Uint8Array(count);
	keep[0] = 1;
	keep[count - 1] = 1;
	const stack: [number, number][] = [[0, count - 1]];
	for (let span = stack.pop(); span; span = stack.pop()) {
		const [first, last] = span;
		let worst = tolerance;
		let at = -1;
		for (let index = first + 1; index < last; index += 1) {
			const away = distanceToLine(
				points[index * 3] ?? 0,
				points[index * 3 + 1] ?? 0,
				points[first * 3] ?? 0,
				points[first * 3 + 1] ?? 0,
				points[last * 3] ?? 0,
				points[last * 3 + 1] ?? 0
			);
			if (away > worst) {
				worst = away;
				at = index;
			}
		}
		if (at < 0) continue;
		keep[at] = 1;
		stack.push([first, at], [at, last]);
	}
	const result: number[] = [];
	for (let index = 0; index < count; index += 1) {
		if (keep[index])
			result.push(points[index * 3] ?? 0, points[index * 3 + 1] ?? 0, points[index * 3 + 2] ?? 0.5);
	}
	return result;
}
