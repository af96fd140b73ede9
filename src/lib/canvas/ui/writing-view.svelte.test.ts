import { afterEach, expect, it, vi } from 'vitest';
import { boxContains } from '#lib/base/model/geometry.ts';
import { BoardDriver } from '../../../../tests/support/board-driver.ts';
import { watchWriting } from './writing-view.ts';

afterEach(() => void vi.unstubAllGlobals());

it('brings what is written close enough to be read, and all of it into view', () => {
	vi.stubGlobal('window', {});
	const driver = new BoardDriver({ items: [{ kind: 'note', x: 0, y: 0, props: { text: 'Far away' } }] });
	const { editor } = driver;
	// Half of it is beyond the left edge.
	editor.viewport.set({ x: 100, y: -1000, zoom: 0.2 });
	editor.edit('p1-1');
	const surface = { querySelector: () => null };
	watchWriting(editor, surface as unknown as HTMLElement)();
	expect(editor.editing?.fontSize).toBeGreaterThanOrEqual(14);
	expect(boxContains(editor.viewport.box, driver.box('p1-1'))).toBe(true);
	driver.close();
});
