import { afterEach, expect, it } from 'vitest';
import type { NewItem } from '#lib/board/model/board-commands.ts';
import { BoardDriver } from '../../../../tests/support/board-driver.ts';

let driver: BoardDriver;
afterEach(() => driver.close());

/** Where the words of a tag are painted, in world units. */
function tagOn(item: NewItem): { x: number; y: number } {
	driver = new BoardDriver({ items: [item] });
	driver.editor.tagging.add([driver.item('p1-1')], 'water');
	driver.settle();
	const call = driver.tiles
		.flatMap(({ calls }) => calls)
		.find(({ name, args }) => name === 'fillText' && args[0] === '#water');
	if (!call) throw new Error('the tag is not painted');
	return { x: Number(call.args[1]), y: Number(call.args[2]) };
}

it('tags stand at the lower edge of a thing, on it', () => {
	const { y } = tagOn({ kind: 'note', x: 0, y: 0 });
	expect(y).toBeGreaterThan(180);
	expect(y).toBeLessThan(200);
});

it('of a line stand at its middle, below its words', () => {
	const ends = { from: { x: 0, y: 0 }, to: { x: 400, y: 400 } };
	const { x, y } = tagOn({
		kind: 'connector',
		x: 0,
		y: 0,
		w: 400,
		h: 400,
		props: { ...ends, text: 'leads to' }
	});
	expect(Math.abs(x - 200)).toBeLessThan(80);
	expect(y).toBeGreaterThan(200);
	expect(y).toBeLessThan(240);
});

it('and right below what is low, or whose own words reach its edges', () => {
	expect(tagOn({ kind: 'shape', x: 0, y: 0, w: 120, h: 30 }).y).toBeGreaterThan(30);
	driver.close();
	const { y } = tagOn({ kind: 'text', x: 0, y: 0, props: { text: 'One line' } });
	expect(y).toBeGreaterThan(driver.item('p1-1').h);
	// Whatever is painted lies inside of what is repainted with the item.
	expect(driver.board.boundsOf(driver.item('p1-1')).h).toBeGreaterThan(driver.item('p1-1').h + 2 * 20);
});
