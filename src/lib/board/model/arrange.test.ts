import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aligned, alignments, distributed, gridded } from './arrange.ts';
import type { Block, Distances } from './arrange.ts';

const block = (key: string, x: number, y: number, w = 100, h = 100): Block => ({ key, box: { x, y, w, h } });
const after = (blocks: readonly Block[], by: Distances): Block[] =>
	blocks.map(({ key, box }) => {
		const { x, y } = by.get(key) ?? { x: 0, y: 0 };
		return { key, box: { ...box, x: box.x + x, y: box.y + y } };
	});
const xs = (blocks: readonly Block[]): number[] => blocks.map(({ box }) => box.x);
const ys = (blocks: readonly Block[]): number[] => blocks.map(({ box }) => box.y);

/** Whole numbers, so that nothing is lost in sums. */
const someBlocks = fc
	.array(
		fc.tuple(
			fc.integer({ min: -500, max: 500 }),
			fc.integer({ min: -500, max: 500 }),
			fc.integer({ min: 1, max: 300 }),
			fc.integer({ min: 1, max: 300 })
		),
		{ minLength: 1, maxLength: 30 }
	)
	.map((boxes) => boxes.map(([x, y, w, h], index) => block(`b${index}`, x, y, w, h)));

describe('aligning', () => {
	const blocks = [block('a', 0, 0), block('b', 300, 50, 50, 20), block('c', 120, 400)];

	it('puts everything on the outermost edge or on the middle of all', () => {
		expect(xs(after(blocks, aligned(blocks, 'left')))).toEqual([0, 0, 0]);
		expect(xs(after(blocks, aligned(blocks, 'right')))).toEqual([250, 300, 250]);
		expect(xs(after(blocks, aligned(blocks, 'center')))).toEqual([125, 150, 125]);
		expect(ys(after(blocks, aligned(blocks, 'top')))).toEqual([0, 0, 0]);
		expect(ys(after(blocks, aligned(blocks, 'bottom')))).toEqual([400, 480, 400]);
		expect(ys(after(blocks, aligned(blocks, 'middle')))).toEqual([200, 240, 200]);
	});

	it('changes nothing the second time', () => {
		fc.assert(
			fc.property(someBlocks, fc.constantFrom(...alignments), (some, to) => {
				const once = after(some, aligned(some, to));
				for (const { x, y } of aligned(once, to).values()) {
					expect(x).toBeCloseTo(0, 6);
					expect(y).toBeCloseTo(0, 6);
				}
			})
		);
	});
});

describe('distributing', () => {
	it('leaves equal gaps and the outermost two where they are', () => {
		const blocks = [block('a', 0, 0), block('c', 700, 0), block('b', 110, 0, 200)];
		expect(xs(after(blocks, distributed(blocks, 'x')))).toEqual([0, 700, 300]);
		expect(ys(after(blocks, distributed(blocks, 'x')))).toEqual([0, 0, 0]);
	});

	it('shares out the overlap where there is no room', () => {
		const blocks = [block('a', 0, 0), block('b', 10, 10), block('c', 100, 100)];
		expect(ys(after(blocks, distributed(blocks, 'y')))).toEqual([0, 50, 100]);
	});

	it('does nothing to two', () => {
		expect(distributed([block('a', 0, 0), block('b', 500, 0)], 'x').size).toBe(0);
	});
});

describe('a grid', () => {
	it('keeps a row a row and a column a column', () => {
		const row = [block('a', 0, 0), block('b', 107, 12), block('c', 400, -9)];
		expect(after(row, gridded(row)).map(({ box }) => [box.x, box.y])).toEqual([
			[0, -9],
			[124, -9],
			[248, -9]
		]);
		const column = [block('a', 0, 0), block('b', 7, 212), block('c', -4, 490)];
		expect(after(column, gridded(column)).map(({ box }) => [box.x, box.y])).toEqual([
			[-4, 0],
			[-4, 124],
			[-4, 248]
		]);
	});

	it('keeps the columns of a crooked grid, also with a shorter last row', () => {
		const blocks = [block('a', 3, 0), block('b', 130, 9), block('c', 260, 4), block('d', 0, 150)];
		expect(after(blocks, gridded(blocks)).map(({ box }) => [box.x, box.y])).toEqual([
			[0, 0],
			[124, 0],
			[248, 0],
			[0, 124]
		]);
	});

	it('never leaves two blocks on each other', () => {
		fc.assert(
			fc.property(someBlocks, (some) => {
				const once = after(some, gridded(some));
				for (const [index, a] of once.entries()) {
					for (const b of once.slice(index + 1)) {
						const apart =
							a.box.x + a.box.w <= b.box.x ||
							b.box.x + b.box.w <= a.box.x ||
							a.box.y + a.box.h <= b.box.y ||
							b.box.y + b.box.h <= a.box.y;
						expect(apart).toBe(true);
					}
				}
			})
		);
	});
});
