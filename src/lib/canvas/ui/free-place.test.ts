import { describe, expect, it } from 'vitest';
import { boxContains, boxesTouch } from '#lib/base/model/geometry.ts';
import { freePlace, placeBeside } from './free-place.ts';

const area = { x: 0, y: 0, w: 1000, h: 700 };
const size = { w: 200, h: 200 };

describe('freePlace', () => {
	it('fills an area without one thing touching another, as long as there is room', () => {
		const taken: { x: number; y: number; w: number; h: number }[] = [];
		for (let count = 0; count < 8; count += 1) {
			const box = { ...freePlace(area, taken, size), ...size };
			expect(boxContains(area, box)).toBe(true);
			expect(taken.some((other) => boxesTouch(other, box))).toBe(false);
			taken.push(box);
		}
	});

	it('lays things on a full area side by side rather than exactly on each other', () => {
		const full = [area];
		const first = freePlace(area, full, size);
		const second = freePlace(area, [...full, { ...first, ...size }], size);
		expect(second).not.toEqual(first);
	});

	it('puts things in a frame or beside it, never across its edge', () => {
		const frame = { x: 150, y: 0, w: 500, h: 300 };
		const taken: { x: number; y: number; w: number; h: number }[] = [];
		for (let count = 0; count < 6; count += 1) {
			const box = { ...freePlace(area, taken, size, [frame]), ...size };
			expect(boxContains(frame, box) || !boxesTouch(frame, box)).toBe(true);
			expect(taken.some((other) => boxesTouch(other, box))).toBe(false);
			taken.push(box);
		}
		expect(taken.some((box) => boxContains(frame, box))).toBe(true);
	});

	it('answers for an area smaller than the thing', () => {
		const place = freePlace({ x: 10, y: 10, w: 50, h: 50 }, [], size);
		expect(Number.isFinite(place.x) && Number.isFinite(place.y)).toBe(true);
	});
});

describe('placeBeside', () => {
	const other = { x: 300, y: 300, w: 200, h: 200 };
	const box = { x: 0, y: 0, w: 100, h: 50 };

	it.each([
		['right', { x: 516, y: 300 }],
		['left', { x: 184, y: 300 }],
		['above', { x: 300, y: 234 }],
		['below', { x: 300, y: 516 }]
	] as const)('%s of it, edges aligned', (side, expected) => {
		expect(placeBeside(box, other, side, [other])).toEqual(expected);
	});

	it('goes further in the same direction past what is in the way', () => {
		const wall = { x: 520, y: 200, w: 300, h: 400 };
		const at = placeBeside(box, other, 'right', [other, wall]);
		expect(at).toEqual({ x: 836, y: 300 });
	});
});
