import { describe, expect, it } from 'vitest';
import {
	between,
	fitting,
	nextZoomIn,
	nextZoomOut,
	panned,
	toScreen,
	toWorld,
	zoomLimits,
	zoomedTo
} from './camera.ts';

const camera = { x: 100, y: -50, zoom: 0.5 };

describe('the camera', () => {
	it('goes from world to screen and back', () => {
		expect(toScreen(camera, { x: 300, y: 150 })).toEqual({ x: 100, y: 100 });
		expect(toWorld(camera, toScreen(camera, { x: 7, y: 9 }))).toEqual({ x: 7, y: 9 });
	});

	it('zooms around the point under the pointer', () => {
		const at = { x: 320, y: 200 };
		const before = toWorld(camera, at);
		const after = toWorld(zoomedTo(camera, 2, at), at);
		expect(after.x).toBeCloseTo(before.x);
		expect(after.y).toBeCloseTo(before.y);
	});

	it('stays within its limits, whatever it is asked', () => {
		for (const zoom of [0, -1, 1e9, NaN, Infinity]) {
			const next = zoomedTo(camera, zoom, { x: 0, y: 0 }).zoom;
			expect(next).toBeGreaterThanOrEqual(zoomLimits.min);
			expect(next).toBeLessThanOrEqual(zoomLimits.max);
		}
		expect(nextZoomIn(zoomLimits.max)).toBe(zoomLimits.max);
		expect(nextZoomOut(zoomLimits.min)).toBe(zoomLimits.min);
	});

	it('fits a box into the middle', () => {
		const size = { w: 1000, h: 500 };
		const fit = fitting({ x: 0, y: 0, w: 1800, h: 400 }, size, 50, 1);
		expect(fit.zoom).toBe(0.5);
		expect(toScreen(fit, { x: 900, y: 200 })).toEqual({ x: 500, y: 250 });
	});

	it('pans by screen pixels', () => {
		expect(panned(camera, 10, 0).x).toBe(120);
	});

	it('a flight starts and ends where it should', () => {
		const to = { x: 900, y: 400, zoom: 2 };
		const size = { w: 1280, h: 800 };
		const end = between(camera, to, size, 1);
		expect([end.x, end.y, end.zoom].map(Math.round)).toEqual([900, 400, 2]);
		const start = between(camera, to, size, 0);
		expect([start.x, start.y, start.zoom]).toEqual([100, -50, 0.5]);
	});
});
