import { describe, expect, it } from 'vitest';
import type { NewItem } from '#lib/board/model/board-commands.ts';
import { BoardDriver } from '../../../tests/support/board-driver.ts';
import { accessibleItems } from './accessible.ts';
import { walkTo } from './item-walk.ts';

describe('walking over the canvas', () => {
	const board = new BoardDriver({
		items: [
			{ kind: 'frame', x: 0, y: 0, w: 600, h: 300 },
			{ kind: 'note', x: 20, y: 20 },
			{ kind: 'frame', x: 700, y: 0, w: 600, h: 300 },
			{ kind: 'note', x: 9000, y: 9000 }
		]
	});
	const { outline, document } = board.editor;
	const ids = outline.map((entry) => entry.item.id);
	const go = (key: string, from: number, shift = false): number => {
		const to = walkTo({ key, shift }, ids[from] ?? '', outline, ({ item }) =>
			Boolean(document.kinds.of(item)?.can.contain)
		);
		return to === undefined ? -1 : ids.indexOf(to);
	};

	it('goes from one to the next in reading order, and past the ends off the board', () => {
		expect([0, 1, 2, 3].map((from) => go('Tab', from))).toEqual([1, 2, 3, -1]);
		expect([0, 1, 2, 3].map((from) => go('Tab', from, true))).toEqual([-1, 0, 1, 2]);
	});

	it('goes from container to container, and to the ends', () => {
		expect([go('PageDown', 0), go('PageDown', 2), go('PageUp', 3), go('PageUp', 1)]).toEqual([2, 3, 2, 0]);
		expect([go('Home', 2), go('End', 0)]).toEqual([0, 3]);
	});

	it('leaves other keys alone', () => {
		expect(go('ArrowDown', 1)).toBe(-1);
	});
});

it('names the item one stands on, however many are in view', () => {
	const items = Array.from({ length: 1100 }, (_, index): NewItem => ({
		kind: 'note',
		x: (index % 40) * 210,
		y: Math.floor(index / 40) * 210
	}));
	const board = new BoardDriver();
	const ids = board.editor.commands.create(items);
	board.settle();
	const extent = board.editor.index.extent;
	if (extent) board.editor.viewport.fit(extent);
	const at = ids[700] ?? '';
	board.editor.focusItem(at);
	board.settle();
	expect(accessibleItems(board.editor).map((item) => item.id)).toContain(at);
});

it('keeps the item one stands on when the view moves away from it', () => {
	const board = new BoardDriver();
	const [id = ''] = board.editor.commands.create([{ kind: 'note', x: 100, y: 100 }]);
	board.editor.focusItem(id);
	board.editor.viewport.set({ x: 50_000, y: 50_000, zoom: 1 });
	board.settle();
	expect(accessibleItems(board.editor).map((item) => item.id)).toEqual([id]);
	board.editor.select([]);
	expect(accessibleItems(board.editor)).toEqual([]);
});

it('keeps the item one stands on among more than are named', () => {
	const board = new BoardDriver();
	const ids = board.editor.commands.create(
		Array.from({ length: 300 }, (_, index): NewItem => ({ kind: 'note', x: index, y: index }))
	);
	board.settle();
	const last = ids.at(-1) ?? '';
	expect(accessibleItems(board.editor).map((item) => item.id)).not.toContain(last);
	board.editor.focusItem(last);
	expect(accessibleItems(board.editor).map((item) => item.id)).toContain(last);
});
