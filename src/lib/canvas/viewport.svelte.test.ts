import { expect, it } from 'vitest';
import { boxContains } from '#lib/base/model/geometry.ts';
import { HandFrames } from '../../../tests/support/board-driver.ts';
import { Viewport } from './viewport.svelte.ts';

it('brings nothing into view where tools cover its edges', () => {
	const viewport = new Viewport(
		new HandFrames(),
		() => true,
		() => undefined
	);
	viewport.resize({ w: 1000, h: 800 });
	viewport.covered = { top: 60, bottom: 100 };
	const seen = () => {
		const { x, y, w, h } = viewport.box;
		const { zoom } = viewport.camera;
		return { x, y: y + 60 / zoom, w, h: h - 160 / zoom };
	};
	const all = { x: 0, y: 0, w: 400, h: 3000 };
	viewport.fit(all);
	expect(boxContains(seen(), all)).toBe(true);
	viewport.set({ x: 0, y: 0, zoom: 1 });
	viewport.reveal({ x: 100, y: 600, w: 200, h: 90 });
	expect(boxContains(seen(), { x: 100, y: 600, w: 200, h: 90 })).toBe(true);
	viewport.reveal({ x: 100, y: -300, w: 200, h: 90 });
	expect(boxContains(seen(), { x: 100, y: -300, w: 200, h: 90 })).toBe(true);
});
