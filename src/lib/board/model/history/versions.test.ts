import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { automaticEvery, automaticPlaces } from './automatic.ts';
import { bringTo, type Entry } from './entries.ts';
import { summaryOf } from './summary.ts';
import { Timeline, type Moment } from './timeline.ts';

const minute = 60_000;
const hour = 60 * minute;
const start = Date.UTC(2017, 2, 7, 9);

const momentsAt = (times: readonly number[]): Moment[] =>
	times.map((at, index) => ({ seq: index + 1, at, region: null, changes: [] }));

/** A change in each of these minutes after the start. */
const minutes = (...at: readonly number[]): Moment[] => momentsAt(at.map((each) => start + each * minute));

describe('automatic versions', () => {
	test('one for every ten minutes of activity, and none for quiet time', () => {
		const moments = minutes(0, 1, 9, 10, 15, 90, 91);
		expect(automaticPlaces(moments, start + 92 * minute)).toEqual([3, 5]);
		expect(automaticPlaces(moments, start + 100 * minute)).toEqual([3, 5, 7]);
		expect(automaticPlaces([], start)).toEqual([]);
	});

	test('the last minutes are no version before they are full', () => {
		expect(automaticPlaces(minutes(0, 5), start + 9 * minute)).toEqual([]);
		expect(automaticPlaces(minutes(0, 5), start + 10 * minute)).toEqual([2]);
	});

	test('a workshop of eight hours has few of them, and after a month one for each day', () => {
		const all = Array.from({ length: 8 * 60 }, (_, index) => index);
		const evening = automaticPlaces(minutes(...all), start + 8 * hour);
		expect(evening.at(-1)).toBe(480);
		expect(evening.length).toBeLessThanOrEqual(18 + 6);
		expect(
			automaticPlaces(minutes(...all, ...all.map((each) => each + 24 * 60)), start + 720 * hour)
		).toEqual([480, 960]);
	});

	test('whatever happened: in order, the last full span is there, and later looks only leave some out', () => {
		const gaps = fc.array(fc.integer({ min: 0, max: 3 * hour }), { maxLength: 60 });
		fc.assert(
			fc.property(gaps, fc.nat(40 * 24 * hour), (between, later) => {
				let at = start;
				const moments = momentsAt(between.map((gap) => (at += gap)));
				const now = at + automaticEvery;
				const places = automaticPlaces(moments, now);
				expect([...places].sort((a, b) => a - b)).toEqual(places);
				expect(places.at(-1)).toBe(moments.length === 0 ? undefined : moments.length);
				const after = automaticPlaces(moments, now + later);
				expect(after.at(-1)).toBe(places.at(-1));
				expect(after.every((place) => places.includes(place))).toBe(true);
			})
		);
	});
});

test('a summary counts what differs and names the busiest regions first', () => {
	const note = (x: number, text = ''): Entry => ({ plain: { x }, texts: { text } });
	const timeline = new Timeline();
	const doc = new Y.Doc();
	let seq = 0;
	const change = (region: string | null, entries: Record<string, Entry | undefined>): void => {
		const update = Y.encodeStateVector(doc);
		bringTo(doc, new Map(Object.entries(entries)));
		seq += 1;
		timeline.add({ seq, at: seq, region, update: Y.encodeStateAsUpdate(doc, update) });
	};
	change('riga', { a: note(1), b: note(1) });
	change('bilbao', { a: note(2) });
	change('riga', { b: note(1, 'word'), c: note(1) });
	change('riga', { c: undefined });
	change(null, { a: note(3) });
	expect(summaryOf(timeline, 1, 5)).toEqual({
		regions: ['riga', 'bilbao', null],
		counts: new Map([
			['moved', 1],
			['changed', 1]
		])
	});
	expect(summaryOf(timeline, 5, 5)).toEqual({ regions: [], counts: new Map() });
});
