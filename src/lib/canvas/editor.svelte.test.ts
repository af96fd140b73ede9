import { afterEach, describe, expect, it } from 'vitest';
import { BoardDriver } from '../../../tests/support/board-driver.ts';
import type { DriverOptions } from '../../../tests/support/board-driver.ts';

// The kinds here are only examples; the editor asks every kind the same questions.
const note = (x: number, y: number, more: object = {}) => ({ kind: 'note', x, y, ...more });
const area = (x: number, y: number, w: number, h: number) => ({ kind: 'frame', x, y, w, h });

let driver: BoardDriver;
const open = (options: DriverOptions = {}): BoardDriver => (driver = new BoardDriver(options));
afterEach(() => driver.close());

describe('selecting', () => {
	it('chooses by click, adds by shift, and clears by a click on the open board', () => {
		open({ items: [note(0, 0), note(300, 0)] });
		expect(driver.click({ x: 50, y: 50 }).editor.selection).toEqual(['p1-1']);
		expect(driver.click({ x: 350, y: 50 }, { shift: true }).editor.selection).toEqual(['p1-1', 'p1-2']);
		expect(driver.click({ x: 350, y: 50 }, { shift: true }).editor.selection).toEqual(['p1-1']);
		expect(driver.click({ x: 900, y: 700 }).editor.selection).toEqual([]);
	});

	it('takes the topmost of things that lie on each other', () => {
		open({ items: [note(0, 0), note(50, 50)] });
		expect(driver.click({ x: 100, y: 100 }).editor.selection).toEqual(['p1-2']);
		driver.perform('send-to-back');
		driver.click({ x: 900, y: 700 });
		expect(driver.click({ x: 100, y: 100 }).editor.selection).toEqual(['p1-1']);
	});

	it('gathers lines that a marquee crosses, and none that lead around it', () => {
		open({
			items: [
				{ kind: 'connector', x: 0, y: 0, props: { from: { x: 0, y: 0 }, to: { x: 400, y: 400 } } },
				{
					kind: 'ink',
					x: 0,
					y: 0,
					w: 400,
					h: 400,
					props: { points: [0, 0, 0.5, 0, 400, 0.5, 400, 400, 0.5] }
				}
			]
		});
		driver.drag({ x: 300, y: 50 }, { x: 350, y: 120 });
		expect(driver.editor.selection).toEqual([]);
		driver.drag({ x: 250, y: 120 }, { x: 150, y: 300 });
		expect(driver.editor.selection).toEqual(['p1-1']);
		driver.drag({ x: 60, y: 360 }, { x: 120, y: 420 });
		expect(driver.editor.selection).toEqual(['p1-2']);
		driver.drag({ x: -20, y: -20 }, { x: 420, y: 420 });
		expect(driver.editor.selection).toEqual(['p1-1', 'p1-2']);
	});

	it('gathers what a marquee touches, but not what is locked or merely surrounds it', () => {
		open({ items: [area(-100, -100, 900, 700), note(0, 0), note(300, 0), note(600, 300)] });
		driver.editor.commands.lock(['p1-3'], true);
		driver.press({ x: -50, y: -50 }, { x: 550, y: 250 });
		expect(driver.path).toBe('select.marquee');
		expect(driver.pointerUp().editor.selection).toEqual(['p1-2']);
	});

	it('says what was chosen, once it rests', () => {
		open({ items: [note(0, 0, { props: { text: 'Open data first' } })] });
		driver.click({ x: 50, y: 50 });
		expect(driver.said).toEqual([]);
		driver.settle();
		expect(driver.said).toEqual(['Note: Open data first, selected']);
	});
});

/** The same move in the situations in which it could go wrong. */
const situations: [string, (driver: BoardDriver) => void][] = [
	['at 100 %', () => undefined],
	['zoomed in', (d) => d.editor.viewport.set({ x: 20, y: 20, zoom: 3 })],
	['zoomed far out', (d) => d.editor.viewport.set({ x: -9000, y: -9000, zoom: 0.05 })],
	['partly out of view', (d) => d.editor.viewport.set({ x: 120, y: 120, zoom: 1 })]
];

