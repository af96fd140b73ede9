import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { bringTo } from '#lib/board/model/history/entries.ts';
import type { BoardChanges } from '#lib/board/model/board-document.ts';
import type { LogRow } from '#lib/board/model/history/timeline.ts';
import { itemKinds } from '#lib/kinds/models.ts';
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
	const replay = new Replay(itemKinds, {
		every: (_, callback) => {
			run = callback;
			return () => (run = undefined);
		}
	});
	replay.add(rowsAt(times));
	return { replay, tick: () => run?.() };
}

const shown = (replay: Replay): unknown => replay.board.lookup('a')?.x;

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

test('a jump tells only what differs, and what is there again is the same', () => {
	const doc = new Y.Doc();
	const rows: LogRow[] = [];
	doc.on('update', (update: Uint8Array) =>
		rows.push({ seq: rows.length + 1, at: rows.length, region: null, update })
	);
	const write = (id: string, x: number | undefined) =>
		bringTo(doc, new Map([[id, x === undefined ? undefined : { plain: { x }, texts: {} }]]));
	write('a', 1);
	write('b', 1);
	write('b', 2);
	write('b', undefined);
	const replay = new Replay(itemKinds, { every: () => () => undefined });
	replay.add(rows);
	replay.seek(2);
	const { board } = replay;
	const [a, b] = [board.lookup('a'), board.lookup('b')];
	const told: BoardChanges[] = [];
	board.subscribe((changes) => told.push(changes));
	replay.seek(3);
	replay.seek(4);
	replay.seek(2);
	expect(told).toEqual([
		{ added: [], changed: ['b'], removed: [], local: false },
		{ added: [], changed: [], removed: ['b'], local: false },
		{ added: ['b'], changed: [], removed: [], local: false }
	]);
	expect(board.lookup('a')).toBe(a);
	expect(board.lookup('b')).toBe(b);
	expect(board.inPaintOrder().map(({ id }) => id)).toEqual(['a', 'b']);
	expect(board.doc.getMap('items').size).toBe(0);
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
	const replay = new Replay(itemKinds, { every: () => () => undefined });
	replay.add(rows.slice(0, 1));
	replay.seek(1);
	replay.add(rows.slice(1));
	expect([replay.place, replay.total, replay.atEnd, shown(replay)]).toEqual([1, 2, false, 1]);
	expect(replay.timeline.differences(2, 1).map(({ id }) => id)).toEqual(['a']);
});
