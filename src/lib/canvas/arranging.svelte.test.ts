import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { BoardDocument } from '#lib/board/model/board-document.ts';
import { BoardCommands } from '#lib/board/model/board-commands.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { BoardDriver } from '../../../tests/support/board-driver.ts';
import type { DriverOptions } from '../../../tests/support/board-driver.ts';

// The kinds here are only examples; the editor asks every kind the same questions.
const note = (x: number, y: number, more: object = {}) => ({ kind: 'note', x, y, ...more });
const area = (x: number, y: number, w: number, h: number) => ({ kind: 'frame', x, y, w, h });

let driver: BoardDriver;
const open = (options: DriverOptions = {}): BoardDriver => (driver = new BoardDriver(options));
afterEach(() => driver.close());
const places = (...ids: string[]) => ids.map((id) => [driver.item(id).x, driver.item(id).y]);

describe('arranging', () => {
	it('aligns what is selected, as one step, and says so', () => {
		open({ items: [note(0, 0), note(300, 40), note(600, 90)] });
		driver.editor.select(['p1-1', 'p1-2', 'p1-3']);
		const before = driver.snapshot();
		expect(driver.key('Alt+W')).toBe(true);
		expect(places('p1-1', 'p1-2', 'p1-3')).toEqual([
			[0, 0],
			[300, 0],
			[600, 0]
		]);
		expect(driver.said.at(-1)).toBe('Align top edges: 3');
		driver.perform('undo');
		expect(driver.snapshot()).toEqual(before);
	});

	it('hears the shortcut where Alt makes another sign of the key', () => {
		open({ items: [note(0, 0), note(300, 40)] });
		driver.editor.select(['p1-1', 'p1-2']);
		driver.editor.handleKey({ key: 'å', code: 'KeyA', shift: false, alt: true, mod: false });
		expect(driver.item('p1-2').x).toBe(0);
	});

	it('moves a frame with what it owns, and a group as one', () => {
		open({ items: [area(0, 0, 600, 500), note(50, 50), note(900, 300), note(1200, 700)] });
		driver.editor.commands.group(['p1-3', 'p1-4']);
		driver.editor.select(['p1-1', 'p1-3', 'p1-4']);
		driver.perform('align-bottom');
		expect(places('p1-1', 'p1-2', 'p1-3', 'p1-4')).toEqual([
			[0, 400],
			[50, 450],
			[900, 300],
			[1200, 700]
		]);
	});

	it('arranges what is inside of a group when that is all that is chosen', () => {
		open({ items: [note(0, 0), note(300, 40)] });
		driver.editor.select(driver.editor.commands.group(['p1-1', 'p1-2']));
		driver.perform('align-top');
		expect(driver.item('p1-2').y).toBe(0);
	});

	it('leaves alone what is locked', () => {
		open({ items: [note(0, 0), note(300, 40), note(600, 90)] });
		driver.editor.commands.lock(['p1-3'], true);
		driver.editor.select(['p1-1', 'p1-2', 'p1-3']);
		driver.perform('align-bottom');
		expect(places('p1-1', 'p1-2', 'p1-3')).toEqual([
			[0, 40],
			[300, 40],
			[600, 90]
		]);
	});

	it('gives everything the largest width and height, as one step', () => {
		open({ items: [note(0, 0, { w: 300, h: 100 }), note(400, 0, { w: 80, h: 240 })] });
		const before = driver.snapshot();
		driver.editor.select(['p1-1', 'p1-2']);
		driver.perform('same-size');
		expect(driver.box('p1-1')).toMatchObject({ w: 300, h: 240 });
		expect(driver.box('p1-2')).toMatchObject({ w: 300, h: 240 });
		driver.perform('undo');
		expect(driver.snapshot()).toEqual(before);
	});
});