describe.each(situations)('moving %s', (_name, prepare) => {
	it('previews while dragging, tells others, and commits once on drop', () => {
		open({ items: [note(0, 0)] });
		prepare(driver);
		driver.settle();
		const before = driver.snapshot();
		driver.press({ x: 150, y: 150 }, { x: 450, y: 250 });
		expect(driver.path).toBe('select.dragging');
		expect(driver.snapshot()).toEqual(before);
		expect(driver.editor.lookup('p1-1')).toMatchObject({ x: 300, y: 100 });
		expect(driver.gestures.at(-1)).toMatchObject({ type: 'boxes', ids: ['p1-1'] });
		let transactions = 0;
		driver.doc.on('update', () => (transactions += 1));
		driver.pointerUp();
		expect(transactions).toBe(1);
		expect(driver.gestures.at(-1)).toBeNull();
		expect(driver.box('p1-1')).toMatchObject({ x: 300, y: 100 });
		expect(driver.path).toBe('select.idle');
	});

	it('is one step to undo and to redo', () => {
		open({ items: [note(0, 0)] });
		prepare(driver);
		driver.drag({ x: 150, y: 150 }, { x: 450, y: 250 });
		driver.perform('undo');
		expect(driver.box('p1-1')).toMatchObject({ x: 0, y: 0 });
		driver.perform('redo');
		expect(driver.box('p1-1')).toMatchObject({ x: 300, y: 100 });
	});
});

describe('moving', () => {
	it('leaves no trace when it is cancelled', () => {
		open({ items: [note(0, 0)] });
		const before = driver.snapshot();
		driver.press({ x: 50, y: 50 }, { x: 400, y: 300 });
		driver.key('Escape');
		driver.pointerUp();
		expect(driver.snapshot()).toEqual(before);
		expect(driver.editor.lookup('p1-1')).toMatchObject({ x: 0, y: 0 });
		expect(driver.gestures.at(-1)).toBeNull();
	});

	it('does not move what is locked; the drag chooses by a box instead', () => {
		open({ items: [note(0, 0)] });
		driver.editor.commands.lock(['p1-1'], true);
		driver.press({ x: 50, y: 50 }, { x: 400, y: 300 });
		expect(driver.path).toBe('select.marquee');
		driver.pointerUp();
		expect(driver.box('p1-1')).toMatchObject({ x: 0, y: 0 });
	});

	it('changes nothing on a board that may only be read', () => {
		open({ items: [note(0, 0)], readOnly: true });
		const before = driver.snapshot();
		driver.drag({ x: 50, y: 50 }, { x: 400, y: 300 });
		driver.key('Delete');
		driver.click({ x: 50, y: 50 });
		driver.key('ArrowRight');
		driver.doubleClick({ x: 50, y: 50 });
		expect(driver.editor.editing).toBeNull();
		expect(driver.editor.toolbox.choose('note')).toBe(false);
		expect(driver.snapshot()).toEqual(before);
	});

	it('survives that somebody deletes the thing in hand', () => {
		open({ items: [note(0, 0), note(300, 0)] });
		driver.click({ x: 50, y: 50 }).click({ x: 350, y: 50 }, { shift: true });
		driver.press({ x: 50, y: 50 }, { x: 50, y: 350 });
		driver.remotely((items) => items.delete('p1-1'));
		expect(driver.editor.selection).toEqual(['p1-2']);
		expect(driver.editor.lookup('p1-1')).toBeUndefined();
		driver.pointerMove({ x: 50, y: 450 }).pointerUp();
		expect(driver.board.lookup('p1-1')).toBeUndefined();
		expect(driver.box('p1-2')).toMatchObject({ x: 300, y: 400 });
	});

	it('takes along what a container owns, and gives a dropped item to the container it lies in', () => {
		open({ items: [area(0, 0, 600, 500), note(100, 100), area(1000, 0, 600, 500)] });
		expect(driver.item('p1-2').frame).toBe('p1-1');
		driver.drag({ x: 300, y: -10 }, { x: 300, y: 190 });
		expect(driver.box('p1-2')).toMatchObject({ x: 100, y: 300 });
		driver.editor.viewport.set({ x: 0, y: 0, zoom: 0.5 });
		driver.drag({ x: 150, y: 350 }, { x: 1250, y: 250 });
		expect(driver.item('p1-2').frame).toBe('p1-3');
		driver.drag({ x: 1250, y: 250 }, { x: 1250, y: 900 });
		expect(driver.item('p1-2').frame).toBeNull();
		driver.perform('undo');
		expect(driver.item('p1-2').frame).toBe('p1-3');
	});

	it('by arrow keys needs no drag, and pans when nothing is chosen', () => {
		open({ items: [note(0, 0)] });
		driver.key('ArrowRight');
		expect(driver.editor.camera.x).toBe(64);
		driver.editor.focusItem('p1-1');
		driver.key('ArrowRight');
		driver.key('Alt+ArrowDown');
		expect(driver.box('p1-1')).toMatchObject({ x: 8, y: 1 });
		driver.key('Shift+ArrowRight');
		expect(driver.box('p1-1')).toMatchObject({ x: 8, w: 208 });
	});
});

