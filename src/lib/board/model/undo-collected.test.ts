/**
 * Yjs throws in an undo whose items once lay in something that came back by an earlier undo and was then deleted by
 * somebody else and collected. Documents that can be undone never collect what holds others.
 */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { itemKinds } from '#lib/kinds/models.ts';
import { BoardCommands } from './board-commands.ts';
import { BoardDocument } from './board-document.ts';
import { undoableDoc } from '#lib/realtime/model/undoable-doc.ts';

/** Brings a note back, lets somebody else delete it, and then undoes everything. */
function undoAll(doc: Y.Doc): Record<string, unknown> {
	const board = new BoardDocument(doc, itemKinds);
	let ids = 0;
	const me = { participant: 'p1', region: null };
	const commands = new BoardCommands(board, me, () => `i${(ids += 1)}`);
	const [note = ''] = commands.create([{ kind: 'note', x: 0, y: 0 }]);
	commands.move([note], { x: 5, y: 0 });
	commands.delete([note]);
	board.history.undo();
	commands.setText(note, 'once more');
	board.history.undo();
	commands.create([{ kind: 'note', x: 500, y: 0 }]);
	const other = new Y.Doc();
	Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
	other.getMap('items').delete(note);
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'remote');
	while (board.history.canUndo) board.history.undo();
	board.close();
	return doc.getMap('items').toJSON();
}

it('undo goes on when somebody else deleted what an earlier undo brought back', () => {
	expect(undoAll(undoableDoc())).toEqual({});
});

it('needs this: a plain document of Yjs throws', () => {
	expect(() => undoAll(new Y.Doc())).toThrow(TypeError);
});