describe('groups', () => {
	const three = { items: [note(0, 0), note(300, 0), note(600, 0)] };

	it('are chosen by a click and moved together; a double click goes inside', () => {
		open(three);
		driver.editor.select(['p1-1', 'p1-2']);
		expect(driver.key('Mod+G')).toBe(true);
		driver.click({ x: 1000, y: 700 });
		expect(driver.click({ x: 350, y: 50 }).editor.selection).toEqual(['p1-1', 'p1-2']);
		driver.drag({ x: 350, y: 50 }, { x: 360, y: 250 });
		expect(places('p1-1', 'p1-2', 'p1-3')).toEqual([
			[10, 200],
			[310, 200],
			[600, 0]
		]);
		expect(driver.doubleClick({ x: 350, y: 250 }).editor.selection).toEqual(['p1-2']);
		expect(driver.editor.editing).toBeNull();
		expect(driver.doubleClick({ x: 350, y: 250 }).editor.editing?.id).toBe('p1-2');
	});

	it('inside one, a click takes its neighbour alone', () => {
		open(three);
		driver.editor.commands.group(['p1-1', 'p1-2']);
		driver.editor.select(['p1-1']);
		expect(driver.click({ x: 350, y: 50 }).editor.selection).toEqual(['p1-2']);
	});

	it('are caught whole by a marquee that touches a part, and left whole by shift', () => {
		open(three);
		driver.editor.commands.group(['p1-1', 'p1-2']);
		driver.drag({ x: -50, y: -50 }, { x: 50, y: 250 });
		expect(driver.editor.selection).toEqual(['p1-1', 'p1-2']);
		expect(driver.click({ x: 350, y: 50 }, { shift: true }).editor.selection).toEqual([]);
	});

	it('grow by what is grouped with them, and come apart at once', () => {
		open(three);
		driver.editor.commands.group(['p1-1', 'p1-2']);
		driver.editor.select(['p1-2', 'p1-3']);
		driver.perform('group');
		expect(driver.editor.selection).toEqual(['p1-1', 'p1-2', 'p1-3']);
		driver.perform('ungroup');
		expect(driver.item('p1-1').group).toBeNull();
		driver.perform('undo').perform('undo');
		expect(driver.item('p1-1').group).toBe(driver.item('p1-2').group);
		expect(driver.item('p1-3').group).toBeNull();
	});

	it('lie in one frame as a whole', () => {
		open({ items: [area(0, 300, 400, 400), note(0, 0), note(300, 0)] });
		driver.editor.commands.group(['p1-2', 'p1-3']);
		driver.editor.commands.move(['p1-2', 'p1-3'], { x: 0, y: 350 });
		expect(driver.item('p1-3').frame).toBe('p1-1');
		driver.editor.commands.move(['p1-2', 'p1-3'], { x: 300, y: 0 });
		expect(driver.item('p1-2').frame).toBeNull();
	});

	it('are copied as groups of their own', () => {
		open(three);
		driver.editor.commands.group(['p1-1', 'p1-2']);
		const [a = '', b = ''] = driver.editor.commands.duplicate(['p1-1', 'p1-2'], { x: 0, y: 400 });
		expect(driver.item(a).group).toBe(driver.item(b).group);
		expect(driver.item(a).group).not.toBe(driver.item('p1-1').group);
		const [single = ''] = driver.editor.commands.duplicate(['p1-1'], { x: 0, y: 800 });
		expect(driver.item(single).group).toBeNull();
	});
});

describe('copies', () => {
	it('keep what connects the copied things', () => {
		open({ items: [note(0, 0), note(500, 0)] });
		driver.editor.select(['p1-1', 'p1-2']);
		driver.perform('connect');
		const line = driver.editor.selection[0] ?? '';
		driver.editor.select(['p1-1', 'p1-2']);
		driver.perform('duplicate');
		expect(driver.editor.selection).toHaveLength(3);
		const copy = driver.editor.selectedItems.find((item) => item.kind === driver.item(line).kind);
		const ends = itemKinds.get(copy?.kind ?? '')?.references(copy ?? driver.item(line)) ?? [];
		expect(ends).toHaveLength(2);
		expect(ends).not.toContain('p1-1');
		for (const end of ends) expect(driver.editor.selection).toContain(end);
	});

	it('are made by a drag with Alt, which leaves the originals where they are', () => {
		open({ items: [note(0, 0)] });
		const before = driver.snapshot();
		driver.press({ x: 50, y: 50 }, { x: 350, y: 50 }, { alt: true });
		expect(driver.snapshot()).toEqual(before);
		driver.pointerUp({ alt: true });
		expect(driver.box('p1-1')).toMatchObject({ x: 0, y: 0 });
		const [copy = ''] = driver.editor.selection;
		expect(driver.box(copy)).toMatchObject({ x: 300, y: 0 });
		driver.perform('undo');
		expect(driver.snapshot()).toEqual(before);
	});
});

describe('what connects', () => {
	it('starts in the style that was chosen last, drawn or by command', () => {
		open({ items: [note(0, 0), note(500, 300)] });
		driver.editor.select(['p1-1', 'p1-2']);
		driver.perform('connect');
		driver.editor.styles.set('line', 'elbow');
		driver.tool('connector').drag({ x: 100, y: 100 }, { x: 600, y: 400 });
		expect(driver.editor.selectedItems[0]?.props).toMatchObject({ line: 'elbow' });
		driver.editor.select(['p1-1', 'p1-2']);
		driver.perform('connect');
		expect(driver.editor.selectedItems[0]?.props).toMatchObject({ line: 'elbow' });
	});
});

