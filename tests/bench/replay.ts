/** How long it takes to read the log of a board of 10,000 items and 50,000 changes, and to jump about in it. */
import * as Y from 'yjs';
import { bringTo, itemsOf, type Entry } from '#lib/board/model/history/entries.ts';
import { Timeline, type LogRow } from '#lib/board/model/history/timeline.ts';
import { BoardDocument } from '#lib/board/model/board-document.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { Randomness, seedOfRun } from '../support/randomness.ts';
import { percentile, tenth, type Bench, type Row } from './bench.ts';

export const bench: Bench = ({ quick }) => {
	const items = quick ? 1000 : 10_000;
	const changes = items * 5;
	const chance = new Randomness(seedOfRun());
	const rows = log(items, changes, chance);
	const timeline = new Timeline();
	const start = performance.now();
	for (const row of rows) timeline.add(row);
	const loading = performance.now() - start;
	// What the page does too: a document of its own, and the board's snapshots of it.
	const shown = new Y.Doc();
	const board = new BoardDocument(shown, itemKinds);
	const places = timeline.moments.length;
	let place = 0;
	const jump = (to: number): number => {
		const begin = performance.now();
		bringTo(shown, timeline.between(place, to));
		place = to;
		return performance.now() - begin;
	};
	const toEnd = jump(places);
	const near = Array.from({ length: 200 }, () =>
		jump(Math.max(0, Math.min(places, place + chance.below(2000) - 1000)))
	);
	const far = Array.from({ length: 30 }, () => jump(chance.below(places + 1)));
	jump(places);
	const failures = board.size === timeline.now.size ? [] : ['the board differs from the end of its log'];
	board.close();
	timeline.close();
	return Promise.resolve({
		title: `Jumping in the past of a board of ${items} items and ${changes} changes`,
		rows: [
			row('from nothing to the end', [toEnd]),
			row('up to 1,000 changes away', near),
			row('anywhere', far)
		],
		notes: [`reading the log: ${tenth(loading)} ms; without painting`],
		failures
	});
};

function row(name: string, times: number[]): Row {
	const sorted = [...times].sort((a, b) => a - b);
	return {
		jump: name,
		times: sorted.length,
		'p50 ms': tenth(percentile(sorted, 0.5)),
		'p95 ms': tenth(percentile(sorted, 0.95))
	};
}

/** The items appear in the first fifth of the changes; then they are moved, written on, deleted and made again. */
function log(items: number, changes: number, chance: Randomness): LogRow[] {
	const doc = new Y.Doc();
	const rows: LogRow[] = [];
	doc.on('update', (update: Uint8Array) => {
		const seq = rows.length + 1;
		rows.push({ seq, at: seq * 1000, region: null, update });
	});
	for (let index = 0; index < changes; index++) {
		const id = `item-${index < items ? index : chance.below(items)}`;
		const deletes = index >= items && chance.chance(0.05) && itemsOf(doc).has(id);
		bringTo(doc, new Map([[id, deletes ? undefined : note(index, chance)]]));
	}
	return rows;
}

const note = (index: number, chance: Randomness): Entry => ({
	plain: {
		...{ kind: 'note', x: chance.below(20_000), y: chance.below(20_000), w: 200, h: 200 },
		...{ z: 'a0', author: 'somebody', region: 'riga', color: 'yellow' }
	},
	texts: { text: `Idea ${index} about clusters` }
});
