import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BoardDriver } from '../../../../tests/support/board-driver.ts';
import { boxToScreen } from '../camera.ts';
import { Outline } from '../ui/outline.ts';
import { presentActions } from './present-actions.ts';
import { Presentation } from './presentation.svelte.ts';

let driver: BoardDriver;
let presentation: Presentation;
let shown: (string | null)[];
let frames: string[];

beforeEach(() => {
	const frame = (x: number) => ({ kind: 'frame', x, y: 0, w: 900, h: 600, props: { title: `at ${x}` } });
	driver = new BoardDriver({ items: [frame(2000), frame(0), frame(1000)] });
	presentation = new Presentation(driver.editor);
	shown = [];
	presentation.onchange = (id) => shown.push(id);
	frames = presentation.frames.map((each) => each.id);
});
afterEach(() => driver.close());

describe('presenting', () => {
	it('goes through the frames in reading order and stays at the ends', () => {
		expect(frames.map((id) => driver.item(id).x)).toEqual([0, 1000, 2000]);
		presentation.start();
		presentation.go(-1);
		presentation.go(1);
		presentation.go(1);
		presentation.go(1);
		presentation.go('first');
		presentation.go('last');
		expect(shown).toEqual([frames[0], frames[1], frames[2], frames[0], frames[2]]);
	});

	it('begins with the frame that is asked for, with nothing selected', () => {
		driver.editor.select([frames[2] ?? '']);
		presentation.start(frames[1]);
		expect(presentation.current).toBe(frames[1]);
		expect(driver.editor.selection).toEqual([]);
	});

	it('shows all of the frame above the bar', () => {
		presentation.start(frames[1]);
		presentation.look();
		const box = boxToScreen(driver.editor.camera, driver.item(frames[1] ?? ''));
		expect(box.x).toBeGreaterThan(0);
		expect(box.y).toBeGreaterThan(0);
		expect(box.x + box.w).toBeLessThan(1280);
		expect(box.y + box.h).toBeLessThan(800 - 60);
	});

	it('ends where it began, and says so', () => {
		const before = driver.editor.camera;
		presentation.start();
		presentation.look();
		presentation.leave();
		expect(driver.editor.camera).toEqual(before);
		expect(shown).toEqual([frames[0], null]);
		presentation.leave();
		expect(shown).toHaveLength(2);
	});

	it('goes on with the next frame when somebody deletes the one on the stage, and ends with the last', () => {
		presentation.start(frames[1]);
		driver.remotely((items) => items.delete(frames[1] ?? ''));
		presentation.keep();
		expect(presentation.current).toBe(frames[2]);
		driver.remotely((items) => [0, 2].forEach((at) => items.delete(frames[at] ?? '')));
		presentation.keep();
		expect(presentation.current).toBeNull();
	});

	it('does nothing on a board without frames', () => {
		driver.close();
		driver = new BoardDriver({ items: [{ kind: 'note', x: 0, y: 0 }] });
		presentation = new Presentation(driver.editor);
		expect(presentation.possible).toBe(false);
		presentation.start();
		expect(presentation.current).toBeNull();
	});
});

describe('the order of the frames', () => {
	const action = (id: string) => {
		const found = presentActions(
			driver.editor,
			() => presentation,
			() => new Outline(driver.editor)
		).find((each) => each.id === id);
		if (!found) throw new Error(`no action ${id}`);
		return found;
	};

	it('is changed by an action that says the new place', () => {
		driver.editor.select([frames[2] ?? '']);
		action('frame-earlier').perform();
		driver.settle();
		flushSync();
		expect(presentation.frames.map((each) => each.id)).toEqual([frames[0], frames[2], frames[1]]);
		expect(driver.said.at(-1)).toContain('2');
	});

	it('can be changed for one frame only, and on a board that may be written', () => {
		driver.editor.select(frames.slice(0, 2));
		expect(action('frame-earlier').enabled()).toBe(false);
		driver.editor.select([frames[0] ?? '']);
		expect(action('frame-later').enabled()).toBe(true);
		driver.editor.readOnly = true;
		expect(action('frame-later').enabled()).toBe(false);
		expect(action('present').enabled()).toBe(true);
	});
});
