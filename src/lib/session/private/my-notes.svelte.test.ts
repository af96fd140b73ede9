import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { draftFields, draftsOf, readDrafts } from '#lib/board/model/drafts.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { byRegion } from './by-region.ts';
import { MyNotes } from './my-notes.svelte.ts';

test('notes of the list are written, changed, kept back and deleted, and have no place yet', () => {
	const doc = new Y.Doc();
	let ids = 0;
	const newId = () => `n${(ids += 1)}`;
	const notes = new MyNotes({ doc, kinds: itemKinds, me: { id: 'anna', region: 'north' }, newId });
	notes.add('one', { frame: 'f', named: true });
	notes.add('two', { frame: null, named: false });
	expect(notes.list).toEqual([
		{ id: 'n1', text: 'one', kept: false },
		{ id: 'n2', text: 'two', kept: false }
	]);
	notes.textOf('n1')?.insert(3, ' more');
	notes.keep('n2', true);
	expect(readDrafts(doc, itemKinds)).toMatchObject([
		{
			id: 'n1',
			named: true,
			kept: false,
			unplaced: true,
			fields: { text: { text: [{ insert: 'one more' }] }, frame: { plain: 'f' } }
		},
		{ id: 'n2', named: false, kept: true, unplaced: true }
	]);
	notes.keep('n2', false);
	notes.remove('n1');
	expect(notes.list).toEqual([{ id: 'n2', text: 'two', kept: false }]);
	// What is drawn or placed on the board is in the list, too; what has no words is not.
	draftsOf(doc).set('ink', new Y.Map(Object.entries({ kind: 'ink', x: 0, y: 0, w: 1, h: 1, z: 'a' })));
	const entry = draftsOf(doc).get('n2');
	if (entry instanceof Y.Map) entry.delete(draftFields.unplaced);
	expect(notes.list.map(({ id }) => id)).toEqual(['n2']);
	notes.close();
});

test('people who have written nothing yet are named, region by region', () => {
	const person = (id: string, region: string | null) => ({
		...{ id, name: id, region, organisation: null, role: 'participant' as const, here: true }
	});
	const groups = byRegion(
		[person('anna', 'north'), person('ilze', null), person('adam', 'north')],
		[
			{ participant: 'anna', notes: 3, kept: 1, revealed: 0 },
			{ participant: 'adam', notes: 0, kept: 0, revealed: 2 }
		]
	);
	expect(
		groups.map(({ people, ...group }) => [group, people.map(({ notes, revealed }) => [notes, revealed])])
	).toEqual([
		[
			{ region: 'north', notes: 3, kept: 1, writers: 2 },
			[
				[3, 0],
				[0, 2]
			]
		],
		[{ region: null, notes: 0, kept: 0, writers: 0 }, [[0, 0]]]
	]);
});
