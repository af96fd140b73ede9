import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { bringTo, itemsOf, readEntries } from '#lib/board/model/history/entries.ts';
import type { LogRow } from '#lib/board/model/history/timeline.ts';
import { Replay } from './replay.svelte.ts';

const minute = 60_000;

/** One item that moves at each of these times to the place of the time in the list. */
function rowsAt(times: readonly number[]): LogRow[] {
	const doc = new Y.Doc();
	const rows: LogRow[] = [];
	doc.on('update', (update: Uint8Array) => {
		rows.push({ seq: rows.length + 1, at: times[rows.length] ?? 0, region: null, update });
	});
	for (const x of times.keys()) bringTo(doc, new Map([['a', { plain: { x: x + 1 }, texts: {} }]]));
	return rows;
}

function started(times: readonly number[]) {
	let run: (() => void) | undefined;
	const replay = new Replay({
		every: (_, callback) => {
			run = callback;
			return () => (run = undefined);
		}
	});
	replay.add(rowsAt(times));
	return { replay, tick: () => run?.() };
}

const shown = (replay: Replay): unknown => readEntries(replay.doc).get('a')?.plain['x'];

test('shows any moment, and nothing before the first', () => {
	const { replay } = started([1, 2, 3]);
	for (const place of [3, 1, 2, 0, 3]) {
		replay.seek(place);
		expect(replay.place).toBe(place);
		expect(shown(replay)).toBe(place === 0 ? undefined : place);
	}
	replay.seek(99);
	expect(replay.atEnd).toBe(true);
});

test('a jump writes only what differs', () => {
	const { replay } = started([1, 2, 3]);
	replay.seek(1);
	const entry = itemsOf(replay.doc).get('a');
	replay.seek(3);
	expect(itemsOf(replay.doc).get('a')).toBe(entry);
});

test('plays at its speed, to the end and no further', () => {
	const { replay, tick } = started([0, 2000, 4000]);
	replay.skipsQuiet = false;
	replay.play();
	const places: number[] = [];
	for (let step = 0; step < 6; step++) {
		tick();
		places.push(replay.place);
	}
	expect(places).toEqual([1, 1, 2, 2, 3, 3]);
	expect(replay.playing).toBe(false);
});

test('skips quiet time if it is to', () => {
	const { replay, tick } = started([0, 60 * minute]);
	replay.seek(1);
	replay.play();
	tick();
	expect(replay.place).toBe(2);
	replay.seek(1);
	replay.skipsQuiet = false;
	replay.play();
	tick();
	expect(replay.place).toBe(1);
});

test('rows that come later leave the moment as it is', () => {
	const rows = rowsAt([1, 2]);
	const replay = new Replay({ every: () => () => undefined });
	replay.add(rows.slice(0, 1));
	replay.seek(1);
	replay.add(rows.slice(1));
	expect([replay.place, replay.total, replay.atEnd, shown(replay)]).toEqual([1, 2, false, 1]);
	expect(replay.timeline.differences(2, 1).map(({ id }) => id)).toEqual(['a']);
});
