import { afterEach, beforeEach, expect, it } from 'vitest';
import { BoardDriver } from '../../../../tests/support/board-driver.ts';

let driver: BoardDriver;

beforeEach(() => {
	driver = new BoardDriver({
		participant: 'p1',
		region: 'lodz',
		items: [
			{ kind: 'frame', x: -600, y: 0 },
			{ kind: 'note', x: 0, y: 0, props: { text: 'One', color: 'yellow' } },
			{ kind: 'note', x: 250, y: 0, props: { text: 'Two', color: 'pink' } },
			{ kind: 'shape', x: 500, y: 0 }
		]
	});
	driver.remotely((items) => {
		const [, , third] = [...items.values()].filter((entry) => entry.get('kind') !== 'frame');
		third?.set('region', 'piedmont');
		third?.set('author', 'p2');
	});
	driver.settle();
});
afterEach(() => driver.close());

/** Colour tokens with which the scene was filled since the beginning. */
const words = () => driver.tiles.flatMap(({ calls }) => calls.filter(({ name }) => name === 'fillText'));

it('names every group and what is in it, the largest first, and leaves containers out', () => {
	expect(driver.editor.coloring.legend).toEqual([]);
	driver.perform('color-region').settle();
	expect(driver.editor.coloring.legend.map(({ key, ids }) => [key, ids.length])).toEqual([
		['lodz', 2],
		['piedmont', 1]
	]);
	driver.perform('color-author').settle();
	expect(driver.editor.coloring.legend.map(({ key }) => key)).toEqual(['p1', 'p2']);
});

it('answers with the colours of the group, and with all others as before', () => {
	const [note] = [...driver.board.items()].filter((item) => item.kind === 'note');
	if (!note) throw new Error('there is a note');
	expect(driver.editor.coloring.groupOf(note)).toBeUndefined();
	driver.perform('color-region');
	const group = driver.editor.coloring.groupOf(note);
	const tokens = ['note-yellow', 'note-ink', 'ink-red', 'board'];
	expect(tokens.map((token) => group?.env.color(token))).toEqual([
		'region-1-paper',
		'note-ink',
		'region-1',
		'board'
	]);
});

it('writes the name of the group on everything, so that nobody has to tell colours apart', () => {
	const before = words().filter(({ args }) => args[0] === 'piedmont').length;
	driver.perform('color-region').settle();
	expect(words().filter(({ args }) => args[0] === 'piedmont').length).toBeGreaterThan(before);
});

it('writes above a text, whose words begin at its edge, and nothing on what belongs to nobody', () => {
	driver.remotely((items) => {
		for (const entry of items.values()) {
			if (entry.get('kind') === 'note') entry.set('region', null);
			if (entry.get('kind') === 'shape') entry.set('kind', 'text');
		}
	});
	driver.settle();
	const before = words().length;
	driver.perform('color-region').settle();
	const tags = words()
		.slice(before)
		.filter(({ args }) => args[0] === 'piedmont' || args[0] === 'No region');
	expect(new Set(tags.map(({ args }) => args[0]))).toEqual(new Set(['piedmont']));
	expect(tags.every(({ args }) => Number(args[2]) < 0)).toBe(true);
});

it('changes nothing on the board, and a second time gives everything its own colours back', () => {
	const before = driver.snapshot();
	driver.perform('color-region').perform('color-region').settle();
	expect(driver.editor.coloring.by).toBe('own');
	expect(driver.snapshot()).toEqual(before);
	expect(driver.said.at(-1)).toMatch(/off/);
});
