import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { BoardCommands } from './board-commands.ts';
import { BoardDocument } from './board-document.ts';
import type { BoardChanges } from './board-document.ts';
import { clipboardLimits, copiedFromText, copiedToText } from './clipboard.ts';
import { ItemKinds, boxKind } from './item-kind.ts';
import type { ItemKind } from './item-kind.ts';
import { readingOrder } from './reading-order.ts';

/** Kinds of the tests' own: the board knows no real ones. */
const base = {
	...boxKind,
	size: { w: 100, h: 100 },
	minSize: { w: 1, h: 1 },
	creation: 'place',
	resize: 'free',
	margin: 0
} as const;
const card: ItemKind<{ text: string; link: string }> = {
	...base,
	kind: 'card',
	props: v.object({ text: v.optional(v.string(), ''), link: v.optional(v.string(), '') }),
	textField: 'text',
	defaults: { text: '', link: '' },
	can: { rotate: true, connect: true, contain: false },
	behind: false,
	references: (item) => (item.props.link === '' ? [] : [item.props.link]),
	retargeted: (item, ids) => ({ ...item.props, link: ids.get(item.props.link) ?? '' }),
	text: (item) => item.props.text
};
const tray: ItemKind = {
	...base,
	kind: 'tray',
	props: v.object({}),
	textField: null,
	defaults: {},
	can: { rotate: false, connect: false, contain: true },
	behind: true,
	text: () => ''
};
const kinds = new ItemKinds([card, tray]);

function setUp(doc = new Y.Doc()) {
	const board = new BoardDocument(doc, kinds);
	const changes: BoardChanges[] = [];
	board.subscribe((change) => changes.push(change));
	let ids = 0;
	const commands = new BoardCommands(board, { participant: 'p1', region: 'r1' }, () => `i${(ids += 1)}`);
	return { doc, board, changes, commands };
}

/** Another replica that gets every update at once, and gives its own. */
function replicaOf(doc: Y.Doc): Y.Doc {
	const other = new Y.Doc();
	Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
	doc.on(
		'update',
		(update: Uint8Array, origin: unknown) => origin !== other && Y.applyUpdate(other, update, doc)
	);
	other.on(
		'update',
		(update: Uint8Array, origin: unknown) => origin !== doc && Y.applyUpdate(doc, update, other)
	);
	return other;
}

