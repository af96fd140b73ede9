import { expect, it } from 'vitest';
import { placePoints } from './plane-points.ts';

const axis = { low: 1, high: 5 };

it('places things by both figures and lets none hide another', () => {
	const points = [
		{ x: 1, y: 5 },
		{ x: 3, y: 2 },
		{ x: 1, y: 5 }
	];
	expect(placePoints(points, axis, axis)).toEqual([
		{ x: 0, y: 1, numbers: [1, 3] },
		{ x: 0.5, y: 0.25, numbers: [2] }
	]);
});
