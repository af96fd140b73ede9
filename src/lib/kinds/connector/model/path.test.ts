import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rotate } from '#lib/base/model/geometry.ts';
import type { Box, Point } from '#lib/base/model/geometry.ts';
import type { Item } from '#lib/board/model/item.ts';
import { borderPoint, forms, inside } from '../../model/forms.ts';
import { elbowRoute } from './elbow.ts';
import type { RouteEnd } from './elbow.ts';
import { flattened, middleOfPath, pathBetween, sidePoint } from './path.ts';

const item = (id: string, box: Box, props: object = {}, rotation = 0): Item => ({
	...{ id, kind: 'test', rotation, z: 'a0', author: '', region: null, frame: null, locked: false },
	...{ lockedBy: null, group: null, broken: false, props },
	...box
});
const box = (x: number, y: number, w = 100, h = 100): Box => ({ x, y, w, h });
const lost: readonly [Point, Point] = [
	{ x: 0, y: 0 },
	{ x: 1, y: 1 }
];
const at = (id: string) => ({ item: id, anchor: 'auto' }) as const;
const number = (min: number, max: number) => fc.integer({ min, max });

describe('an outline', () => {
	it.each(forms)('of a %s is left exactly where it ends', (form) => {
		fc.assert(
			fc.property(number(-900, 900), number(-900, 900), number(-3, 3), (x, y, rotation) => {
				const shape = item('a', box(-60, -40, 120, 80), { form }, rotation);
				fc.pre(Math.hypot(x, y) > 120);
				const edge = borderPoint(shape, { x, y });
				expect(edge).toBeDefined();
				if (!edge) return;
				const local = (dx: number, dy: number, scale = 1): Point => {
					const { x: px, y: py } = rotate(
						{ x: edge.x * scale, y: edge.y * scale },
						{ x: 0, y: 0 },
						-rotation
					);
					return { x: (px + dx + 60) / 120, y: (py + dy + 40) / 80 };
				};
				// Nothing of the form lies farther out in this direction.
				for (let step = 1; step <= 100; step += 1)
					expect(inside(form, local(0, 0, 1 + step / 50))).toBe(false);
				// The point itself is on the outline: its close neighbours are inside and outside.
				const around = Array.from({ length: 64 }, (_, index) => {
					const angle = (index * Math.PI) / 32;
					return inside(form, local(Math.cos(angle) / 100, Math.sin(angle) / 100));
				});
				expect(around).toContain(true);
				expect(around).toContain(false);
			})
		);
	});

	it('is not left towards a point inside', () => {
		expect(borderPoint(item('a', box(0, 0)), { x: 60, y: 55 })).toBeUndefined();
	});
});

describe('a straight line', () => {
	it('ends on the form, not on its box', () => {
		const items = [item('a', box(0, 0)), item('b', box(300, 0), { form: 'ellipse' })];
		const lookup = (id: string) => items.find((each) => each.id === id);
		const diagonal = item('c', box(300, 300), { form: 'diamond' });
		const path = pathBetween('straight', at('a'), at('b'), lookup, lost);
		expect(path.points).toEqual([
			{ x: 100, y: 50 },
			{ x: 300, y: 50 }
		]);
		const edge = borderPoint(diagonal, { x: 0, y: 0 });
		expect(edge?.x).toBeCloseTo(325, 6);
		expect(edge?.y).toBeCloseTo(325, 6);
	});

	it('starts at a chosen side of a turned item', () => {
		const turned = item('a', box(0, 0), {}, Math.PI / 2);
		const side = sidePoint(turned, 'top');
		expect(side.x).toBeCloseTo(100, 6);
		expect(side.y).toBeCloseTo(50, 6);
	});
});

