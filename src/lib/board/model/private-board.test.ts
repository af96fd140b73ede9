/** One board made of two documents: what all see, and what one person writes privately on it. */
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { itemKinds } from '#lib/kinds/models.ts';
import { BoardCommands } from './board-commands.ts';
import { BoardDocument, type BoardChanges } from './board-document.ts';
import { draftFields, draftsOf, putOnBoard, readDrafts, shownPlace } from './drafts.ts';

function open() {
	const shared = new Y.Doc();
	const own = new Y.Doc();
	const document = new BoardDocument(shared, itemKinds);
	let ids = 0;
	const author = { participant: 'anna', region: 'north' };
	const commands = new BoardCommands(document, author, () => `n${(ids += 1)}`);
	const changes: BoardChanges[] = [];
	const leave = document.addDrafts(own);
	document.subscribe((each) => changes.push(each));
	const add = (text = ''): string => {
		const [id = ''] = commands.create([{ kind: 'note', x: 0, y: 0, props: { text } }]);
		return id;
	};
	const reveal = (): void => {
		const drafts = readDrafts(own, itemKinds).map((draft) => ({ ...draft, author: 'anna', region: 'north' }));
		shared.transact(() => putOnBoard(shared, drafts, itemKinds), 'server');
		own.transact(() => drafts.forEach(({ id }) => draftsOf(own).delete(id)), 'server');
	};
	return { shared, own, document, commands, changes, add, reveal, leave };
}

describe('a board with private writing', () => {
	it('puts what is added into the own document only while that was promised, and marks it', () => {
		const { shared, own, document, add } = open();
		const open1 = add('for all');
		document.promise({ named: true });
		const mine = add('for me');
		expect([...draftsOf(shared).keys()]).toEqual([open1]);
		expect([...draftsOf(own).keys()]).toEqual([mine]);
		expect(document.lookup(mine)?.draft).toEqual({ kept: false, unplaced: false });
		expect(document.lookup(open1)?.draft).toBeUndefined();
		expect(document.inPaintOrder().map(({ id }) => id)).toEqual([open1, mine]);
		expect(readDrafts(own, itemKinds)).toMatchObject([{ id: mine, named: true, kept: false, blank: false }]);
		document.promise({ named: false });
		add('without my name');
		expect(readDrafts(own, itemKinds).map(({ named }) => named)).toEqual([true, false]);
	});

	it('lays out at the reveal what its author has only seen somewhere, and leaves what they put somewhere', () => {
		const { own, document, commands, add, reveal } = open();
		commands.create([{ kind: 'note', x: 0, y: 0 }]);
		document.promise({ named: true });
		const [seen, put] = [add('seen'), add('put')];
		for (const id of [seen, put]) {
			const entry = draftsOf(own).get(id);
			if (entry instanceof Y.Map) entry.set(draftFields.unplaced, shownPlace);
		}
		expect(document.lookup(seen)?.draft?.unplaced).toBe(false);
		commands.move([put], { x: 500, y: 40 });
		reveal();
		expect(document.lookup(put)).toMatchObject({ x: 500, y: 40 });
		expect(document.lookup(seen)).toMatchObject({ x: 0, y: 272 });
	});

	it('may be closed before or after the own document is taken from it', () => {
		const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		const first = open();
		first.document.close();
		first.leave();
		const second = open();
		second.leave();
		second.document.close();
		expect(complaints).not.toHaveBeenCalled();
		complaints.mockRestore();
	});

	it('moves, keeps back, copies and deletes private notes where they are', () => {
		const { shared, own, document, commands, add } = open();
		document.promise({ named: false });
		const id = add('idea');
		commands.move([id], { x: 40, y: 0 });
		commands.keepBack([id], true);
		expect(document.lookup(id)).toMatchObject({ x: 40, draft: { kept: true } });
		const [copy = ''] = commands.duplicate([id], { x: 10, y: 10 });
		expect(draftsOf(own).has(copy)).toBe(true);
		expect(document.lookup(copy)?.draft?.kept).toBe(false);
		commands.keepBack([id], false);
		commands.delete([id]);
		expect([...draftsOf(own).keys()]).toEqual([copy]);
		expect(draftsOf(shared).size).toBe(0);
	});

	it('undoes and redoes over both documents in the order in which things were done', () => {
		const { document, add } = open();
		const first = add('one');
		document.promise({ named: false });
		const second = add('two');
		document.promise(null);
		const third = add('three');
		const there = () => [first, second, third].filter((id) => document.lookup(id));
		document.history.undo();
		document.history.undo();
		expect(there()).toEqual([first]);
		document.history.redo();
		expect(there()).toEqual([first, second]);
		document.history.redo();
		expect(there()).toEqual([first, second, third]);
		document.history.undo();
		add('four');
		expect(document.history.canRedo).toBe(false);
		document.history.undo();
		document.history.undo();
		document.history.undo();
		expect(there()).toEqual([]);
		expect(document.history.canUndo).toBe(false);
	});

	it('a reveal changes an item in place; neither copy is shown twice, and undo brings nothing back', () => {
		const { own, document, changes, add, reveal } = open();
		document.promise({ named: true });
		const id = add('idea');
		changes.length = 0;
		reveal();
		expect(changes.flatMap(({ added, removed }) => [...added, ...removed])).toEqual([]);
		expect(document.size).toBe(1);
		expect(document.lookup(id)?.draft).toBeUndefined();
		expect(document.textOf(id)?.toString()).toBe('idea');
		document.history.undo();
		expect(document.lookup(id)?.draft).toBeUndefined();
		expect(readDrafts(own, itemKinds)).toEqual([]);
	});

	it('what was revealed and deleted does not come back while the private copy is still there', () => {
		const { shared, own, document, add } = open();
		document.promise({ named: true });
		const id = add('idea');
		const drafts = readDrafts(own, itemKinds).map((draft) => ({ ...draft, author: null, region: null }));
		putOnBoard(shared, drafts, itemKinds);
		shared.transact(() => draftsOf(shared).delete(id));
		expect(document.lookup(id)).toBeUndefined();
	});

	it('lets go of the private document', () => {
		const { own, document, add, leave } = open();
		document.promise({ named: true });
		const id = add('idea');
		leave();
		expect(document.lookup(id)).toBeUndefined();
		expect(document.history.canUndo).toBe(false);
		const entry = draftsOf(own).get(id);
		if (entry instanceof Y.Map) entry.set(draftFields.kept, true);
		expect(document.size).toBe(0);
		expect(draftsOf(own).has(add('for all'))).toBe(false);
	});
});
