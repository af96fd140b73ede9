import { afterEach, describe, expect, it } from 'vitest';
import { BoardClipboard } from './clipboard/board-clipboard.ts';
import { BoardDriver } from '../../../tests/support/board-driver.ts';

// The kinds here are only examples; the editor asks every kind the same questions.
const sealed = { locked: true, lockedBy: 'facilitator' };
const items = [
	{ kind: 'frame', x: 0, y: 0, w: 600, h: 500, props: { title: 'Rules' }, ...sealed },
	{ kind: 'note', x: 50, y: 150, props: { text: 'Fixed' }, ...sealed },
	{ kind: 'note', x: 300, y: 150, props: { text: 'Loose' } }
];
const frameStays = 'Frame: Rules is locked by a facilitator and stays as it is.';
const noteStays = 'Note: Fixed is locked by a facilitator and stays as it is.';

let driver: BoardDriver;
const open = (readOnly = false): BoardDriver => (driver = new BoardDriver({ items, readOnly }));
/** What was told because of `what`, and that it changed nothing. */
function refused(what: () => void): readonly string[] {
	driver.settle();
	const before = driver.snapshot();
	driver.said.length = 0;
	what();
	expect(driver.snapshot()).toEqual(before);
	return driver.said;
}
afterEach(() => driver.close());

describe('what is locked', () => {
	it('says why it stays, whatever key one presses', () => {
		open().editor.select(['p1-1']);
		for (const key of ['Delete', 'Mod+Shift+L', 'ArrowRight', 'Shift+ArrowRight', 'Enter', ']'])
			expect(
				refused(() => driver.key(key)),
				key
			).toEqual([frameStays]);
	});

	it('says so once while a key is held down', () => {
		open().editor.select(['p1-1']);
		const said = refused(() => {
			for (let pressed = 0; pressed < 20; pressed += 1) driver.key('ArrowRight');
		});
		expect(said).toEqual([frameStays]);
	});

	it('says why it stays when it is dragged or double-clicked', () => {
		open();
		expect(refused(() => driver.drag({ x: 100, y: 200 }, { x: 400, y: 400 }))).toContain(noteStays);
		expect(refused(() => driver.doubleClick({ x: 100, y: 200 }))).toContain(noteStays);
	});

	it('is to a finger like the open board: dragging on it moves the view', () => {
		open();
		const { x, y } = driver.editor.camera;
		refused(() => driver.drag({ x: 100, y: 200 }, { x: 160, y: 260 }, { type: 'touch' }));
		expect(driver.editor.camera).not.toMatchObject({ x, y });
	});

	it('says nothing where a box is drawn inside of it', () => {
		open();
		expect(refused(() => driver.drag({ x: 20, y: 420 }, { x: 560, y: 120 }))).not.toContain(frameStays);
		expect(driver.editor.selection).toEqual(['p1-3']);
	});

	it('is told how to be unlocked by whoever may', () => {
		open().editor.commands.lock(['p1-3'], true);
		driver.editor.select(['p1-3']);
		expect(refused(() => driver.key('Delete'))).toEqual(['Note: Loose is locked. Unlock it to change it.']);
		driver.editor.select(['p1-2', 'p1-3']);
		expect(refused(() => driver.key('Delete'))).toContain('All of this is locked. Unlock it to change it.');
	});

	it('is counted where the rest of what was chosen goes', () => {
		open().editor.select(['p1-2', 'p1-3']);
		driver.key('Delete');
		expect(driver.said).toContain('Left because it is locked: 1 item');
		expect([...driver.board.items()].map(({ id }) => id)).toEqual(['p1-1', 'p1-2']);
	});

	it('is not cut, and neither is what lies in it', () => {
		open().editor.select(['p1-1']);
		const clipboard = new BoardClipboard(driver.editor, {
			workshop: 'w1',
			pointer: () => null,
			takeFiles: () => undefined,
			adopt: () => Promise.resolve(undefined),
			tell: () => undefined
		});
		const said = refused(() => expect(clipboard.cut({ setData: () => undefined })).toBe(false));
		expect(said).toEqual([frameStays]);
	});

	it('says why the eraser leaves it', () => {
		open().tool('ink').drag({ x: 700, y: 100 }, { x: 900, y: 100 });
		const ink = [...driver.board.items()].find(({ kind }) => kind === 'ink')?.id ?? '';
		driver.editor.commands.lock([ink], true);
		driver.tool('eraser');
		const said = refused(() => driver.drag({ x: 750, y: 60 }, { x: 750, y: 140 }));
		expect(said.join()).toMatch(/is locked\. Unlock it/);
	});
});

it('a board that may only be looked at says so for keys and tools that change it', () => {
	open(true).editor.select(['p1-3']);
	const looked = 'This board can only be looked at now. Nothing was changed.';
	for (const key of ['Delete', 'ArrowRight', 'Shift+ArrowRight', 'Enter', 'N'])
		expect(
			refused(() => driver.key(key)),
			key
		).toEqual([looked]);
});

it('a command that is not possible now says so to those who cannot see that it is pale', () => {
	open().editor.select(['p1-3']);
	expect(refused(() => driver.key('Alt+A'))).toEqual(['Align left edges: not possible now']);
});

it('where keys have moved or resized something to is said once, when they rest', () => {
	open().editor.select(['p1-3']);
	driver.settle().said.length = 0;
	for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) driver.key(key);
	expect(driver.said).toEqual([]);
	expect(driver.settle().said).toEqual(['Moved to 316, 158']);
	driver.said.length = 0;
	for (const key of ['Shift+ArrowRight', 'Shift+ArrowRight']) driver.key(key);
	expect(driver.settle().said).toEqual(['Size 216 × 200']);
});