describe('the board document', () => {
	it('names exactly what a transaction touched', () => {
		const { board, changes, commands } = setUp();
		commands.create([
			{ kind: 'card', x: 0, y: 0 },
			{ kind: 'card', x: 200, y: 0 }
		]);
		commands.update([['i1', { x: 5 }]]);
		commands.delete(['i2']);
		expect(changes.map(({ added, changed, removed }) => [added, changed, removed])).toEqual([
			[['i1', 'i2'], [], []],
			[[], ['i1'], []],
			[[], [], ['i2']]
		]);
		expect(board.lookup('i1')).toMatchObject({ x: 5, author: 'p1', region: 'r1' });
	});

	it('keeps the snapshots of everything that was not touched', () => {
		const { board, commands } = setUp();
		commands.create([
			{ kind: 'card', x: 0, y: 0 },
			{ kind: 'card', x: 200, y: 0 }
		]);
		const before = board.lookup('i2');
		commands.update([['i1', { x: 5 }]]);
		expect(board.lookup('i2')).toBe(before);
	});

	it('names what depends on a touched item, also when the item goes', () => {
		const { doc, changes, commands } = setUp();
		commands.create([{ kind: 'card', x: 0, y: 0 }]);
		commands.create([{ kind: 'card', x: 200, y: 0, props: { link: 'i1' } }]);
		commands.update([['i1', { x: 5 }]]);
		expect(changes.at(-1)?.changed).toEqual(['i1', 'i2']);
		replicaOf(doc).getMap('items').delete('i1');
		expect(changes.at(-1)).toMatchObject({ changed: ['i2'], removed: ['i1'], local: false });
	});

	it('hears typing of others in a shared text', () => {
		const { doc, board, changes, commands } = setUp();
		commands.create([{ kind: 'card', x: 0, y: 0, props: { text: 'data' } }]);
		const other = new BoardDocument(replicaOf(doc), kinds);
		other.textOf('i1')?.insert(0, 'open ');
		expect(board.lookup('i1')?.props).toMatchObject({ text: 'open data' });
		expect(changes.at(-1)).toMatchObject({ changed: ['i1'], local: false });
	});

	it('keeps what it cannot read, in place and untouched', () => {
		const doc = new Y.Doc();
		const odd = new Y.Map<unknown>([
			['kind', 'hologram'],
			['x', 7],
			['y', 'seven'],
			['beam', { a: 1 }]
		]);
		doc.getMap('items').set('odd', odd);
		doc.getMap('items').set('odder', 'not even a map');
		const { board, commands } = setUp(doc);
		expect(board.lookup('odd')).toMatchObject({ broken: true, kind: 'hologram', x: 7, y: 0 });
		expect(board.lookup('odder')).toMatchObject({ broken: true });
		const before = doc.getMap('items').toJSON();
		const copies = commands.duplicate(['odd', 'odder'], { x: 1, y: 1 });
		expect(copies).toHaveLength(1);
		expect(doc.getMap('items').toJSON()).toMatchObject(before);
	});

	it('sorts by container, order and id, and stays sorted through changes', () => {
		const { board, commands } = setUp();
		for (let index = 0; index < 30; index += 1)
			commands.create([{ kind: index % 7 === 0 ? 'tray' : 'card', x: 0, y: 0 }]);
		const order = () => board.inPaintOrder().map((item) => item.id);
		const sorted = () => [...board.items()].sort(board.compare).map((item) => item.id);
		expect(order()).toEqual(sorted());
		commands.reorder(['i5', 'i9'], 'back');
		commands.reorder(['i2'], 'forward');
		commands.delete(['i4', 'i8']);
		commands.create([{ kind: 'card', x: 0, y: 0 }]);
		expect(order()).toEqual(sorted());
	});

	it('gives equal keys made by two people at once an order that both see', () => {
		const doc = new Y.Doc();
		const one = setUp(doc);
		const otherDoc = new Y.Doc();
		const two = new BoardCommands(
			new BoardDocument(otherDoc, kinds),
			{ participant: 'p2', region: null },
			() => 'j1'
		);
		one.commands.create([{ kind: 'card', x: 0, y: 0 }]);
		two.create([{ kind: 'card', x: 0, y: 0 }]);
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(otherDoc));
		Y.applyUpdate(otherDoc, Y.encodeStateAsUpdate(doc));
		expect(one.board.lookup('i1')?.z).toBe(one.board.lookup('j1')?.z);
		expect(one.board.inPaintOrder().map((item) => item.id)).toEqual(['i1', 'j1']);
		one.commands.reorder(['i1'], 'forward');
		expect(one.board.inPaintOrder().map((item) => item.id)).toEqual(['j1', 'i1']);
	});

	it('survives keys of the order that are no keys', () => {
		const { board, commands } = setUp();
		commands.create([
			{ kind: 'card', x: 0, y: 0 },
			{ kind: 'card', x: 0, y: 0 }
		]);
		commands.update([['i2', { z: '~~ not a key' }]]);
		commands.create([{ kind: 'card', x: 0, y: 0 }]);
		commands.reorder(['i1'], 'front');
		commands.reorder(['i3'], 'back');
		expect(board.size).toBe(3);
	});
});

describe('undo', () => {
	it('takes back one command at a time, and only one’s own', () => {
		const { doc, board, commands } = setUp();
		commands.create([{ kind: 'card', x: 0, y: 0 }]);
		commands.update([['i1', { x: 10 }]]);
		commands.update([['i1', { y: 10 }]]);
		const other = replicaOf(doc);
		(other.getMap('items').get('i1') as Y.Map<unknown>).set('w', 300);
		board.history.undo();
		expect(board.lookup('i1')).toMatchObject({ x: 10, y: 0, w: 300 });
		board.history.undo();
		expect(board.lookup('i1')).toMatchObject({ x: 0, y: 0, w: 300 });
		board.history.redo();
		expect(board.lookup('i1')).toMatchObject({ x: 10, w: 300 });
		expect(board.history.canRedo).toBe(true);
	});

	it('brings back a deleted item with its text', () => {
		const { board, commands } = setUp();
		commands.create([{ kind: 'card', x: 0, y: 0, props: { text: 'kept' } }]);
		commands.delete(['i1']);
		board.history.undo();
		expect(board.lookup('i1')).toMatchObject({ broken: false, props: { text: 'kept' } });
		board.textOf('i1')?.insert(4, ' on');
		expect(board.lookup('i1')?.props).toMatchObject({ text: 'kept on' });
	});

	it('counts typing without a pause as one step', () => {
		const { board, commands } = setUp();
		commands.create([{ kind: 'card', x: 0, y: 0 }]);
		board.history.startTyping();
		for (const letter of 'open') {
			const text = board.textOf('i1');
			board.transact(() => text?.insert(text.length, letter));
		}
		board.history.stopTyping();
		commands.update([['i1', { x: 10 }]]);
		board.history.undo();
		expect(board.lookup('i1')).toMatchObject({ x: 0, props: { text: 'open' } });
		board.history.undo();
		expect(board.lookup('i1')?.props).toMatchObject({ text: '' });
	});
});

