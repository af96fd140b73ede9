import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boxHasPoint, lineTouches } from './geometry.ts';

const box = { x: 0, y: 0, w: 10, h: 10 };

it('a line touches a box that it crosses, ends in, or runs along, and none that it goes around', () => {
	expect(
		lineTouches(
			[
				{ x: -5, y: 5 },
				{ x: 15, y: 6 }
			],
			box
		)
	).toBe(true);
	expect(
		lineTouches(
			[
				{ x: 5, y: 5 },
				{ x: 6, y: 6 }
			],
			box
		)
	).toBe(true);
	expect(
		lineTouches(
			[
				{ x: -5, y: 10 },
				{ x: 15, y: 10 }
			],
			box
		)
	).toBe(true);
	expect(lineTouches([{ x: 3, y: 3 }], box)).toBe(true);
	const around = [
		{ x: -1, y: 20 },
		{ x: -1, y: -1 },
		{ x: 20, y: -1 }
	];
	expect(lineTouches(around, box)).toBe(false);
	expect(
		lineTouches(
			[
				{ x: -6, y: 5 },
				{ x: 5, y: -6 }
			],
			box
		)
	).toBe(false);
	expect(lineTouches([], box)).toBe(false);
});

it('wherever a point of it lies in the box, it touches it', () => {
	const number = fc.integer({ min: -30, max: 30 });
	const point = fc.record({ x: number, y: number });
	fc.assert(
		fc.property(point, point, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, t) => {
			const on = { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
			fc.pre(boxHasPoint({ x: 0.001, y: 0.001, w: 9.998, h: 9.998 }, on));
			expect(lineTouches([a, b], box)).toBe(true);
		})
	);
});
