import { afterEach, describe, expect, it } from 'vitest';
import { BoardDriver } from '../../../../tests/support/board-driver.ts';
import { testEnv } from '../../../../tests/support/recording.ts';
import type { CardContent } from '../item-view.ts';

// What is painted, by count: a pace would depend on the machine.

let driver: BoardDriver;
afterEach(() => driver.close());

/** Notes that say their number, on a grid that the first view shows the beginning of. */
const notes = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		kind: 'note',
		x: (index % 10) * 150,
		y: Math.floor(index / 10) * 150,
		w: 100,
		h: 100,
		props: { text: `n${index}` }
	}));

function openWith(count: number, zoom = 1): BoardDriver {
	driver = new BoardDriver({ items: notes(count) });
	driver.editor.viewport.set({ x: -20, y: -20, zoom });
	driver.settle();
	return forget();
}

/** From here on only what comes is counted. */
function forget(): BoardDriver {
	for (const recording of [driver.scene, driver.overlay, ...driver.tiles]) recording.calls.length = 0;
	return driver;
}

/** The texts that were painted into bitmaps, in order. */
const painted = (): string[] =>
	driver.tiles.flatMap(({ calls }) =>
		calls.filter(({ name }) => name === 'fillText').map(({ args }) => String(args[0]))
	);
const pieces = (): number => driver.tiles.reduce((sum, tile) => sum + tile.count('clip'), 0);

const move = (id: string, x: number): void => {
	driver.remotely((items) => items.get(id)?.set('x', x));
	driver.settle();
};

describe('a change', () => {
	it('repaints its place and nothing else', () => {
		openWith(40);
		move('p1-1', 10);
		expect(new Set(painted())).toEqual(new Set(['n0']));
	});

	it('costs the same on a board twenty times as large', () => {
		openWith(40);
		move('p1-1', 10);
		const few = pieces();
		driver.close();
		openWith(800);
		move('p1-1', 10);
		expect(pieces()).toBe(few);
	});

	it('out of view repaints nothing that is in view', () => {
		openWith(400);
		move('p1-400', 1360);
		expect(painted().filter((text) => text !== 'n399')).toEqual([]);
	});
});

describe('motion', () => {
	it('copies what is painted when the view moves a little', () => {
		openWith(40);
		for (let step = 0; step < 5; step += 1) {
			driver.editor.viewport.panBy(4, 0);
			driver.frames.advance(16);
		}
		expect(painted()).toEqual([]);
		expect(driver.scene.count('drawImage')).toBeGreaterThan(0);
	});

	it('scales the last picture while zooming in, and paints it sharp when it rests', () => {
		openWith(40);
		for (let step = 0; step < 4; step += 1) {
			driver.editor.viewport.zoomAt(driver.editor.camera.zoom * 1.05, { x: 100, y: 100 });
			driver.frames.advance(16);
		}
		driver.settle();
		expect(painted()).toContain('n0');
	});
});

describe('the surroundings', () => {
	const card = (title: string): CardContent => ({
		title,
		subtitle: '',
		region: null,
		tag: '',
		figure: '',
		figureUnit: ''
	});
	const poster = { kind: 'poster', x: 0, y: 500, w: 320, h: 240, props: { poster: 'one' } };

	it('repaint only the cards that changed', () => {
		driver = new BoardDriver({ items: [...notes(20), poster], cards: { one: card('Before') } });
		forget().editor.env = testEnv({ one: card('After') });
		driver.settle();
		expect(painted()).toContain('After');
		expect(painted().filter((text) => text.startsWith('n'))).toEqual([]);
	});

	it('repaint nothing when nothing looks different', () => {
		openWith(20).editor.env = testEnv();
		driver.settle();
		expect(pieces()).toBe(0);
	});

	it('repaint everything when the theme changed', () => {
		openWith(20).editor.env = { ...testEnv(), look: 'dark' };
		driver.settle();
		expect(new Set(painted()).size).toBe(20);
	});
});

describe('dragging many', () => {
	const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `p1-${index + 1}`);

	it('paints a few as they are', () => {
		openWith(40).editor.select(ids(40));
		driver.press({ x: 50, y: 50 }, { x: 90, y: 70 });
		expect(driver.overlay.count('fillText')).toBeGreaterThan(0);
	});

	it('paints hundreds once and then moves their picture', () => {
		openWith(300, 0.5).editor.select(ids(300));
		driver.press({ x: 50, y: 50 }, { x: 90, y: 70 });
		forget();
		for (let step = 1; step < 6; step += 1) driver.pointerMove({ x: 90 + step, y: 70 + step });
		expect(driver.overlay.count('fillText')).toBe(0);
		expect(driver.overlay.count('drawImage')).toBeGreaterThan(0);
		driver.pointerUp();
		driver.settle();
		expect(driver.box('p1-1')).toMatchObject({ x: 45, y: 25 });
	});

	it('shows a change that somebody else makes to one of them meanwhile', () => {
		openWith(300, 0.5).editor.select(ids(300));
		driver.press({ x: 50, y: 50 }, { x: 90, y: 70 });
		forget().remotely((items) => items.get('p1-2')?.set('color', 'blue'));
		driver.pointerMove({ x: 91, y: 70 });
		expect(driver.tiles.some((tile) => tile.count('clearRect') > 0)).toBe(true);
	});

	it('leaves out what is dragged beyond the view', () => {
		openWith(140).editor.select(ids(140));
		driver.press({ x: 50, y: 50 }, { x: 60, y: 50 });
		const seen = driver.overlay.calls.filter(({ name }) => name === 'fillText').map(({ args }) => args[0]);
		expect(seen).toContain('n0');
		expect(seen).not.toContain('n139');
	});
});

describe('a slow machine', () => {
	it('never stands still: a crowded view is painted in pieces that it can paint within a frame', () => {
		driver = new BoardDriver({ items: notes(2000), fillTime: 0.05 });
		const all = driver.editor.index.extent;
		if (!all) throw new Error('there are notes');
		driver.editor.viewport.fit(all);
		driver.settle().settle();
		expect(driver.painted).toBe(1);
		driver.frames.longest = 0;
		const middle = { x: 640, y: 400 };
		for (let step = 0; step < 60; step += 1) {
			driver.editor.viewport.zoomAt(driver.editor.camera.zoom * (step < 30 ? 1.05 : 0.95), middle);
			driver.frames.advance(16);
		}
		driver.settle();
		expect(driver.frames.longest).toBeLessThan(16);
	});
});
