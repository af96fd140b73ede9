import { afterEach, beforeEach, expect, it } from 'vitest';
import { BoardDriver } from '../../../tests/support/board-driver.ts';

// The kinds here are only examples of what can be connected.
let driver: BoardDriver;
const nameOf = (id: string): string => driver.editor.labelOf(driver.item(id));

beforeEach(() => {
	driver = new BoardDriver({
		items: [
			{ kind: 'note', x: 0, y: 0, props: { text: 'Seed money' } },
			{ kind: 'note', x: 600, y: 0, props: { text: 'Start-ups' } },
			{ kind: 'connector', x: 0, y: 0, props: { from: { item: 'p1-1', anchor: 'auto' }, to: { x: 9, y: 9 } } }
		]
	});
});
afterEach(() => driver.close());

it('what connects things is called by what it leads from and to', () => {
	expect(nameOf('p1-3')).toBe('Connector, from Note: Seed money to a free place');
	driver.editor.select(['p1-1', 'p1-2']);
	driver.perform('connect');
	const [made = ''] = driver.editor.selection;
	driver.editor.commands.setText(made, 'grow into');
	expect(nameOf(made)).toBe('Connector: grow into, from Note: Seed money to Note: Start-ups');
	driver.settle();
	expect(driver.editor.accessible.find(({ id }) => id === made)?.name).toBe(nameOf(made));
});

it('and follows what becomes of them', () => {
	driver.editor.commands.setText('p1-1', 'Grants');
	expect(nameOf('p1-3')).toContain('from Note: Grants');
	driver.editor.commands.delete(['p1-1']);
	expect(nameOf('p1-3')).toBe('Connector, from a free place to a free place');
});
