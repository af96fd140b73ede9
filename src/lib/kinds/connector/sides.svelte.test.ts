import { afterEach, beforeEach, expect, it } from 'vitest';
import { BoardDriver } from '../../../../tests/support/board-driver.ts';

let driver: BoardDriver;
let connector: string;

beforeEach(() => {
	driver = new BoardDriver({
		items: [
			{ kind: 'note', x: 0, y: 0 },
			{ kind: 'note', x: 600, y: 0 }
		]
	});
	driver.editor.select([...driver.board.items()].map(({ id }) => id));
	driver.perform('connect');
	connector = driver.editor.selection[0] ?? '';
});
afterEach(() => driver.close());

const value = (field: string) =>
	driver.editor.styleControls.find(({ control }) => control.field === field)?.value;

it('an end that is attached can be put on a side of its item, and undo brings it back', () => {
	expect(value('from-side')).toBe('auto');
	driver.editor.styles.set('from-side', 'top');
	expect(driver.item(connector).props).toMatchObject({ from: { anchor: 'top' }, to: { anchor: 'auto' } });
	expect(value('from-side')).toBe('top');
	const { x, y, w } = driver.item('p1-1');
	const [start] =
		driver.board.kinds.of(driver.item(connector))?.ends?.(driver.item(connector), driver.board.lookup) ?? [];
	expect(start?.point.x).toBeCloseTo(x + w / 2);
	expect(start?.point.y).toBeCloseTo(y);
	driver.perform('undo');
	expect(value('from-side')).toBe('auto');
});

it('a free end has no side, and the next connector is made as usual', () => {
	driver.editor.styles.set('to-side', 'bottom');
	driver.editor.commands.delete(['p1-2']);
	driver.editor.select([connector]);
	expect(value('to-side')).toBeUndefined();
	expect(driver.editor.styleControls.some(({ control }) => control.field === 'to-side')).toBe(false);
	expect(driver.editor.styles.propsFor('connector')).not.toHaveProperty('to-side');
	driver.editor.select([]);
	driver.tool('connector');
	expect(driver.editor.styleControls.map(({ control }) => control.field)).not.toContain('from-side');
});

it('is marked along its line when it is selected, and is hit at its words too', () => {
	driver.settle();
	const strokes = driver.overlay.calls.map(({ name }) => name);
	// From the middle of one note's side straight to the other's; no box is closed around it.
	expect(driver.overlay.calls).toContainEqual({ name: 'lineTo', args: [600, 100] });
	expect(strokes).not.toContain('closePath');
	driver.editor.commands.setText(connector, 'a label of two lines, because it is so long');
	driver.editor.select([]);
	driver.click({ x: 400, y: 118 });
	expect(driver.editor.selection).toEqual([connector]);
});
