import { describe, expect, it } from 'vitest';
import { europe, placeOf, spread } from './places.ts';

describe('a place on the map', () => {
	it('is found by NUTS of any level, else by the country', () => {
		const [debrecen, hungary] = [placeOf('HU321', 'HU'), placeOf('', 'hu')];
		expect(debrecen).toEqual(placeOf('HU32', ''));
		expect(hungary).toEqual(placeOf('HU', 'XX'));
		expect(hungary?.x).toBeLessThan(debrecen?.x ?? 0);
		expect(placeOf('UKN0', 'UK')).toEqual(placeOf('ukn09', 'GB'));
		expect(placeOf('', 'GR')).toEqual(placeOf('EL', ''));
		expect(placeOf('ITC', 'IT')).toBeDefined();
		// An unknown region stands in its country.
		expect(placeOf('PLXX', 'PL')).toEqual(placeOf('', 'PL'));
		for (const [nuts, country] of [
			['', ''],
			['US01', 'US'],
			['P', 'P']
		] as const)
			expect(placeOf(nuts, country)).toBeUndefined();
	});

	it('lies where it lies in Europe', () => {
		const at = (nuts: string) => placeOf(nuts, '') ?? { x: NaN, y: NaN };
		const [lublin, bilbao, riga] = ['PL81', 'ES21', 'LV00'].map((nuts) => at(nuts));
		expect(bilbao?.x).toBeLessThan(lublin?.x ?? 0);
		expect(riga?.y).toBeLessThan(lublin?.y ?? 0);
		expect(lublin?.y).toBeLessThan(bilbao?.y ?? 0);
		for (const [code, [x, y]] of Object.entries(europe.places)) {
			expect(x, code).toBeGreaterThan(0);
			expect(x, code).toBeLessThan(europe.width);
			expect(y, code).toBeGreaterThan(0);
			expect(y, code).toBeLessThan(europe.height);
		}
	});
});

it('marks that would hide each other stand apart, all others where they are', () => {
	const points = [
		{ x: 0, y: 0 },
		{ x: 0, y: 0 },
		{ x: 3, y: 1 },
		{ x: 500, y: 500 }
	];
	const moved = spread(points, 20);
	moved.forEach((one, at) => {
		for (const other of moved.slice(at + 1))
			expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(20);
	});
	expect(moved[3]).toEqual(points[3]);
});
