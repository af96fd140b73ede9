import { afterEach, beforeEach, expect, it } from 'vitest';
import { BoardDriver } from '../../../../tests/support/board-driver.ts';
import { recordingContext } from '../../../../tests/support/recording.ts';
import { mapSize } from './minimap.svelte.ts';

let driver: BoardDriver;

beforeEach(() => {
	driver = new BoardDriver({
		items: Array.from({ length: 400 }, (_, index) => ({
			kind: 'note',
			x: (index % 20) * 220,
			y: Math.floor(index / 20) * 220
		}))
	});
	driver.editor.viewport.set({ x: 0, y: 0, zoom: 1 });
	driver.settle();
});
afterEach(() => driver.close());

it('shows where one looks, and brings a place into the middle of the view', () => {
	const { minimap, viewport } = driver.editor;
	minimap.connect(recordingContext().ctx, 1);
	driver.settle();
	expect(minimap.view).toBeDefined();
	minimap.lookAt({ x: mapSize.w / 2, y: mapSize.h / 2 });
	driver.settle();
	const extent = driver.editor.index.extent;
	expect(viewport.center.x).toBeCloseTo((extent?.x ?? 0) + (extent?.w ?? 0) / 2);
	expect(viewport.center.y).toBeCloseTo((extent?.y ?? 0) + (extent?.h ?? 0) / 2);
	const { x = 0, w = 0 } = minimap.view ?? {};
	expect(x + w / 2).toBeCloseTo(mapSize.w / 2);
	const before = viewport.center.x;
	minimap.step(1, 0);
	expect(viewport.center.x).toBeGreaterThan(before);
});

it('copies the picture that there is, whatever the number of things, and only when that changed', () => {
	const map = recordingContext();
	driver.editor.minimap.connect(map.ctx, 1);
	driver.settle();
	const pictures = map.count('drawImage');
	expect(pictures).toBeGreaterThan(0);
	expect(pictures).toBeLessThan(20);
	driver.editor.viewport.panBy(50, 0);
	driver.settle();
	expect(map.count('drawImage')).toBe(pictures);
	driver.editor.commands.create([{ kind: 'note', x: 100, y: 100 }]);
	driver.settle();
	expect(map.count('drawImage')).toBeGreaterThan(pictures);
});
