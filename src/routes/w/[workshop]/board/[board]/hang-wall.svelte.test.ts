import { afterEach, expect, it } from 'vitest';
import { boxesTouch } from '#lib/base/model/geometry.ts';
import { BoardDriver } from '../../../../../../tests/support/board-driver.ts';
import { hangWall } from './hang-wall.ts';
import { recordOf } from './records.ts';

const drivers: BoardDriver[] = [];
afterEach(() => {
	for (const driver of drivers.splice(0)) driver.close();
});

function board() {
	const driver = new BoardDriver({
		items: [
			{ kind: 'note', x: 0, y: 0, props: { text: 'Water' } },
			{ kind: 'entry', x: 300, y: 0, props: { entry: 'b' } }
		]
	});
	drivers.push(driver);
	const told: string[] = [];
	const hang = (...columns: (readonly [title: string, ...records: string[]])[]): void => {
		const wall = { register: 'swot', columns: columns.map(([title, ...records]) => ({ title, records })) };
		hangWall(driver.editor, wall, (text) => told.push(text));
		driver.settle();
	};
	const items = () => [...driver.board.items()];
	const records = () => items().flatMap((item) => recordOf(item) ?? []);
	return { driver, told, hang, items, records };
}

it('leaves what lies there where it is, covers nothing, and says both; one undo takes all of it back', () => {
	const { driver, told, hang, items, records } = board();
	const before = driver.snapshot();
	const old = items();
	hang(['Strengths', 'a', 'b'], ['Weaknesses'], ['Threats', 'c']);
	expect(records().sort()).toEqual(['a', 'b', 'c']);
	expect(told).toEqual(['2 cards were put on the board. 1 was on it already.']);
	const added = items().filter((item) => !old.some(({ id }) => id === item.id));
	// Three frames, one of them for what is still to come, and two cards.
	expect(added).toHaveLength(5);
	for (const item of added) expect(old.some((other) => boxesTouch(other, item))).toBe(false);
	driver.key('Mod+Z');
	expect(driver.snapshot()).toEqual(before);
});

it('makes no frame for cards that all lie elsewhere, and shows those that are all there', () => {
	const { driver, told, hang, items } = board();
	hang(['Strengths', 'b'], ['Threats', 'c']);
	expect(items()).toHaveLength(4);
	hang(['Strengths', 'b'], ['Threats', 'c']);
	expect(items()).toHaveLength(4);
	expect(told.at(-1)).toBe('All 2 are on this board already.');
	expect(driver.editor.selectedItems.map(recordOf).sort()).toEqual(['b', 'c']);
});

it('hangs posters as posters', () => {
	const { driver, items } = board();
	hangWall(
		driver.editor,
		{ register: 'posters', columns: [{ title: 'Innovation', records: ['p'] }] },
		() => undefined
	);
	expect(items().filter(({ kind }) => kind === 'poster')).toHaveLength(1);
});
