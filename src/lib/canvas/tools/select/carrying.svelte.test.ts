import { afterEach, expect, it } from 'vitest';
import type { NewItem } from '#lib/board/model/board-commands.ts';
import { BoardDriver } from '../../../../../tests/support/board-driver.ts';

const note = (x: number, y: number) => ({ kind: 'note', x, y, w: 200, h: 200 });

let driver: BoardDriver;
const open = (items: readonly NewItem[], select: readonly string[]): BoardDriver => {
	driver = new BoardDriver({ items });
	driver.editor.snapping.objects = false;
	driver.editor.select(select);
	return driver;
};
afterEach(() => driver.close());

it('moves what is selected to the place that is pressed, as one step and without a drag', () => {
	open([note(0, 0), note(300, 0)], ['p1-1', 'p1-2']);
	driver.perform('carry-place');
	expect(driver.path).toBe('select.carrying-place');
	driver.pointerMove({ x: 600, y: 500 });
	expect(driver.editor.lookup('p1-1')).toMatchObject({ x: 350, y: 400 });
	expect(driver.box('p1-1')).toMatchObject({ x: 0, y: 0 });
	driver.click({ x: 650, y: 500 });
	expect(driver.box('p1-1')).toMatchObject({ x: 400, y: 400 });
	expect(driver.box('p1-2')).toMatchObject({ x: 700, y: 400 });
	expect(driver.path).toBe('select.idle');
	expect(driver.editor.selection).toEqual(['p1-1', 'p1-2']);
	driver.perform('undo');
	expect(driver.box('p1-2')).toMatchObject({ x: 300, y: 0 });
});

it('needs no pointer that hovers: a tap is enough', () => {
	open([note(0, 0)], ['p1-1']);
	driver.perform('carry-place').click({ x: 700, y: 600 }, { type: 'touch' });
	expect(driver.box('p1-1')).toMatchObject({ x: 600, y: 500 });
});

it('brings the lower right corner to the place that is pressed', () => {
	open([{ kind: 'shape', x: 0, y: 0, w: 200, h: 100 }], ['p1-1']);
	driver.perform('carry-size').click({ x: 500, y: 300 });
	expect(driver.box('p1-1')).toEqual({ x: 0, y: 0, w: 500, h: 300 });
});

it('takes an end of a connection to what is pressed', () => {
	open([note(0, 0), note(500, 0), note(0, 500)], ['p1-1', 'p1-2']);
	driver.perform('connect').perform('carry-end-1').click({ x: 100, y: 600 });
	const [line] = driver.editor.selectedItems;
	expect(line?.props).toMatchObject({ from: { item: 'p1-1' }, to: { item: 'p1-3' } });
});

it('is given up by Escape and leaves everything as it was', () => {
	open([note(0, 0)], ['p1-1']);
	const before = driver.snapshot();
	driver.perform('carry-place').pointerMove({ x: 600, y: 500 });
	expect(driver.key('Escape')).toBe(true);
	expect(driver.path).toBe('select.idle');
	expect(driver.editor.lookup('p1-1')).toMatchObject({ x: 0, y: 0 });
	expect(driver.snapshot()).toEqual(before);
});

it('is not offered for what is locked', () => {
	open([note(0, 0)], ['p1-1']);
	driver.editor.commands.lock(['p1-1'], true);
	expect(() => driver.perform('carry-place')).toThrow('not possible');
});

it('gathers things press by press until one says that is all', () => {
	open([note(0, 0), note(300, 0), note(600, 0)], ['p1-1']);
	driver.perform('select-several');
	driver.click({ x: 350, y: 50 }, { type: 'touch' }).click({ x: 650, y: 50 }, { type: 'touch' });
	expect(driver.editor.selection).toEqual(['p1-1', 'p1-2', 'p1-3']);
	driver.click({ x: 350, y: 50 }, { type: 'touch' }).click({ x: 900, y: 700 }, { type: 'touch' });
	expect(driver.editor.selection).toEqual(['p1-1', 'p1-3']);
	driver.key('Escape');
	expect(driver.editor.selection).toEqual(['p1-1', 'p1-3']);
	driver.click({ x: 350, y: 50 });
	expect(driver.editor.selection).toEqual(['p1-2']);
});
