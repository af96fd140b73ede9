import { afterEach, expect, it } from 'vitest';
import { BoardDriver } from '../../../../tests/support/board-driver.ts';

let driver: BoardDriver;
const asked: unknown[] = [];
let allowed = true;
const open = (readOnly = false): BoardDriver => {
	asked.length = 0;
	allowed = true;
	driver = new BoardDriver({
		readOnly,
		remarks: {
			allowed: () => allowed,
			begin: (about) => asked.push([driver.editor.selection, about])
		}
	});
	return driver;
};
afterEach(() => driver.close());

it('asks for words about the thing that is pressed, or about the place', () => {
	open().editor.commands.create([{ kind: 'note', x: 0, y: 0 }]);
	driver.tool('comment').click({ x: 50, y: 50 });
	expect(asked).toEqual([[['p1-1'], { x: 50, y: 50 }]]);
	expect(driver.path).toBe('select.idle');
	driver.tool('comment').click({ x: 700, y: 600 });
	expect(asked[1]).toEqual([[], { x: 700, y: 600 }]);
});

it('asks for words about an area that is dragged over, whatever lies in it', () => {
	open().editor.commands.create([{ kind: 'note', x: 100, y: 100 }]);
	driver.tool('comment').drag({ x: 500, y: 400 }, { x: 50, y: 20 });
	expect(asked).toEqual([[[], { x: 50, y: 20, w: 450, h: 380 }]]);
});

it('can be used where the board is only to be looked at, but not where nothing may be said', () => {
	open(true).tool('comment').click({ x: 10, y: 10 });
	expect(asked).toHaveLength(1);
	allowed = false;
	expect(driver.editor.toolbox.choose('comment')).toBe(false);
});