describe('commands', () => {
	it('leave locked items alone', () => {
		const { board, commands } = setUp();
		commands.create([{ kind: 'card', x: 0, y: 0, props: { text: 'fixed' } }]);
		commands.lock(['i1'], true);
		commands.move(['i1'], { x: 50, y: 0 });
		commands.update([['i1', { w: 5 }]]);
		commands.setText('i1', 'other');
		commands.delete(['i1']);
		expect(board.lookup('i1')).toMatchObject({ x: 0, w: 100, props: { text: 'fixed' } });
	});

	it('ignore what is gone by now', () => {
		const { board, commands } = setUp();
		commands.create([{ kind: 'card', x: 0, y: 0 }]);
		commands.update([['nobody', { x: 1 }]]);
		commands.move(['nobody'], { x: 1, y: 1 });
		commands.delete(['nobody']);
		commands.reorder(['nobody'], 'front');
		expect(commands.duplicate(['nobody'], { x: 1, y: 1 })).toEqual([]);
		expect(board.size).toBe(1);
	});

	it('deleting a container sets free what it owned', () => {
		const { board, commands } = setUp();
		commands.create([{ kind: 'tray', x: 0, y: 0, w: 500, h: 500 }]);
		commands.create([{ kind: 'card', x: 50, y: 50 }]);
		expect(board.lookup('i2')?.frame).toBe('i1');
		commands.delete(['i1']);
		expect(board.lookup('i2')?.frame).toBeNull();
		board.history.undo();
		expect(board.lookup('i2')?.frame).toBe('i1');
	});

	it('carry items to another board as text, and take no other text for items', () => {
		const { board, commands } = setUp();
		commands.create([{ kind: 'card', x: 0, y: 0, props: { text: 'here' } }]);
		commands.create([{ kind: 'card', x: 200, y: 0, props: { text: 'there', link: 'i1' } }]);
		const other = setUp();
		const text = copiedToText({ workshop: 'w1', items: [...board.items()] });
		const copied = copiedFromText(text, kinds);
		if (typeof copied !== 'object') throw new Error('not taken for items');
		expect(copied.workshop).toBe('w1');
		other.commands.insertCopies(copied.items, { x: 10, y: 0 });
		expect([...other.board.items()].map((item) => item.props)).toEqual([
			{ text: 'here', link: '' },
			{ text: 'there', link: 'i1' }
		]);
		for (const other of [
			'hello',
			'{"type":"transferboard/items"',
			'{"type":"transferboard/items","items":7}'
		])
			expect(copiedFromText(other, kinds)).toBeUndefined();
		const long = `{"type":"transferboard/items"${' '.repeat(clipboardLimits.characters)}`;
		expect(copiedFromText(long, kinds)).toBe('too-large');
	});
});

describe('reading order', () => {
	it('goes container by container, then by rows from the left, crooked rows included', () => {
		const { board, commands } = setUp();
		commands.create([{ kind: 'tray', x: 1000, y: 0, w: 500, h: 500 }]);
		commands.create([{ kind: 'card', x: 300, y: 12 }]);
		commands.create([{ kind: 'card', x: 0, y: 30 }]);
		commands.create([{ kind: 'card', x: 0, y: 300 }]);
		commands.create([{ kind: 'card', x: 1300, y: 20 }]);
		commands.create([{ kind: 'card', x: 1100, y: 40 }]);
		const order = readingOrder(board.items(), kinds);
		expect(order.map(({ item, place, of, depth }) => [item.id, place, of, depth])).toEqual([
			['i1', 1, 4, 0],
			['i6', 1, 2, 1],
			['i5', 2, 2, 1],
			['i3', 2, 4, 0],
			['i2', 3, 4, 0],
			['i4', 4, 4, 0]
		]);
	});
});
