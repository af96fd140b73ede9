import { afterEach, describe, expect, it } from 'vitest';
import { BoardDriver } from '../../../../tests/support/board-driver.ts';

// The kinds here are only examples; the editor asks every kind the same questions.
const items = [
	{ kind: 'frame', x: 0, y: 0, w: 600, h: 500 },
	{ kind: 'note', x: 50, y: 50 },
	{ kind: 'note', x: 300, y: 50 }
];

let driver: BoardDriver;
const open = (): BoardDriver => (driver = new BoardDriver({ items }));
const left = (): string[] => [...driver.board.items()].map((item) => item.id);
afterEach(() => driver.close());

describe('deleting a frame', () => {
	it('asks what becomes of what lies in it, and changes nothing before the answer', () => {
		open().editor.select(['p1-1']);
		driver.key('Delete');
		expect(driver.editor.deleting.question).toEqual({ ids: ['p1-1'], inside: 2 });
		expect(left()).toEqual(['p1-1', 'p1-2', 'p1-3']);
		driver.editor.deleting.answer('nothing');
		expect(left()).toEqual(['p1-1', 'p1-2', 'p1-3']);
	});

	it('keeps it on the board, or deletes it too, as one step', () => {
		const before = open().snapshot();
		driver.editor.select(['p1-1']);
		driver.perform('delete');
		driver.editor.deleting.answer('keep');
		expect(left()).toEqual(['p1-2', 'p1-3']);
		expect(driver.item('p1-2').frame).toBeNull();
		driver.perform('undo');
		expect(driver.snapshot()).toEqual(before);
		driver.editor.select(['p1-1']);
		driver.perform('delete');
		driver.editor.deleting.answer('delete');
		expect(left()).toEqual([]);
		expect(driver.said).toContain('3 deleted');
		driver.perform('undo');
		expect(driver.snapshot()).toEqual(before);
	});

	it('asks nothing where all of it is chosen, or nothing lies in it', () => {
		open().editor.select(['p1-1', 'p1-2', 'p1-3']);
		driver.perform('delete');
		expect(driver.editor.deleting.question).toBeNull();
		expect(left()).toEqual([]);
	});

	it('leaves what is locked in it, whatever the answer', () => {
		open().editor.commands.lock(['p1-2'], true);
		driver.editor.select(['p1-1']);
		driver.perform('delete');
		driver.editor.deleting.answer('delete');
		expect(left()).toEqual(['p1-2']);
		expect(driver.item('p1-2').frame).toBeNull();
	});
});
