import * as Y from 'yjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { boxContains, boxesTouch } from '#lib/base/model/geometry.ts';
import { newId } from '#lib/base/model/ids.ts';
import { BoardCommands } from '#lib/board/model/board-commands.ts';
import { BoardDocument } from '#lib/board/model/board-document.ts';
import type { Item } from '#lib/board/model/item.ts';
import { readingOrder } from '#lib/board/model/reading-order.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { Outline } from './outline.ts';

let document: BoardDocument;
let commands: BoardCommands;
let outline: Outline;
beforeEach(() => {
	document = new BoardDocument(new Y.Doc(), itemKinds);
	commands = new BoardCommands(document, { participant: 'anna', region: null }, newId);
	outline = new Outline({
		document,
		commands,
		get outline() {
			return readingOrder(document.items(), itemKinds);
		}
	});
});

const put = (kind: string, x: number, y: number, patch: object = {}): string =>
	commands.create([{ kind, x, y, ...patch }])[0] ?? '';
const item = (id: string): Item => {
	const found = document.lookup(id);
	if (!found) throw new Error(`no item ${id}`);
	return found;
};
const order = (): string[] => outline.entries.map((entry) => entry.item.id);
const frame = (x: number) => put('frame', x, 0, { w: 900, h: 600 });

describe('exchanging places', () => {
	it('changes the reading order and is one step to undo', () => {
		const first = put('note', 0, 0);
		const second = put('note', 300, 0);
		outline.swap(second, -1);
		expect(order()).toEqual([second, first]);
		document.history.undo();
		expect(order()).toEqual([first, second]);
	});

	it('of two frames takes along what they contain', () => {
		const left = frame(0);
		const right = frame(1000);
		const inside = put('note', 50, 50);
		expect(item(inside).frame).toBe(left);
		outline.swap(left, 1);
		expect(item(left).x).toBe(1000);
		expect(item(right).x).toBe(0);
		expect(item(inside)).toMatchObject({ x: 1050, frame: left });
	});

	it('stays among siblings and leaves locked things alone', () => {
		frame(0);
		const inside = put('note', 50, 50);
		const loose = put('note', 50, 900);
		expect(outline.sibling(inside, 1)).toBeUndefined();
		expect(outline.sibling(loose, -1)).toBeUndefined();
		const other = put('note', 400, 900);
		commands.lock([other], true);
		outline.swap(loose, 1);
		expect(item(loose).x).toBe(50);
	});
});

describe('moving into a frame and out', () => {
	it('puts the item at a free place inside', () => {
		const target = frame(0);
		const there = put('note', 16, 16);
		const loose = put('note', 2000, 2000);
		outline.moveInto(loose, target);
		expect(item(loose).frame).toBe(target);
		expect(boxContains(item(target), item(loose))).toBe(true);
		expect(boxesTouch(item(there), item(loose))).toBe(false);
	});

	it('and with no frame beside everything that is on the board', () => {
		const from = frame(0);
		const inside = put('note', 50, 50);
		outline.moveInto(inside, null);
		expect(item(inside).frame).toBeNull();
		expect(boxesTouch(item(from), item(inside))).toBe(false);
	});
});

it('adds to the frame one is in, at a free place', () => {
	const target = frame(0);
	const view = { x: 5000, y: 5000, w: 1000, h: 800 };
	const first = outline.add('note', target, view) ?? '';
	const second = outline.add('note', target, view) ?? '';
	expect([item(first).frame, item(second).frame]).toEqual([target, target]);
	expect(boxesTouch(item(first), item(second))).toBe(false);
	const loose = outline.add('note', null, view) ?? '';
	expect(boxContains(view, item(loose))).toBe(true);
});

describe('the ends of a connection', () => {
	it('go to other things, but never both to the same one', () => {
		const [one, two, three] = [put('note', 0, 0), put('note', 400, 0), put('note', 0, 400)];
		const kind = itemKinds.all.find((each) => each.creation === 'connect');
		const end = (id: string) => ({ item: id, anchor: 'auto' }) as const;
		const made = kind?.fromEnds?.(end(one), end(two), kind.defaults, document.lookup);
		const line = put(kind?.kind ?? '', 0, 0, { ...made, props: { ...kind?.defaults, ...made?.props } });
		expect(outline.moveEnd(line, 1, three)).toBe(true);
		expect(item(line).props).toMatchObject({ from: { item: one }, to: { item: three } });
		expect(outline.moveEnd(line, 0, three)).toBe(false);
		expect(outline.moveEnd(one, 0, three)).toBe(false);
	});
});
