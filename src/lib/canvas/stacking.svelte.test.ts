import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BoardDriver } from '../../../tests/support/board-driver.ts';

let driver: BoardDriver;
const type = (text: string) => {
	const { editing, document } = driver.editor;
	document.doc.transact(() => editing?.text.insert(editing.text.length, text), document.origin);
};
const texts = () => driver.editor.outline.map(({ item }) => driver.board.kinds.of(item)?.text(item));

beforeEach(() => {
	driver = new BoardDriver({
		items: [{ kind: 'note', x: 0, y: 0, w: 160, h: 120, props: { color: 'green' } }]
	});
	driver.editor.edit('p1-1');
});
afterEach(() => driver.close());

describe('going on writing', () => {
	it('makes a note of the same size and colour beside or below, and writes there', () => {
		type('one');
		expect(driver.editor.writeNext('beside')).toBe(true);
		expect(driver.editor.editing?.id).toBe('p1-2');
		expect(driver.item('p1-2')).toMatchObject({ y: 0, w: 160, h: 120, props: { color: 'green', text: '' } });
		expect(driver.item('p1-2').x).toBeGreaterThanOrEqual(160);
		type('two');
		driver.editor.writeNext('below');
		expect(driver.item('p1-3').x).toBe(driver.item('p1-2').x);
		expect(driver.item('p1-3').y).toBeGreaterThanOrEqual(120);
	});

	it('hides nothing that is there already', () => {
		driver.editor.commands.create([{ kind: 'note', x: 180, y: 0, w: 160, h: 120 }]);
		type('one');
		driver.editor.writeNext('beside');
		expect(driver.item('p1-3').x).toBeGreaterThanOrEqual(340);
	});

	it('leaves no empty note behind, and stops where nothing was written', () => {
		type('one');
		driver.editor.writeNext('below');
		driver.editor.stopEditing();
		expect(driver.board.size).toBe(1);
		driver.editor.edit('p1-1');
		driver.editor.writeNext('below');
		expect(driver.editor.writeNext('below')).toBe(true);
		expect(driver.editor.editing).toBeNull();
		expect(driver.board.size).toBe(1);
	});

	it('keeps an empty note that was not made by going on', () => {
		expect(driver.editor.writeNext('beside')).toBe(true);
		expect(driver.editor.editing).toBeNull();
		expect(driver.board.size).toBe(1);
	});

	it('is one step to undo per note, words included', () => {
		type('one');
		driver.editor.writeNext('below');
		type('two');
		driver.editor.stopEditing();
		driver.settle();
		expect(texts()).toEqual(['one', 'two']);
		driver.perform('undo').settle();
		expect(texts()).toEqual(['one']);
		driver.perform('redo').settle();
		expect(texts()).toEqual(['one', 'two']);
	});

	it('means nothing in what does not stack', () => {
		driver.editor.stopEditing();
		const [id = ''] = driver.editor.commands.create([{ kind: 'shape', x: 900, y: 0 }]);
		driver.editor.edit(id);
		expect(driver.editor.writeNext('below')).toBe(false);
		expect(driver.editor.editing?.id).toBe(id);
	});
});