describe('resizing and turning', () => {
	it('drags a corner while the opposite one stays', () => {
		open({ items: [note(100, 100)] });
		driver.click({ x: 150, y: 150 }).drag({ x: 300, y: 300 }, { x: 400, y: 360 });
		expect(driver.box('p1-1')).toEqual({ x: 100, y: 100, w: 300, h: 260 });
		driver.drag({ x: 100, y: 100 }, { x: 900, y: 900 });
		expect(driver.box('p1-1')).toMatchObject({ w: 72, h: 56 });
	});

	it('keeps the opposite corner of a turned item in place', () => {
		open({ items: [note(100, 100, { rotation: Math.PI / 2 })] });
		// Turned by a quarter, the item's south-east corner stands bottom left on the screen.
		driver.click({ x: 200, y: 200 }).drag({ x: 100, y: 300 }, { x: 60, y: 300 });
		const { x, y, w, h } = driver.box('p1-1');
		expect({ w: Math.round(w), h: Math.round(h) }).toEqual({ w: 200, h: 240 });
		expect({ cx: Math.round(x + w / 2), cy: Math.round(y + h / 2) }).toEqual({ cx: 180, cy: 200 });
	});

	it('turns by the handle above the frame, in steps with shift', () => {
		open({ items: [note(100, 100)] });
		driver.click({ x: 200, y: 200 }).drag({ x: 200, y: 74 }, { x: 330, y: 205 }, { shift: true });
		expect(driver.item('p1-1').rotation).toBeCloseTo(Math.PI / 2);
	});

	it('turns several around their common middle, by the same angle', () => {
		open({ items: [note(100, 100, { rotation: 0.1 }), note(500, 100)] });
		driver.editor.select(['p1-1', 'p1-2']);
		const { box } = driver.editor.selectionFrame ?? { box: { x: 0, y: 0, w: 0, h: 0 } };
		const middle = { x: box.x + box.w / 2, y: box.y + box.h / 2 };
		driver.drag({ x: middle.x, y: box.y - 26 }, { x: middle.x + 300, y: middle.y + 5 }, { shift: true });
		expect(driver.item('p1-1').rotation).toBeCloseTo(Math.PI / 2 + 0.1);
		expect(driver.item('p1-2').rotation).toBeCloseTo(Math.PI / 2);
		// What stood beside it now stands below.
		expect(driver.box('p1-2').y - driver.box('p1-1').y).toBeCloseTo(400);
	});
});

