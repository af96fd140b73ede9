import { afterEach, describe, expect, it } from 'vitest';
import { BoardDriver } from '../../../../tests/support/board-driver.ts';
import type { DriverOptions } from '../../../../tests/support/board-driver.ts';
import { EdgePan } from '../edge-pan.ts';

// The kinds here are only examples; the editor asks every kind the same questions.
const note = (x: number, y: number, more: object = {}) => ({ kind: 'note', x, y, ...more });

let driver: BoardDriver;
const open = (options: DriverOptions = {}): BoardDriver => (driver = new BoardDriver(options));
afterEach(() => driver.close());

describe('snapping', () => {
	it('brings a dragged thing in line with another one, and shows it until the drop', () => {
		open({ items: [note(0, 0), note(500, 300)] });
		driver.press({ x: 50, y: 50 }, { x: 100, y: 353 });
		expect(driver.editor.lookup('p1-1')).toMatchObject({ y: 300 });
		expect(driver.editor.painter.guides.map((guide) => guide.at)).toContain(300);
		driver.pointerUp();
		expect(driver.box('p1-1').y).toBe(300);
		expect(driver.editor.painter.guides).toEqual([]);
	});

	it('is suspended while Ctrl is held, and ends without a trace', () => {
		open({ items: [note(0, 0), note(500, 300)] });
		driver.press({ x: 50, y: 50 }, { x: 100, y: 353 });
		driver.pointerMove({ x: 100, y: 353 }, { mod: true });
		expect(driver.editor.lookup('p1-1')).toMatchObject({ y: 303 });
		driver.pointerMove({ x: 100, y: 353 });
		driver.key('Escape');
		expect(driver.editor.painter.guides).toEqual([]);
		expect(driver.box('p1-1').y).toBe(0);
	});

	it('brings a dragged edge in line when something is resized', () => {
		open({ items: [note(0, 0), note(500, 320)] });
		driver.editor.select(['p1-1']);
		driver.drag({ x: 100, y: 200 }, { x: 100, y: 317 });
		expect(driver.box('p1-1')).toMatchObject({ y: 0, h: 320 });
	});

	it('can be switched off, and a grid on; both are said', () => {
		open({ items: [note(0, 0), note(500, 300)] });
		driver.perform('snap-objects');
		driver.drag({ x: 50, y: 50 }, { x: 101, y: 353 });
		expect(driver.box('p1-1')).toMatchObject({ x: 51, y: 303 });
		driver.perform('snap-grid');
		driver.drag({ x: 100, y: 400 }, { x: 100, y: 390 });
		expect(driver.box('p1-1')).toMatchObject({ x: 48, y: 288 });
		expect(driver.said).toContain('Snap to a grid: on');
		driver.perform('snap-objects').perform('snap-grid');
	});
});

describe('at the edge of the view', () => {
	it('a drag takes the view along, and stops when it ends', () => {
		open({ items: [note(0, 0)] });
		const pan = new EdgePan(driver.frames, driver.editor.viewport, driver.editor.toolbox);
		driver.press({ x: 50, y: 50 }, { x: 1275, y: 400 });
		pan.follow({
			screen: { x: 1275, y: 400 },
			world: { x: 1275, y: 400 },
			shift: false,
			alt: false,
			mod: true,
			type: 'mouse',
			pressure: 0.5,
			clicks: 1,
			coalesced: []
		});
		driver.frames.advance(500);
		const { camera } = driver.editor;
		expect(camera.x).toBeGreaterThan(200);
		expect(camera.y).toBe(0);
		// The thing in hand stays under the pointer.
		expect(driver.editor.lookup('p1-1')?.x).toBeCloseTo(1225 + camera.x, 3);
		pan.stop();
		driver.frames.advance(500);
		expect(driver.editor.camera).toEqual(camera);
	});
});
