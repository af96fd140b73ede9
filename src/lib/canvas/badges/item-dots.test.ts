import { expect, it } from 'vitest';
import { dotsDrawn } from './item-dots.ts';

it('draws dots one by one where they fit in a row, and one for all of them elsewhere', () => {
	expect([1, 3, 12].map((count) => dotsDrawn(count, 400))).toEqual([1, 3, 12]);
	expect(dotsDrawn(13, 400)).toBe(1);
	expect([1, 2, 3].map((count) => dotsDrawn(count, 80))).toEqual([1, 2, 1]);
	expect(dotsDrawn(1, 20)).toBe(1);
});
