import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { BoardDocument } from '#lib/board/model/board-document.ts';
import { BoardCommands } from '#lib/board/model/board-commands.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { BoardNotes } from './board-notes.svelte.ts';

let ids = 0;
const newId = () => `n${(ids += 1)}`;
const me = { id: 'anna', region: 'north' };

test('notes from a list lie in the frame of the step, beside each other, and only the own ones are listed', () => {
	const doc = new Y.Doc();
	const board = new BoardDocument(doc, itemKinds);
	const others = new BoardCommands(board, { participant: 'jon', region: 'south' }, newId);
	const [frame = ''] = others.create([{ kind: 'frame', x: 100, y: 100, w: 900, h: 700 }]);
	others.create([{ kind: 'note', x: 120, y: 120, props: { text: 'by somebody else' } }]);
	const notes = new BoardNotes({ doc, kinds: itemKinds, me, newId });
	expect(notes.list).toEqual([]);
	for (const text of ['one', 'two', 'three']) notes.add(text, frame);
	expect(notes.list.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
	const placed = notes.list.map(({ id }) => board.lookup(id));
	expect(placed.map((item) => [item?.frame, item?.author, item?.region])).toEqual(
		Array.from({ length: 3 }, () => [frame, 'anna', 'north'])
	);
	expect(new Set(placed.map((item) => `${item?.x} ${item?.y}`)).size).toBe(3);

	notes.textOf(notes.list[0]?.id ?? '')?.insert(3, ' more');
	notes.remove(notes.list[1]?.id ?? '');
	expect(notes.list.map(({ text }) => text)).toEqual(['one more', 'three']);
	notes.close();
	board.close();
});

test('without a frame they lie below everything, and go on beside the own last one', () => {
	const doc = new Y.Doc();
	const board = new BoardDocument(doc, itemKinds);
	new BoardCommands(board, { participant: 'jon', region: null }, newId).create([
		{ kind: 'note', x: 0, y: 0, w: 500, h: 500 }
	]);
	const notes = new BoardNotes({ doc, kinds: itemKinds, me, newId });
	notes.add('first', null);
	notes.add('second', 'a frame that is gone');
	const [first, second] = notes.list.map(({ id }) => board.lookup(id));
	expect(first?.y).toBeGreaterThanOrEqual(500);
	expect(second?.y).toBe(first?.y);
	expect(second?.x).toBeGreaterThan(first?.x ?? Infinity);
	notes.close();
	board.close();
});
