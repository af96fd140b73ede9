import { expect, test } from 'vitest';
import { regionColor, regionIndex, regionShape, regionShapes } from './region-mark.ts';

test('there are twelve marks, each with a shape of its own', () => {
	expect(new Set(regionShapes).size).toBe(12);
});

test('any colour number leads to a mark', () => {
	for (const color of [-1, 0, 1, 12, 13, 24.2]) {
		expect(regionIndex(color)).toBeGreaterThanOrEqual(1);
		expect(regionIndex(color)).toBeLessThanOrEqual(12);
		expect(regionShape(color)).not.toBe('');
	}
	expect(regionColor(13)).toBe('var(--region-1)');
});
