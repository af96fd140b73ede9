import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxesTouch, type Box } from '#lib/base/model/geometry.ts';
import { barPlace, standsHigh } from './bar-place.ts';

const bar = { w: 240, h: 44 };
const view = { w: 1280, h: 744 };
const covers = (taken: Box, size = view): boolean =>
	boxesTouch(taken, { ...barPlace(taken, bar, size), ...bar });

describe('the bar of a selection', () => {
	it('stands above it, and below it near the upper edge of the view', () => {
		expect(barPlace({ x: 500, y: 300, w: 200, h: 200 }, bar, view)).toEqual({ x: 480, y: 244 });
		expect(barPlace({ x: 500, y: 30, w: 200, h: 200 }, bar, view)).toEqual({ x: 480, y: 242 });
	});

	it('stands beside what is as high as the view', () => {
		expect(barPlace({ x: 300, y: 20, w: 200, h: 700 }, bar, view)).toEqual({ x: 512, y: 348 });
		expect(barPlace({ x: 1000, y: 20, w: 200, h: 700 }, bar, view)).toEqual({ x: 748, y: 348 });
	});

	it('stands at the lower edge of what fills the view, away from the handle for turning', () => {
		expect(barPlace({ x: -50, y: 10, w: 1400, h: 900 }, bar, view)).toEqual({ x: 530, y: 620 });
	});

	it('covers nothing of a selection that leaves room on any side, and never leaves the view', () => {
		const number = (min: number, max: number) => fc.integer({ min, max });
		fc.assert(
			fc.property(number(0, 1200), number(0, 700), number(10, 900), number(10, 700), (x, y, w, h) => {
				const taken = { x, y, w, h };
				const at = barPlace(taken, bar, view);
				expect(at.x >= 8 && at.x + bar.w <= view.w - 8 && at.y >= 8 && at.y + bar.h <= view.h - 80).toBe(
					true
				);
				const room = y >= 64 || y + h <= 608 || x >= 260 || x + w <= 1020;
				if (room) expect(covers(taken)).toBe(false);
			})
		);
	});

	it('on a phone changes sides for what lies where it stands, unless that would cover it as well', () => {
		const phone = { w: 360, h: 684 };
		expect(standsHigh({ x: 100, y: 500, w: 120, h: 120 }, bar, phone)).toBe(true);
		expect(standsHigh({ x: 100, y: 300, w: 120, h: 120 }, bar, phone)).toBe(false);
		expect(standsHigh({ x: 0, y: 20, w: 360, h: 600 }, bar, phone)).toBe(false);
	});
});