describe('making things', () => {
	it('places a note by a click, in its middle, and opens its text', () => {
		open();
		driver.tool('note').click({ x: 500, y: 400 });
		expect(driver.box('p1-1')).toEqual({ x: 400, y: 300, w: 200, h: 200 });
		expect(driver.editor.toolId).toBe('select');
		expect(driver.editor.editing).toMatchObject({ id: 'p1-1', kind: 'note' });
		expect(driver.key('Escape')).toBe(true);
		expect(driver.editor.editing).toBeNull();
	});

	it('gives a dragged thing its box, as a preview until the drop', () => {
		open();
		driver.tool('shape').press({ x: 100, y: 100 }, { x: 340, y: 260 });
		expect(driver.board.size).toBe(0);
		driver.frames.advance(50);
		expect(driver.gestures.at(-1)).toMatchObject({ type: 'draft', item: { kind: 'shape', w: 240 } });
		driver.pointerUp();
		expect([...driver.board.items()][0]).toMatchObject({ kind: 'shape', x: 100, y: 100, w: 240, h: 160 });
	});

	it('draws a stroke as one item and one step', () => {
		open();
		driver.tool('ink').press({ x: 100, y: 100 }, { x: 300, y: 180 });
		expect(driver.board.size).toBe(0);
		driver.pointerUp();
		const [stroke] = driver.board.items();
		expect(stroke).toMatchObject({ kind: 'ink', x: 100, y: 100, w: 200, h: 80 });
		expect(driver.editor.toolId).toBe('ink');
		driver.perform('undo');
		expect(driver.board.size).toBe(0);
	});

	it('connects by a drag or by two clicks, and the line follows what it connects', () => {
		open({ items: [note(0, 0), note(500, 0)] });
		driver.tool('connector').drag({ x: 100, y: 100 }, { x: 600, y: 100 });
		const line = () => [...driver.board.items()].find((item) => item.kind === 'connector');
		expect(line()?.props).toMatchObject({ from: { item: 'p1-1' }, to: { item: 'p1-2' } });
		const box = () => driver.board.kinds.box(line() ?? driver.item('none'), driver.board.lookup);
		expect(box()).toMatchObject({ x: 200, w: 300 });
		driver.drag({ x: 50, y: 50 }, { x: 50, y: -150 });
		expect(box().h).toBeGreaterThan(50);
		driver.perform('undo').perform('undo');
		driver.tool('connector').click({ x: 100, y: 100 }).click({ x: 600, y: 100 });
		expect(line()?.props).toMatchObject({ from: { item: 'p1-1' }, to: { item: 'p1-2' } });
	});

	it('a new container takes in what lies wholly inside it', () => {
		open({ items: [note(50, 50), note(500, 50)] });
		driver.tool('frame').drag({ x: 0, y: 0 }, { x: 600, y: 400 });
		expect(driver.item('p1-1').frame).toBe(driver.editor.selection[0]);
		expect(driver.item('p1-2').frame).toBeNull();
		driver.perform('undo');
		expect(driver.item('p1-1').frame).toBeNull();
	});

	it('keeps a line whose end was deleted, where it was', () => {
		open({ items: [note(0, 0), note(500, 0)] });
		driver.tool('connector').drag({ x: 100, y: 100 }, { x: 600, y: 100 });
		driver.click({ x: 550, y: 50 });
		driver.perform('delete');
		const line = [...driver.board.items()].find((item) => item.kind === 'connector');
		expect(line?.props).toMatchObject({ from: { item: 'p1-1' }, to: { x: 500, y: 100 } });
		driver.perform('undo');
		expect(driver.board.lookup('p1-2')).toBeDefined();
		expect([...driver.board.items()].find((item) => item.kind === 'connector')?.props).toMatchObject({
			to: { item: 'p1-2' }
		});
	});

	it('starts new things in the style that was chosen last', () => {
		open({ items: [note(0, 0)] });
		driver.click({ x: 50, y: 50 });
		driver.editor.styles.set('color', 'green');
		expect(driver.item('p1-1').props).toMatchObject({ color: 'green' });
		driver.tool('note').click({ x: 800, y: 400 });
		expect(driver.item('p1-2').props).toMatchObject({ color: 'green' });
		driver.editor.styles.set('color', 'no such colour');
		expect(driver.item('p1-2').props).toMatchObject({ color: 'green' });
	});
});