describe('a way in right angles', () => {
	const end = (x: number, y: number, out: Point | null, own: Box | null): RouteEnd => ({
		point: { x, y },
		out,
		box: own
	});

	it('goes straight where nothing is in the way', () => {
		const a = end(100, 50, { x: 1, y: 0 }, box(0, 0));
		const b = end(300, 50, { x: -1, y: 0 }, box(300, 0));
		expect(elbowRoute(a, b)).toEqual([a.point, b.point]);
	});

	it('turns twice between things side by side, halfway', () => {
		const a = end(100, 50, { x: 1, y: 0 }, box(0, 0));
		const b = end(300, 250, { x: -1, y: 0 }, box(300, 200));
		expect(elbowRoute(a, b)).toEqual([a.point, { x: 200, y: 50 }, { x: 200, y: 250 }, b.point]);
	});

	it('has only right angles and never crosses the things it connects', () => {
		const items = fc.tuple(number(-600, 600), number(-600, 600), number(30, 300), number(30, 300));
		fc.assert(
			fc.property(items, items, ([x, y, w, h], [x2, y2, w2, h2]) => {
				const apart = x > x2 + w2 + 60 || x2 > x + w + 60 || y > y2 + h2 + 60 || y2 > y + h + 60;
				fc.pre(apart);
				const both = [item('a', { x, y, w, h }), item('b', { x: x2, y: y2, w: w2, h: h2 })];
				const lookup = (id: string) => both.find((each) => each.id === id);
				const { points } = pathBetween('elbow', at('a'), at('b'), lookup, lost);
				expect(points.length).toBeLessThan(9);
				points.slice(1).forEach((b, index) => {
					const a = points[index] ?? b;
					expect(Math.min(Math.abs(a.x - b.x), Math.abs(a.y - b.y))).toBeLessThan(1e-6);
					for (const each of both) {
						const clear =
							Math.max(a.x, b.x) <= each.x + 1e-6 ||
							Math.min(a.x, b.x) >= each.x + each.w - 1e-6 ||
							Math.max(a.y, b.y) <= each.y + 1e-6 ||
							Math.min(a.y, b.y) >= each.y + each.h - 1e-6;
						expect(clear).toBe(true);
					}
				});
			})
		);
	});

	it('always gets there, whatever overlaps', () => {
		const items = fc.tuple(number(-200, 200), number(-200, 200), number(1, 300), number(1, 300));
		fc.assert(
			fc.property(items, items, ([x, y, w, h], [x2, y2, w2, h2]) => {
				const both = [item('a', { x, y, w, h }), item('b', { x: x2, y: y2, w: w2, h: h2 })];
				const lookup = (id: string) => both.find((each) => each.id === id);
				const path = pathBetween('elbow', at('a'), at('b'), lookup, lost);
				expect(path.points.length).toBeGreaterThan(0);
				for (const p of path.points) expect(Number.isFinite(p.x + p.y)).toBe(true);
				expect(Number.isFinite(middleOfPath(path).x)).toBe(true);
			})
		);
	});
});

describe('a curve', () => {
	it('leaves and arrives square to the sides', () => {
		const both = [item('a', box(0, 0)), item('b', box(400, 300))];
		const lookup = (id: string) => both.find((each) => each.id === id);
		const { points, curved } = pathBetween('curved', at('a'), at('b'), lookup, lost);
		expect(curved).toBe(true);
		const [a, c] = points;
		expect(a?.x === c?.x || a?.y === c?.y).toBe(true);
	});

	it('goes around what it connects, out of and into any two sides', () => {
		const items = fc.tuple(number(-600, 600), number(-600, 600), number(30, 300), number(30, 300));
		const side = fc.constantFrom('top', 'right', 'bottom', 'left');
		fc.assert(
			fc.property(items, items, side, side, ([x, y, w, h], [x2, y2, w2, h2], from, to) => {
				const apart = x > x2 + w2 + 60 || x2 > x + w + 60 || y > y2 + h2 + 60 || y2 > y + h + 60;
				fc.pre(apart);
				const both = [item('a', { x, y, w, h }), item('b', { x: x2, y: y2, w: w2, h: h2 })];
				const lookup = (id: string) => both.find((each) => each.id === id);
				const path = pathBetween(
					'curved',
					{ item: 'a', anchor: from },
					{ item: 'b', anchor: to },
					lookup,
					lost
				);
				for (const at of flattened(path)) {
					for (const each of both) {
						const inside =
							at.x > each.x + 1 &&
							at.x < each.x + each.w - 1 &&
							at.y > each.y + 1 &&
							at.y < each.y + each.h - 1;
						expect(inside).toBe(false);
					}
				}
				const [start, control] = path.points;
				const across = from === 'left' || from === 'right';
				expect(across ? start?.y : start?.x).toBeCloseTo((across ? control?.y : control?.x) ?? NaN, 6);
			})
		);
	});
});
