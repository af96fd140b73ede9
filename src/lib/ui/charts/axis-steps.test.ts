import { expect, it } from 'vitest';
import { isNothing, stepsOf } from './axis-steps.ts';

it('a short axis has every whole step', () => {
	expect(stepsOf({ low: -2, high: 2 })).toEqual([-2, -1, 0, 1, 2]);
	expect(stepsOf({ low: 0, high: 2.5 })).toEqual([0, 1, 2]);
	expect(stepsOf({ low: 1, high: 10 })).toHaveLength(10);
});

it('a long axis has a few round steps', () => {
	expect(stepsOf({ low: 0, high: 50 })).toEqual([0, 10, 20, 30, 40, 50]);
	expect(stepsOf({ low: 0, high: 23.5 })).toEqual([0, 5, 10, 15, 20]);
	expect(stepsOf({ low: 3, high: 19 })).toEqual([5, 10, 15]);
	expect(stepsOf({ low: 0, high: 1200 })).toEqual([0, 500, 1000]);
});

it('an axis of shares, or of nothing, has none', () => {
	expect(stepsOf({ low: 0, high: 1 })).toEqual([]);
	expect(stepsOf({ low: 2, high: 2 })).toEqual([]);
});

it('an amount of zero is nothing, and the lowest step of a scale is something', () => {
	expect(isNothing(0, { low: 0, high: 9 })).toBe(true);
	expect(isNothing(1, { low: 1, high: 5 })).toBe(false);
	expect(isNothing(0, { low: -2, high: 2 })).toBe(false);
});
