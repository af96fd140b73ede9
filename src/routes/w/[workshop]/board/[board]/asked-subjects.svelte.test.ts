import { expect, it } from 'vitest';
import { BoardDriver } from '../../../../../../tests/support/board-driver.ts';
import { subjectsOf } from './asked-subjects.ts';

it('asks about things in their own words, and not about lines that say nothing', () => {
	const note = { kind: 'note', w: 200, h: 200, y: 0 };
	const driver = new BoardDriver({
		items: [
			{ ...note, x: 0, props: { text: 'Joint\nfair' } },
			{ ...note, x: 400 }
		]
	});
	driver.editor.select(['p1-1', 'p1-2']);
	driver.perform('connect');
	driver.editor.stopEditing();
	driver.perform('select-all');
	const titles = () => subjectsOf(driver.editor, 'en', 'b1').map(({ title }) => title.en);
	expect(titles()).toEqual(['Joint fair', expect.stringContaining('Note')]);
	const line = driver.editor.selectedItems.find(({ kind }) => kind === 'connector');
	driver.editor.commands.setText(line?.id ?? '', 'leads to');
	expect(titles()).toContain('leads to');
	driver.close();
});
