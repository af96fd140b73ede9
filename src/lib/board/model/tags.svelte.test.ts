import { describe, expect, it } from 'vitest';
import { BoardDriver } from '../../../../tests/support/board-driver.ts';
import { copiedFromText, copiedToText } from './clipboard.ts';
import { countTags, tagItems } from './tagged-items.ts';
import { cleanTag, tagLimits, tagsIn } from './tags.ts';

const board = () => {
	const driver = new BoardDriver({
		items: [
			{ kind: 'note', x: 0, y: 0 },
			{ kind: 'note', x: 300, y: 0 }
		]
	});
	return { driver, ids: [...driver.board.items()].map(({ id }) => id) };
};

describe('a tag', () => {
	it('is one short word without its sign, whatever was typed', () => {
		expect(['  # Soil   care ', '##', '', 'x'.repeat(90)].map(cleanTag)).toEqual([
			'Soil care',
			'',
			'',
			'x'.repeat(tagLimits.characters)
		]);
	});

	it('of several people comes together, also when they spell it with other capitals', () => {
		const { driver, ids } = board();
		const [first = ''] = ids;
		driver.remotely((items) => items.get(first)?.set('tag:soil', 'soil'));
		tagItems(driver.board, [first], 'Soil', true);
		tagItems(driver.board, [first], 'Air', true);
		expect(driver.item(first).tags).toEqual(['Air', 'soil']);
		driver.close();
	});

	it('is not put on what is locked, and on nothing more often than it can be shown', () => {
		const { driver, ids } = board();
		const [first = '', second = ''] = ids;
		driver.editor.commands.lock([first], true);
		for (let number = 0; number < 30; number += 1) tagItems(driver.board, ids, `tag ${number}`, true);
		expect(driver.item(first).tags).toBeUndefined();
		expect(driver.item(second).tags).toHaveLength(tagLimits.perItem);
		driver.close();
	});

	it('goes along with a copy, inside the board and through the clipboard', () => {
		const { driver, ids } = board();
		tagItems(driver.board, ids.slice(0, 1), 'Soil', true);
		const copies = driver.editor.commands.duplicate(ids.slice(0, 1), { x: 0, y: 300 });
		expect(copies.map((id) => driver.item(id).tags)).toEqual([['Soil']]);
		const text = copiedToText({ workshop: '', items: [driver.item(ids[0] ?? '')] });
		const copied = copiedFromText(text, driver.board.kinds);
		expect(typeof copied === 'object' && copied.items[0]?.tags).toEqual(['Soil']);
		driver.close();
	});

	it('is one step to undo', () => {
		const { driver, ids } = board();
		tagItems(driver.board, ids, 'Soil', true);
		expect(countTags(driver.board.items())).toEqual([{ tag: 'Soil', count: 2 }]);
		driver.perform('undo');
		expect(countTags(driver.board.items())).toEqual([]);
		driver.close();
	});

	it('that cannot be read is left out, and the item stays what it was', () => {
		const fields = { 'tag:a': 'a', 'tag:b': 1, 'tag:c': 'd', 'tag:': '', 'tag:e  e': 'e  e' };
		expect(tagsIn(fields)).toEqual(['a']);
		expect(tagsIn({ 'tag:b': 1 })).toBeUndefined();
	});
});