describe('actions', () => {
	it('have names in every language, and shortcuts that no other action has', () => {
		open();
		const shortcuts = driver.editor.actions.flatMap((action) => action.shortcuts);
		expect(new Set(shortcuts).size).toBe(shortcuts.length);
		for (const action of driver.editor.actions) expect(action.label()).not.toBe('');
		const keys = driver.editor.tools.flatMap((tool) => tool.shortcut ?? []);
		expect(new Set(keys).size).toBe(keys.length);
	});

	it('duplicate with what a container owns; the copies refer to one another', () => {
		open({ items: [area(0, 0, 700, 500), note(50, 50), note(400, 50)] });
		driver.editor.commands.create([
			{
				kind: 'connector',
				x: 0,
				y: 0,
				frame: 'p1-1',
				props: { from: { item: 'p1-2', anchor: 'auto' }, to: { item: 'p1-3', anchor: 'auto' } }
			}
		]);
		driver.editor.select(['p1-1']);
		driver.perform('duplicate');
		expect(driver.board.size).toBe(8);
		const [copy] = driver.editor.selection;
		const inside = [...driver.board.childrenOf(copy ?? '')].map((id) => driver.item(id));
		expect(inside).toHaveLength(3);
		const line = inside.find((item) => item.kind === 'connector');
		const ends = line && driver.board.kinds.of(line)?.references(line);
		expect(ends?.every((id) => inside.some((item) => item.id === id))).toBe(true);
	});

	it('delete nothing that is locked, and undo brings back what was deleted', () => {
		open({ items: [note(0, 0, { props: { text: 'stays' } }), note(300, 0)] });
		driver.editor.commands.lock(['p1-1'], true);
		driver.key('Mod+A');
		expect(driver.editor.selection).toEqual(['p1-2']);
		driver.editor.select(['p1-1', 'p1-2']);
		driver.key('Delete');
		expect([...driver.board.items()].map((item) => item.id)).toEqual(['p1-1']);
		driver.key('Mod+Z');
		expect(driver.board.size).toBe(2);
	});

	it('undo never undoes what others did', () => {
		open({ items: [note(0, 0)] });
		driver.drag({ x: 50, y: 50 }, { x: 150, y: 50 });
		driver.remotely((items) => items.get('p1-1')?.set('color', 'blue'));
		driver.perform('undo');
		expect(driver.item('p1-1')).toMatchObject({ x: 0, props: { color: 'blue' } });
	});

	it('change the order step by step and to the ends', () => {
		open({ items: [note(0, 0), note(10, 10), note(20, 20)] });
		const order = () => driver.board.inPaintOrder().map((item) => item.id);
		driver.editor.select(['p1-1']);
		driver.perform('bring-forward');
		expect(order()).toEqual(['p1-2', 'p1-1', 'p1-3']);
		driver.perform('bring-to-front');
		expect(order()).toEqual(['p1-2', 'p1-3', 'p1-1']);
		driver.perform('send-backward');
		expect(order()).toEqual(['p1-2', 'p1-1', 'p1-3']);
		driver.perform('send-to-back');
		expect(order()).toEqual(['p1-1', 'p1-2', 'p1-3']);
	});

	it('lock and unlock what is chosen', () => {
		open({ items: [note(0, 0)] });
		driver.click({ x: 50, y: 50 }).perform('lock');
		expect(driver.item('p1-1').locked).toBe(true);
		expect(driver.editor.selectionFrame?.handles).toEqual([]);
		driver.perform('lock');
		expect(driver.item('p1-1').locked).toBe(false);
	});
});

describe('painting', () => {
	const many = Array.from({ length: 400 }, (_, index) =>
		note((index % 20) * 240, Math.floor(index / 20) * 240)
	);

	it('reports the first full picture once', () => {
		open({ items: many });
		expect(driver.painted).toBe(1);
		driver.editor.refresh();
		driver.settle();
		expect(driver.painted).toBe(1);
	});

	it('paints nothing anew while the view moves over what is painted', () => {
		open({ items: many });
		const calls = () => driver.tiles.reduce((sum, tile) => sum + tile.count('fillRect'), 0);
		const before = calls();
		driver.editor.viewport.panBy(20, 10);
		driver.frames.advance(16);
		expect(calls()).toBe(before);
		expect(driver.scene.count('drawImage')).toBeGreaterThan(0);
	});

	it('repaints only the place of an edit, also of one by somebody else', () => {
		open({ items: many });
		for (const tile of driver.tiles) tile.calls.length = 0;
		driver.remotely((items) => items.get('p1-22')?.set('color', 'blue'));
		driver.settle();
		const touched = driver.tiles.filter((tile) => tile.count('clip') > 0);
		const painted = driver.tiles.reduce((sum, tile) => sum + tile.count('fillRect'), 0);
		expect(touched.length).toBeGreaterThan(0);
		expect(touched.length).toBeLessThanOrEqual(2);
		expect(painted).toBeLessThan(300);
	});

	it('draws an unreadable item as a placeholder and never touches it', () => {
		open();
		driver.remotely((items) => {
			const Entry = items.constructor as new () => ReturnType<typeof items.get> & object;
			const entry = new Entry();
			items.set('odd', entry);
			items.get('odd')?.set('kind', 'hologram');
			items.get('odd')?.set('x', 10);
			items.get('odd')?.set('beam', { strength: 3 });
		});
		driver.settle();
		expect(driver.item('odd')).toMatchObject({ broken: true, x: 10 });
		expect(driver.editor.accessible[0]).toMatchObject({ id: 'odd', name: 'Item that cannot be read' });
		expect(driver.snapshot()).toEqual({ odd: { kind: 'hologram', x: 10, beam: { strength: 3 } } });
	});
});

