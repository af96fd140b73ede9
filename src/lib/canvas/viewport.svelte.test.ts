import { expect, it } from 'vitest';
import { HandFrames } from '../../../tests/support/board-driver.ts';
import { Viewport } from './viewport.svelte.ts';

it('brings nothing into view where tools cover the lower edge', () => {
	const viewport = new Viewport(
		new HandFrames(),
		() => true,
		() => undefined
	);
	viewport.resize({ w: 1000, h: 800 });
	viewport.covered = 100;
	const seen = () => ({ ...viewport.box, h: viewport.box.h - viewport.covered / viewport.camera.zoom });
	const lower = ({ y, h }: { y: number; h: number }) => y + h;
	const all = { x: 0, y: 0, w: 400, h: 3000 };
	viewport.fit(all);
	expect(lower(seen())).toBeGreaterThan(lower(all));
	viewport.set({ x: 0, y: 0, zoom: 1 });
	viewport.reveal({ x: 100, y: 600, w: 200, h: 90 });
	expect(lower(seen())).toBeGreaterThan(690);
});
