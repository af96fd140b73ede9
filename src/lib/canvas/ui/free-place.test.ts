import { describe, expect, it } from 'vitest';
import { boxContains, boxesTouch } from '#lib/base/model/geometry.ts';
import { freePlace } from './free-place.ts';

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

	it('answers for an area smaller than the thing', () => {
		const place = freePlace({ x: 10, y: 10, w: 50, h: 50 }, [], size);
		expect(Number.isFinite(place.x) && Number.isFinite(place.y)).toBe(true);
	});
});
