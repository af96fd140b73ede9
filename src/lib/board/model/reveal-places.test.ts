import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxContains, boxesTouch, type Box } from '#lib/base/model/geometry.ts';
import { revealPlaces, type Arrival, type Resident } from './reveal-places.ts';

const note = (id: string, over: Partial<Arrival> = {}): Arrival => ({
	...{ id, x: 0, y: 0, w: 200, h: 200, frame: undefined, unplaced: true, region: null, author: null },
	writing: true,
	...over
});
const there = (id: string, over: Partial<Resident> = {}): Resident => ({
	...{ id, x: 0, y: 0, w: 200, h: 200, frame: null, contains: false, writing: true },
	...over
});
const frame = (id: string, over: Partial<Resident> = {}) =>
	there(id, { w: 800, h: 600, contains: true, ...over });
const placesOf = (arrivals: readonly Arrival[], residents: readonly Resident[] = []) => {
	const { at, heights, outside } = revealPlaces(arrivals, residents);
	return { at: Object.fromEntries(at), heights: Object.fromEntries(heights), outside: [...outside] };
};

describe('notes without a place of their own', () => {
	it('lie in rows in their frame, region by region, between what is there', () => {
		const arrivals = [
			note('a', { frame: 'f', region: 'south' }),
			note('b', { frame: 'f', region: 'north' }),
			note('c', { frame: 'f', region: 'south' }),
			note('d', { frame: 'f', region: 'north' })
		];
		const { at, heights } = placesOf(arrivals, [frame('f'), there('n', { x: 270, y: 60 })]);
		expect(at).toEqual({
			b: { x: 48, y: 48 },
			d: { x: 480, y: 48 },
			a: { x: 48, y: 264 },
			c: { x: 264, y: 264 }
		});
		expect(heights).toEqual({});
	});

	it('make their frame grow where there is room below', () => {
		const many = Array.from({ length: 12 }, (_, at) => note(`n${at + 10}`, { frame: 'f' }));
		const { at, heights } = placesOf(many, [frame('f')]);
		expect(at['n21']).toEqual({ x: 480, y: 48 + 3 * 216 });
		expect(heights).toEqual({ f: 48 + 4 * 216 - 16 + 48 });
	});

	it('and lie below everything where there is none', () => {
		const many = Array.from({ length: 8 }, (_, at) => note(`n${at}`, { frame: 'f' }));
		const { at, heights, outside } = placesOf(many, [frame('f'), frame('g', { y: 700 })]);
		expect(at['n5']).toEqual({ x: 480, y: 264 });
		expect(heights).toEqual({});
		expect(outside).toEqual(['n6', 'n7']);
		expect(at['n6']).toEqual({ x: 0, y: 1332 });
	});

	it('of one person lie together where names stay', () => {
		const by = (id: string, author: string) => note(id, { author, region: 'north' });
		const { at } = placesOf([by('a', 'ilze'), by('b', 'anna'), by('c', 'ilze'), by('d', 'anna')]);
		const order = Object.entries(at).sort(([, a], [, b]) => a.x - b.x);
		expect(order.map(([id]) => id)).toEqual(['b', 'd', 'a', 'c']);
	});
});

describe('notes that their authors put somewhere', () => {
	it('stay there, also on what is no writing, and on own notes', () => {
		const own = { unplaced: false, author: 'anna' };
		const { at } = placesOf(
			[note('a', own), note('b', { ...own, x: 10, y: 10 })],
			[there('picture', { writing: false })]
		);
		expect(at).toEqual({});
	});

	it('go beside what somebody else wrote at the same place, in the frame where it was', () => {
		const arrivals = [
			note('a', { unplaced: false, author: 'anna', frame: 'f', x: 550, y: 50 }),
			note('b', { unplaced: false, author: 'ilze', frame: 'f', x: 560, y: 60 })
		];
		expect(placesOf(arrivals, [frame('f')]).at).toEqual({ b: { x: 560, y: 276 } });
	});
});

const box = fc.record({ x: fc.nat(1500), y: fc.nat(1500) });
it('never cover what lies there, each other, or the edge of their frame', () => {
	fc.assert(
		fc.property(
			fc.array(fc.record({ to: fc.constantFrom('f', 'g', undefined), region: fc.constantFrom('n', 's') }), {
				maxLength: 30
			}),
			fc.array(box, { maxLength: 8 }),
			fc.array(box, { maxLength: 5 }),
			(laid, lying, put) => {
				const residents = [
					frame('f'),
					frame('g', { x: 100, y: 900 }),
					...lying.map((at, index) => there(`r${index}`, at))
				];
				const arrivals = [
					...laid.map(({ to, region }, index) => note(`l${index}`, { frame: to, region })),
					...put.map((at, index) => note(`p${index}`, { ...at, unplaced: false, author: `a${index}` }))
				];
				const places = revealPlaces(arrivals, residents);
				const boxes = arrivals.map((each): Box & Arrival => ({ ...each, ...places.at.get(each.id) }));
				boxes.forEach((one, index) => {
					if (!one.unplaced) return;
					const others = [...boxes.filter((_, other) => other !== index), ...residents.slice(2)];
					for (const other of others) expect(boxesTouch(one, other)).toBe(false);
					const home = residents.find(({ id }) => id === one.frame);
					if (!home || places.outside.has(one.id)) return;
					expect(boxContains({ ...home, h: places.heights.get(home.id) ?? home.h }, one)).toBe(true);
				});
			}
		)
	);
});
