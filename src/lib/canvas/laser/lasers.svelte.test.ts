import { afterEach, beforeEach, expect, it } from 'vitest';
import { BoardDriver } from '../../../../tests/support/board-driver.ts';

let here: BoardDriver;
let there: BoardDriver;

beforeEach(() => {
	here = new BoardDriver();
	there = new BoardDriver({ readOnly: true });
});
afterEach(() => {
	here.close();
	there.close();
});

const tell = () => there.editor.setOthers([{ key: '1', gesture: here.gestures.at(-1) ?? null }]);
const dots = () => there.overlay.calls.filter(({ name }) => name === 'arc').length;

it('is seen by others while it shines and fades by itself, and leaves nothing on the board', () => {
	here.tool('laser').press({ x: 0, y: 0 }, { x: 300, y: 0 });
	here.frames.advance(100);
	tell();
	there.frames.advance(16);
	expect(dots()).toBeGreaterThan(0);
	here.pointerUp();
	expect(here.gestures.at(-1)).toBeNull();
	tell();
	there.frames.advance(2000);
	const before = dots();
	there.frames.advance(1000);
	expect(dots()).toBe(before);
	expect(there.editor.lasers.lit || here.settle().editor.lasers.lit).toBe(false);
	expect(here.board.size).toBe(0);
});

it('shows a second touch of the same place anew', () => {
	for (const time of [1, 2]) {
		here.tool('laser').pointerDown({ x: 10, y: 10 });
		here.frames.advance(100);
		tell();
		expect(there.editor.lasers.lit, `touch ${time}`).toBe(true);
		here.pointerUp();
		there.frames.advance(2000);
		expect(there.editor.lasers.lit).toBe(false);
	}
});

it('may be used by those who only read, and travels small', () => {
	here.editor.readOnly = true;
	here.tool('laser').pointerDown({ x: 0, y: 0 });
	for (let x = 1; x < 400; x += 1) here.pointerMove({ x: x + 0.12345, y: x });
	expect(JSON.stringify(here.gestures.at(-1)).length).toBeLessThan(1000);
});
