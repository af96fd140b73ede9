import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BoardDriver } from '../../../../tests/support/board-driver.ts';
import { byKey } from './context-menu.ts';
import { choose, standOn, walkOnto } from './standing.ts';

const note = (x: number, y: number) => ({ kind: 'note', x, y, w: 200, h: 200 });

let driver: BoardDriver;
beforeEach(() => {
	driver = new BoardDriver({ items: [note(0, 0), note(300, 0), note(600, 0)] });
	driver.editor.select(['p1-1', 'p1-2']);
});
afterEach(() => driver.close());

describe('the focus among the items', () => {
	it('selects what it comes to', () => {
		standOn(driver.editor, 'p1-3', false);
		expect(driver.editor.selection).toEqual(['p1-3']);
	});

	it('leaves what is selected together when it comes to a part of it, or back from a menu', () => {
		standOn(driver.editor, 'p1-2', false);
		standOn(driver.editor, 'p1-3', true);
		expect(driver.editor.selection).toEqual(['p1-1', 'p1-2']);
	});

	it('selects what it comes back to when another one was chosen meanwhile, or nothing', () => {
		for (const selection of [['p1-1'], []]) {
			driver.editor.select(selection);
			standOn(driver.editor, 'p1-3', true);
			expect(driver.editor.selection).toEqual(['p1-3']);
		}
	});

	it('selects one when the keyboard leads it there, also out of several', () => {
		walkOnto(driver.editor, 'p1-2');
		expect(driver.editor.selection).toEqual(['p1-2']);
	});

	it('selects nothing while things are gathered; a press does', () => {
		driver.perform('select-several');
		walkOnto(driver.editor, 'p1-3');
		expect(driver.editor.selection).toEqual(['p1-1', 'p1-2']);
		choose(driver.editor, 'p1-3');
		choose(driver.editor, 'p1-1');
		expect(driver.editor.selection).toEqual(['p1-2', 'p1-3']);
	});
});

describe('a menu', () => {
	it.each([
		['by the key, as Chromium reports it', { button: -1, pointerType: 'mouse' }, false, true],
		['by the key, as a pointer of no kind', { button: 0, pointerType: '' }, false, true],
		['by the key, on an item', { button: 2, pointerType: 'mouse' }, true, true],
		['by the right button', { button: 2, pointerType: 'mouse' }, false, false],
		['by Ctrl and a press on a Mac', { button: 0, pointerType: 'mouse' }, false, false],
		['by a long press', { button: 0, pointerType: 'touch' }, false, false]
	])('is asked for %s', (_, event, onItem, expected) => expect(byKey(event, onItem)).toBe(expected));
});