describe('for everybody', () => {
	it('names the items in view in reading order, with region, frame and place', () => {
		open({
			region: 'lubelskie',
			items: [
				{ ...area(0, 0, 700, 400), props: { title: 'Ideas' } },
				note(400, 50, { props: { text: 'second' } }),
				note(50, 60, { props: { text: 'first' } }),
				note(5000, 5000)
			]
		});
		expect(driver.editor.accessible.map((item) => [item.name, item.description])).toEqual([
			['Frame: Ideas', 'lubelskie'],
			['Note: first', 'lubelskie, in frame Ideas, 1 of 2'],
			['Note: second', 'lubelskie, in frame Ideas, 2 of 2']
		]);
		expect(driver.editor.outline).toHaveLength(4);
	});

	it('says in which language the author of the words writes, where that is known', () => {
		open({ participant: 'ola', items: [note(0, 0, { props: { text: 'Sady\npotrzebują **wody**' } })] });
		expect(driver.editor.accessible[0]).toMatchObject({
			name: 'Note: Sady potrzebują wody',
			words: 'Sady potrzebują wody',
			language: 'pl'
		});
		driver.close();
		open({ items: [note(0, 0, { props: { text: 'Orchards' } })] });
		expect(driver.editor.accessible[0]?.language).toBeUndefined();
	});

	it('shows the gestures of others without changing the board, whatever they send', () => {
		open({ items: [note(0, 0)] });
		const before = driver.snapshot();
		for (const gesture of [
			null,
			7,
			{ type: 'boxes', ids: ['p1-1'], boxes: ['a'] },
			{ type: 'draft', item: {} }
		]) {
			driver.editor.setOthers([{ key: 'k', gesture }]);
			driver.settle();
			expect(driver.editor.lookup('p1-1')).toMatchObject({ x: 0 });
		}
		driver.editor.setOthers([
			{ key: 'k', gesture: { type: 'boxes', ids: ['p1-1'], boxes: [70, 0, 200, 200, 0] } }
		]);
		expect(driver.editor.lookup('p1-1')).toMatchObject({ x: 70 });
		driver.editor.setOthers([]);
		expect(driver.editor.lookup('p1-1')).toMatchObject({ x: 0 });
		expect(driver.snapshot()).toEqual(before);
	});

	it('a gesture is small enough for presence, however much is moved or drawn', () => {
		open({ items: Array.from({ length: 300 }, (_, index) => note(index * 10, 0)) });
		driver.key('Mod+A');
		driver.press({ x: 50, y: 50 }, { x: 400, y: 300 }).pointerUp();
		driver.tool('ink');
		const stroke = Array.from({ length: 900 }, (_, index) => {
			return [index, 500 + 200 * Math.sin(index / 7), 0.5] as const;
		});
		driver.pointerDown({ x: 0, y: 500 }).pointerMove({ x: 900, y: 500 }, { coalesced: stroke });
		driver.frames.advance(50);
		expect(driver.gestures.at(-1)).toMatchObject({ type: 'draft', item: { kind: 'ink' } });
		driver.pointerUp();
		const longest = Math.max(...driver.gestures.map((gesture) => JSON.stringify(gesture).length));
		expect(longest).toBeLessThan(1800);
	});
});

describe('leaving a text', () => {
	const writing = (): BoardDriver => {
		open({ items: [{ kind: 'text', x: 0, y: 0 }] });
		driver.editor.edit('p1-1');
		driver.editor.writing(() => {
			driver.doc.transact(() => driver.board.textOf('p1-1')?.insert(0, 'word'), driver.board.origin);
		});
		return driver;
	};

	it('first takes in what an input method still holds, so that a single word does not vanish', () => {
		writing().editor.stopEditing();
		expect(driver.item('p1-1').props).toMatchObject({ text: 'word' });
		driver.perform('undo');
		expect(driver.item('p1-1').props).toMatchObject({ text: '' });
	});

	it('takes it in when the board is closed, too', () => {
		writing().editor.close();
		expect(driver.item('p1-1').props).toMatchObject({ text: 'word' });
	});

	it('writes nothing where one may only read by now', () => {
		writing();
		let updates = 0;
		driver.doc.on('update', () => (updates += 1));
		driver.editor.readOnly = true;
		expect(driver.editor.editing).toBeNull();
		expect(updates).toBe(0);
	});
});
