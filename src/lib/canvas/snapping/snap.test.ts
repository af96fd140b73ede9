import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapBox, snapLines } from './snap.ts';

const box = (x: number, y: number, w = 100, h = 100) => ({ x, y, w, h });
const options = (...targets: ReturnType<typeof box>[]) => ({ targets, reach: 6, grid: null });

describe('clicking into place', () => {
	it('takes the nearest edge or middle on each axis', () => {
		expect(snapBox(box(304, 47), options(box(300, 400), box(700, 50))).by).toEqual({ x: -4, y: 3 });
		// The middle of a smaller box on the middle of a larger one.
		expect(snapBox(box(327, 0, 50, 50), options(box(300, 400))).by).toEqual({ x: -2, y: 0 });
	});

	it('leaves alone what is further away than the reach', () => {
		expect(snapBox(box(307, 40), options(box(300, 400))).by).toEqual({ x: 0, y: 0 });
		expect(snapBox(box(307, 40), options(box(300, 400))).guides).toEqual([]);
	});

	it('shows a line from one to the other', () => {
		const { guides } = snapBox(box(303, 0), options(box(300, 400)));
		expect(guides).toContainEqual({ axis: 'x', at: 300, from: 0, to: 500, type: 'line' });
	});

	it('finds the gap that two neighbours have, on both sides and between', () => {
		const row = [box(0, 0), box(140, 0)];
		expect(snapBox(box(283, 0), options(...row)).by.x).toBe(-3);
		expect(snapBox(box(-137, 0), options(...row)).by.x).toBe(-3);
		const wide = [box(0, 0), box(301, 0)];
		const between = snapBox(box(153, 10, 90, 30), options(...wide));
		expect(between.by.x).toBe(2.5);
		expect(between.guides.filter((guide) => guide.type === 'gap')).toHaveLength(2);
	});

	it('shows equal gaps as equal', () => {
		fc.assert(
			fc.property(fc.integer({ min: 10, max: 60 }), fc.integer({ min: -6, max: 6 }), (gap, off) => {
				const targets = [box(0, 0, 100, 80), box(100 + gap, 5, 120, 80)];
				const moving = box(220 + 2 * gap + off, 20, 70, 33);
				const { by, guides } = snapBox(moving, { targets, reach: 6, grid: null });
				expect(Math.abs(by.x)).toBeLessThanOrEqual(6);
				const lengths = guides.filter((guide) => guide.type === 'gap').map(({ from, to }) => to - from);
				for (const length of lengths) expect(length).toBeCloseTo(gap, 6);
			})
		);
	});

	it('falls back on the grid, and never moves further than half of it', () => {
		const { by, guides } = snapBox(box(37, 3), { targets: [], reach: 6, grid: 16 });
		expect(by).toEqual({ x: -5, y: -3 });
		expect(guides).toEqual([]);
	});

	it('takes a dragged edge alone', () => {
		const target = options(box(300, 0));
		expect(snapLines(box(0, 0, 297, 50), { x: 297, y: null }, target).by).toEqual({ x: 3, y: 0 });
	});

	it('is at rest where it has clicked', () => {
		const some = fc.tuple(fc.integer({ min: -200, max: 200 }), fc.integer({ min: -200, max: 200 }));
		fc.assert(
			fc.property(some, fc.array(some, { maxLength: 8 }), ([x, y], others) => {
				const targets = others.map(([left, top]) => box(left, top, 60, 40));
				const moving = box(x, y, 60, 40);
				const { by } = snapLines(moving, { x, y }, { targets, reach: 6, grid: null });
				const again = snapLines(
					{ ...moving, x: x + by.x, y: y + by.y },
					{ x: x + by.x, y: y + by.y },
					{ targets, reach: 6, grid: null }
				);
				expect(Math.abs(again.by.x)).toBe(0);
				expect(Math.abs(again.by.y)).toBe(0);
			})
		);
	});
});
