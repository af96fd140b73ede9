import { afterEach, beforeEach, expect, it } from 'vitest';
import { BoardDriver } from '../../../../tests/support/board-driver.ts';
import { BoardComments } from './board-comments.svelte.ts';

/** The lower half of the window of 1280 × 800, as a sheet on a phone. */
const sheet = () => ({ right: 0, bottom: 400 });

let driver: BoardDriver;
let comments: BoardComments;
beforeEach(() => {
	driver = new BoardDriver({ items: [{ kind: 'note', x: 0, y: 500, w: 200, h: 200 }] });
	comments = new BoardComments({
		editor: driver.editor,
		doc: driver.doc,
		me: { participant: 'p0', region: null },
		allowed: () => true,
		moderates: false,
		newId: () => 'c1',
		now: () => 1000,
		seen: { get: () => ({}), set: () => undefined, forget: () => undefined }
	});
});
afterEach(() => {
	comments.close();
	driver.close();
});

/** Where the middle of the note is in the window. */
const noteAt = (): number => {
	driver.settle();
	const { y, h } = driver.box('p1-1');
	return driver.editor.toScreen({ x: 0, y: y + h / 2 }).y;
};

it('brings what is written about into the part of the view that the panel leaves, however late that opens', () => {
	driver.editor.select(['p1-1']);
	comments.compose();
	expect(noteAt()).toBe(600);
	const hide = comments.showIn(sheet);
	expect(noteAt()).toBeLessThan(400);
	hide();
});

it('does so with a panel that is open already', () => {
	comments.showIn(sheet);
	driver.editor.select(['p1-1']);
	comments.compose();
	expect(noteAt()).toBeLessThan(400);
});

it('does so for a thread that is read', () => {
	driver.editor.select(['p1-1']);
	comments.compose();
	comments.begin('Why?');
	comments.leave();
	comments.read('c1');
	comments.showIn(sheet);
	expect(noteAt()).toBeLessThan(400);
});
