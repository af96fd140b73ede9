import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { bringTo, type Entry } from '#lib/board/model/history/entries.ts';
import { Timeline } from '#lib/board/model/history/timeline.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { itemViews } from '#lib/kinds/views.ts';
import { recordingContext, testEnv } from '../../../../tests/support/recording.ts';
import { itemsAt, paintItems } from './version-picture.ts';

const note = (z: string, text: string): Entry => ({
	plain: { kind: 'note', x: 0, y: 0, w: 200, h: 160, z, author: '', region: null, color: 'yellow' },
	texts: { text }
});

test('a version shows what was there, the lowest first, and leaves out what cannot be read', () => {
	const doc = new Y.Doc();
	const timeline = new Timeline();
	let seq = 0;
	doc.on('update', (update: Uint8Array) => timeline.add({ seq: ++seq, at: seq, region: null, update }));
	bringTo(doc, new Map([['upper', note('a2', 'one')]]));
	bringTo(
		doc,
		new Map<string, Entry>([
			['lower', note('a1', 'two')],
			['odd', { plain: { kind: 'note' }, texts: {} }]
		])
	);
	bringTo(doc, new Map([['upper', undefined]]));
	const ids = (place: number) => itemsAt(timeline, place, itemKinds).map(({ id }) => id);
	expect([0, 1, 2, 3].map(ids)).toEqual([[], ['upper'], ['lower', 'upper'], ['lower']]);

	const recording = recordingContext();
	paintItems(recording.ctx, { w: 88, h: 60 }, itemsAt(timeline, 2, itemKinds), {
		kinds: itemKinds,
		views: itemViews,
		env: testEnv()
	});
	expect(recording.calls.length).toBeGreaterThan(3);
});
