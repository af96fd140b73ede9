import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { bringTo, type Entry } from '#lib/board/model/history/entries.ts';
import type { BoardVersions } from '#lib/board/model/history/messages.ts';
import { sortOf, type LogRow } from '#lib/board/model/history/timeline.ts';
import { chaptersOf } from './chapters.ts';
import { beginning, Comparison, now } from './comparison.svelte.ts';
import { textChanges } from './replay-text.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { Replay } from './replay.svelte.ts';

const minute = 60_000;
const note = (x: number, text = ''): Entry => ({ plain: { x }, texts: { text } });

function started(states: readonly Record<string, Entry | undefined>[], apart = 15 * minute) {
	const doc = new Y.Doc();
	const rows: LogRow[] = [];
	doc.on('update', (update: Uint8Array) => {
		rows.push({ seq: rows.length + 1, at: (rows.length + 1) * apart, region: 'riga', update });
	});
	for (const state of states) bringTo(doc, new Map(Object.entries(state)));
	const replay = new Replay(itemKinds, { every: () => () => undefined });
	replay.add(rows);
	replay.seek(replay.total);
	return replay;
}

const named = (at: number, text: string): BoardVersions => ({
	versions: [{ id: 'v1', name: { en: text }, step: null, at }],
	steps: [{ title: { en: 'Gallery walk' }, at: minute }]
});

describe('chapters', () => {
	test('hold steps, what was kept and automatic versions, each place once but for what has a name', () => {
		const { timeline } = started([{ a: note(1) }, { a: note(2), b: note(1) }, { b: undefined }]);
		const chapters = chaptersOf(named(31 * minute, 'Before lunch'), timeline, 'en', 60 * minute);
		expect(chapters.map(({ sort, name, place }) => [sort, name, place])).toEqual([
			['step', 'Gallery walk', 0],
			['automatic', '', 1],
			['version', 'Before lunch', 2],
			['automatic', '', 3]
		]);
		expect(chapters.map(({ since }) => [since.regions, Object.fromEntries(since.counts)])).toEqual([
			[[], {}],
			[['riga'], { added: 1 }],
			[['riga'], { added: 1, moved: 1 }],
			[['riga'], { gone: 1 }]
		]);
	});
});

describe('comparing', () => {
	const replay = started([
		{ a: note(1), b: note(1, 'one') },
		{ a: note(2), c: note(1) },
		{ b: note(1, 'two') }
	]);
	const chapters = chaptersOf(named(16 * minute, 'First'), replay.timeline, 'en', 0);
	const comparison = new Comparison(replay, () => chapters);
	const sorts = () => Object.fromEntries(comparison.changes.map((change) => [change.id, sortOf(change)]));

	test('goes from the earlier to the later moment, whichever of them is shown', () => {
		expect(comparison.shown).toBe(now);
		expect(sorts()).toEqual({});
		comparison.other = 'v1';
		expect(sorts()).toEqual({ a: 'moved', b: 'changed', c: 'added' });
		comparison.show('v1');
		comparison.other = now;
		expect(comparison.shown).toBe('v1');
		expect(sorts()).toEqual({ a: 'moved', b: 'changed', c: 'added' });
		expect(comparison.changes.flatMap(textChanges)).toEqual([{ was: 'one', is: 'two' }]);
		comparison.show(beginning);
		expect(sorts()).toEqual({ a: 'added', b: 'added', c: 'added' });
	});

	test('forgets what was chosen when another moment is shown', () => {
		comparison.choose('a', true);
		comparison.choose('b', true);
		comparison.choose('a', false);
		expect(comparison.chosen).toEqual(['b']);
		comparison.show(now);
		expect(comparison.chosen).toEqual([]);
	});
});