describe('a lock', () => {
	it('of a facilitator is opened only by one', () => {
		open({ items: [note(0, 0)] });
		const author = { participant: 'f1', region: null, facilitator: true };
		const doc = new Y.Doc();
		const theirs = new BoardDocument(doc, itemKinds);
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(driver.doc));
		const commands = new BoardCommands(theirs, author, () => 'unused');
		commands.lock(['p1-1'], true);
		Y.applyUpdate(driver.doc, Y.encodeStateAsUpdate(doc));
		driver.editor.select(['p1-1']);
		expect(() => driver.perform('lock')).toThrow();
		driver.editor.commands.lock(['p1-1'], false);
		expect(driver.item('p1-1')).toMatchObject({ locked: true, lockedBy: 'facilitator' });
		commands.lock(['p1-1'], false);
		expect(theirs.lookup('p1-1')).toMatchObject({ locked: false, lockedBy: null });
		theirs.close();
	});

	it('of anybody else is opened by everybody', () => {
		open({ items: [note(0, 0)] });
		driver.editor.select(['p1-1']);
		driver.perform('lock');
		expect(driver.item('p1-1')).toMatchObject({ locked: true, lockedBy: null });
		expect(driver.said.at(-1)).toBe('Locked: 1 item');
		driver.perform('lock');
		expect(driver.item('p1-1').locked).toBe(false);
	});
});

describe('choosing what is alike', () => {
	it('takes everything of a kind, but nothing locked', () => {
		open({ items: [note(0, 0), note(300, 0), note(600, 0), area(0, 500, 300, 300)] });
		driver.editor.commands.lock(['p1-3'], true);
		driver.editor.select(['p1-1']);
		driver.perform('select-same-kind');
		expect(driver.editor.selection).toEqual(['p1-1', 'p1-2']);
	});

	it('takes what came from the same region, if there is one', () => {
		open({ items: [note(0, 0), note(300, 0)], region: 'r1' });
		driver.editor.select(['p1-1']);
		driver.perform('select-same-region');
		expect(driver.editor.selection).toEqual(['p1-1', 'p1-2']);
		driver.close();
		open({ items: [note(0, 0)] });
		driver.editor.select(['p1-1']);
		expect(() => driver.perform('select-same-region')).toThrow();
	});
});

describe('turning with the keyboard', () => {
	const shape = (x: number, y: number, more: object = {}) => ({
		kind: 'shape',
		x,
		y,
		w: 100,
		h: 60,
		...more
	});
	const degrees = (id: string) => Math.round((driver.item(id).rotation * 180) / Math.PI);

	it('turns around the middle by a step, says so, and a full turn is where it began', () => {
		open({ items: [shape(0, 0), shape(300, 40)] });
		driver.editor.select(['p1-1', 'p1-2']);
		const before = places('p1-1', 'p1-2').flat();
		expect(driver.key('Alt+E')).toBe(true);
		expect([degrees('p1-1'), degrees('p1-2')]).toEqual([15, 15]);
		expect(driver.said.at(-1)).toBe('Turn right by 15°: 2');
		expect(driver.item('p1-2').y).toBeGreaterThan(40);
		for (let step = 1; step < 24; step += 1) driver.key('Alt+E');
		places('p1-1', 'p1-2')
			.flat()
			.forEach((place, at) => expect(place).toBeCloseTo(before[at] ?? NaN, 0));
		driver.key('Alt+Q');
		expect(degrees('p1-1')).toBe(-15);
	});

	it('is one step back, and leaves alone what is locked or cannot be turned', () => {
		open({ items: [shape(0, 0), shape(200, 0, { locked: true }), area(400, 0, 100, 100)] });
		driver.editor.select(['p1-1', 'p1-2', 'p1-3']);
		const before = driver.snapshot();
		driver.key('Alt+Q');
		expect(['p1-1', 'p1-2', 'p1-3'].map(degrees)).toEqual([-15, 0, 0]);
		driver.perform('undo');
		expect(driver.snapshot()).toEqual(before);
		driver.editor.select(['p1-3']);
		expect(driver.editor.actions.find(({ id }) => id === 'turn-left')?.enabled()).toBe(false);
		driver.key('Alt+Q');
		expect(driver.snapshot()).toEqual(before);
	});
});
