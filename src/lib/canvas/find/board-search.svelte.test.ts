import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BoardDriver } from '../../../../tests/support/board-driver.ts';
import { BoardSearch } from './board-search.svelte.ts';
import { paletteGroups } from './palette.ts';

let driver: BoardDriver;
let search: BoardSearch;

beforeEach(() => {
	driver = new BoardDriver({
		cards: {
			p: {
				title: 'Growers sell as one',
				subtitle: 'LubApple',
				region: null,
				tag: '',
				figure: '',
				figureUnit: ''
			}
		},
		items: [
			{ kind: 'note', x: 0, y: 0, props: { text: 'Dane otwarte w Łodzi' } },
			{ kind: 'shape', x: 400, y: 0, props: { text: 'lodz twice' } },
			{ kind: 'poster', x: 0, y: 4000, props: { poster: 'p' } },
			{ kind: 'text', x: 9000, y: 0, props: { text: 'far away' } }
		]
	});
	search = new BoardSearch(driver.editor);
});
afterEach(() => driver.close());

const found = (query: string) => {
	search.query = query;
	return search.found.map((id) => driver.item(id).kind);
};

describe('a search', () => {
	it('finds what every kind says, posters too, in reading order', () => {
		expect(found('LODZ')).toEqual(['note', 'shape']);
		expect(found('lubapple growers')).toEqual(['poster']);
		expect(found('lubapple lodz')).toEqual([]);
		expect(found('  ')).toEqual([]);
	});

	it('finds what has a tag, alone and together with words', () => {
		const [note, shape] = [...driver.board.items()];
		if (!note || !shape) throw new Error('the board has items');
		driver.editor.tagging.add([note, shape], '#Open data');
		driver.settle();
		expect(driver.editor.tagging.onBoard).toEqual([{ tag: 'Open data', count: 2 }]);
		expect(found('#open')).toEqual(['note', 'shape']);
		search.tag = 'open data';
		expect(found('')).toEqual(['note', 'shape']);
		expect(found('twice')).toEqual(['shape']);
		search.tag = null;
		expect(search.hits(1)[0]?.where).toBe('#Open data');
	});

	it('goes round through the hits both ways and selects the one it shows', () => {
		found('lodz');
		const kinds = [1, 1, 1, -1, -1].map((by) => {
			search.step(by === 1 ? 1 : -1);
			return driver.editor.selectedItems[0]?.kind;
		});
		expect(kinds).toEqual(['note', 'shape', 'note', 'shape', 'note']);
		expect(search.place).toBe(1);
	});

	it('begins with the last hit when one goes backwards first', () => {
		found('lodz');
		search.step(-1);
		expect(search.place).toBe(2);
	});

	it('shows a hit beside what a panel covers', () => {
		search.cover = () => ({ right: 640, bottom: 0 });
		found('far');
		search.step(1);
		driver.settle();
		const { x, w } = driver.box(search.current ?? '');
		const screen = driver.editor.toScreen({ x: x + w, y: 0 });
		expect(screen.x).toBeLessThanOrEqual(640);
		expect(screen.x).toBeGreaterThan(0);
	});

	it('follows the board: what is written later is found, what is gone is not', () => {
		found('lodz');
		driver.editor.commands.create([{ kind: 'note', x: 0, y: 400, props: { text: 'Łódź again' } }]);
		driver.settle();
		expect(search.count).toBe(3);
		driver.editor.commands.delete(search.found);
		driver.settle();
		expect(search.count).toBe(0);
	});
});

describe('the palette', () => {
	const groups = (query: string) =>
		paletteGroups(
			query,
			driver.editor,
			search,
			() => undefined,
			() => undefined
		);
	const keys = (query: string) => groups(query).flatMap((group) => group.entries.map((entry) => entry.key));

	it('offers exactly the actions that are possible now, and every tool', () => {
		const possible = driver.editor.actions.filter((action) => action.enabled()).length;
		expect(keys('')).toHaveLength(possible + driver.editor.tools.length);
		expect(keys('')).not.toContain('action-delete');
		driver.editor.select([driver.editor.outline[0]?.item.id ?? '']);
		expect(keys('')).toContain('action-delete');
	});

	it('offers what may be done to somebody who only reads', () => {
		driver.editor.readOnly = true;
		expect(keys('')).not.toContain('tool-note');
		expect(keys('')).toContain('tool-hand');
	});

	it('goes to items and performs commands', () => {
		const entries = groups('lubapple').flatMap((group) => group.entries);
		entries.find((entry) => entry.key.startsWith('item-'))?.run();
		expect(driver.editor.selectedItems[0]?.kind).toBe('poster');
		expect(keys('all')).toContain('action-select-all');
	});
});
