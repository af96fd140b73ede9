import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BoardDriver } from '../../../tests/support/board-driver.ts';

let driver: BoardDriver;
let frame: string;
let note: string;

// A note whose middle lies in the frame and whose right half sticks out of it.
beforeEach(() => {
	driver = new BoardDriver();
	const { commands } = driver.editor;
	frame = commands.create([{ kind: 'frame', x: 0, y: 0, w: 400, h: 400 }])[0] ?? '';
	note = commands.create([{ kind: 'note', x: 320, y: 100, w: 140, h: 140 }])[0] ?? '';
	driver.settle();
});
afterEach(() => driver.close());

const inFrame = { x: 380, y: 120 };
const beyond = { x: 450, y: 120 };
const clips = (value: boolean): void => {
	driver.editor.select([frame]);
	driver.editor.styles.set('clips', value);
	driver.editor.select([]);
	driver.settle();
};
const press = (at: { x: number; y: number }): readonly string[] => {
	driver.editor.select([]);
	driver.pointerDown(at).pointerUp();
	return driver.editor.selection;
};
/** The boxes by which the painted bitmaps were cut, in world units. */
const cuts = (): unknown[] =>
	[...driver.tiles, driver.overlay].flatMap(({ calls }) =>
		calls.filter(({ name }) => name === 'rect').map(({ args }) => args.join(' '))
	);
const forget = (): void => {
	for (const { calls } of [...driver.tiles, driver.overlay]) calls.length = 0;
};

describe('a frame that cuts off what it owns', () => {
	it('is what a new frame is, and owns what lies in it with its middle', () => {
		expect(driver.item(note).frame).toBe(frame);
		expect(driver.item(frame).props).toMatchObject({ clips: true });
	});

	it('shows only what lies inside, and only that can be pressed', () => {
		expect(cuts()).toContain('0 0 400 400');
		expect(press(inFrame)).toEqual([note]);
		expect(press(beyond)).toEqual([]);
	});

	it('shows everything once it is told to, and paints what comes into view', () => {
		forget();
		clips(false);
		expect(cuts()).not.toContain('0 0 400 400');
		expect(driver.tiles.some((tile) => tile.count('clip') > 0)).toBe(true);
		expect(press(beyond)).toEqual([note]);
	});

	it('is undone as one step', () => {
		clips(false);
		driver.editor.document.history.undo();
		expect(driver.item(frame).props).toMatchObject({ clips: true });
	});

	it('lets go of nothing while it is dragged along, and of what is dragged alone', () => {
		forget();
		driver.editor.select([note]);
		driver.pointerDown(inFrame).pointerMove({ x: 390, y: 130 });
		expect(driver.overlay.count('clip')).toBe(0);
		driver.pointerUp();
		driver.settle();
		driver.editor.select([frame]);
		driver.pointerDown({ x: 100, y: 0 }).pointerMove({ x: 100, y: 40 });
		expect(driver.overlay.count('clip')).toBeGreaterThan(0);
		driver.pointerUp();
	});

	it('does not cut what connects one thing to another', () => {
		const { commands, document } = driver.editor;
		const outside = commands.create([{ kind: 'note', x: 900, y: 100 }])[0] ?? '';
		const line = commands.create([
			{
				kind: 'connector',
				x: 0,
				y: 0,
				frame,
				props: { from: { item: note, anchor: 'auto' }, to: { item: outside, anchor: 'auto' } }
			}
		])[0];
		const item = driver.item(line ?? '');
		expect(document.kinds.clipOf(item, document.lookup)).toBeUndefined();
	});
});

it('a frame of before that says nothing about it shows everything', () => {
	driver.remotely((items) => items.get(frame)?.delete('clips'));
	driver.settle();
	expect(press(beyond)).toEqual([note]);
});

it('what a frame owned shows whole when the frame is gone', () => {
	driver.remotely((items) => items.delete(frame));
	driver.settle();
	expect(press(beyond)).toEqual([note]);
});
