import * as Y from 'yjs';
import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/base/model/ids.ts';
import { BoardCommands } from '#lib/board/model/board-commands.ts';
import { BoardDocument } from '#lib/board/model/board-document.ts';
import { readingOrder } from '#lib/board/model/reading-order.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { HandFrames } from '../../../../tests/support/board-driver.ts';
import { Outline } from '../ui/outline.ts';
import { rowWindow } from './outline-rows.ts';
import { OutlineTree } from './outline-tree.svelte.ts';
import type { TreeEdits } from './outline-tree.svelte.ts';

let document: BoardDocument;
let commands: BoardCommands;
let frames: HandFrames;
let tree: OutlineTree;
let edits: TreeEdits;
let selection = $state.raw<readonly string[]>([]);
let revision = $state(0);
let added: string[];

beforeEach(() => {
	document = new BoardDocument(new Y.Doc(), itemKinds);
	commands = new BoardCommands(document, { participant: 'anna', region: null }, newId);
	frames = new HandFrames();
	selection = [];
	added = [];
	const port = {
		document,
		commands,
		get outline() {
			void revision;
			return readingOrder(document.items(), itemKinds);
		}
	};
	const outline = new Outline(port);
	document.subscribe(({ removed }) => {
		revision += 1;
		selection = selection.filter((id) => !removed.includes(id));
	});
	tree = new OutlineTree({
		frames,
		get entries() {
			return port.outline;
		},
		get selection() {
			return selection;
		},
		lookup: document.lookup,
		contains: outline.contains,
		words: (item) => itemKinds.of(item)?.text(item) ?? '',
		select: (ids) => (selection = ids)
	});
	edits = {
		swap: (id, step) => void outline.swap(id, step),
		moveInto: (id, container) => void outline.moveInto(id, container),
		addLike: (id) => added.push(outline.addLike(id) ?? ''),
		delete: () => commands.delete(selection)
	};
});

const put = (kind: string, x: number, y: number, patch: object = {}): string =>
	commands.create([{ kind, x, y, ...patch }])[0] ?? '';
const note = (text: string, x: number, y = 0): string => put('note', x, y, { props: { text } });
const press = (combination: string): boolean => {
	const parts = combination.split('+');
	const has = (name: string) => parts.slice(0, -1).includes(name);
	const key = { key: parts.at(-1) ?? '', shift: has('Shift'), alt: has('Alt'), mod: has('Mod') };
	const done = tree.handleKey(key, edits);
	tree.follow();
	flushSync();
	return done;
};
const says = (): string[] => tree.rows.all.map(({ item }) => itemKinds.of(item)?.text(item) ?? '');

describe('walking', () => {
	it('selects, with Shift extends, with Ctrl only walks, and Space takes in or out', () => {
		const [a, b, c] = [note('a', 0), note('b', 300), note('c', 600)];
		expect(tree.stop).toBe(a);
		press('ArrowDown');
		expect(selection).toEqual([b]);
		press('Shift+ArrowDown');
		expect(selection).toEqual([b, c]);
		press('Home');
		press('Mod+End');
		expect([selection, tree.stop]).toEqual([[a], c]);
		press(' ');
		expect(selection).toEqual([a, c]);
		press(' ');
		expect(selection).toEqual([a]);
	});

	it('follows what is selected elsewhere, also into what is folded away', () => {
		const frame = put('frame', 0, 0, { w: 900, h: 600 });
		const inside = note('inside', 50, 50);
		press('Mod+Home');
		selection = [inside];
		tree.follow();
		expect(tree.stop).toBe(inside);
		press('ArrowLeft');
		expect(tree.stop).toBe(frame);
		press('ArrowLeft');
		expect(tree.rows.all.map(({ item }) => item.id)).toEqual([frame]);
		selection = [inside];
		expect(tree.stop).toBe(frame);
		press('ArrowRight');
		expect(tree.rows.indexOf(inside)).toBe(1);
	});

	it('goes to what begins with the letters typed, and from one to the next with the same letter', () => {
		const [apple, pear, plum] = [note('Apple', 0), note('Pear', 300), note('Plum', 600)];
		press('p');
		expect(selection).toEqual([pear]);
		press('l');
		expect(selection).toEqual([plum]);
		frames.advance(1000);
		press('p');
		press('p');
		expect(selection).toEqual([plum]);
		frames.advance(1000);
		press('a');
		expect(selection).toEqual([apple]);
		expect(press('?')).toBe(false);
	});

	it('goes on from the same place when somebody deletes what one was on', () => {
		const [, b, c] = [note('a', 0), note('b', 300), note('c', 600)];
		tree.goTo(b);
		expect(tree.stop).toBe(b);
		commands.delete([b]);
		flushSync();
		expect(tree.stop).toBe(c);
	});
});

describe('changing', () => {
	it('reorders again and again without waiting for the list', () => {
		const [a] = [note('a', 0), note('b', 300), note('c', 600)];
		tree.goTo(a);
		press('Alt+ArrowDown');
		press('Alt+ArrowDown');
		expect(says()).toEqual(['b', 'c', 'a']);
		press('Alt+ArrowUp');
		expect(says()).toEqual(['b', 'a', 'c']);
	});

	it('moves into the container above and out again', () => {
		const frame = put('frame', 0, 0, { w: 900, h: 600 });
		const loose = note('loose', 2000);
		tree.goTo(loose);
		press('Alt+ArrowRight');
		expect(document.lookup(loose)?.frame).toBe(frame);
		press('Alt+ArrowLeft');
		expect(document.lookup(loose)?.frame).toBeNull();
	});

	it('adds another one like it, empty, in the same container', () => {
		const frame = put('frame', 0, 0, { w: 900, h: 600 });
		const first = put('note', 50, 50, { props: { text: 'first', color: 'pink' } });
		tree.goTo(first);
		press('Mod+Enter');
		const item = document.lookup(added[0] ?? '');
		expect(item).toMatchObject({ kind: 'note', frame, props: { text: '', color: 'pink' } });
		expect(tree.rows.indexOf(item?.id ?? '')).toBe(2);
	});

	it('deletes what is selected and goes on with what comes next', () => {
		const [a, b, c] = [note('a', 0), note('b', 300), note('c', 600)];
		tree.goTo(a);
		press('Shift+ArrowDown');
		press('Delete');
		expect([document.lookup(a), document.lookup(b)]).toEqual([undefined, undefined]);
		expect(selection).toEqual([c]);
	});

	it('stays where it is when deleting is refused', () => {
		const [a] = [note('a', 0), note('b', 300)];
		tree.goTo(a);
		const refusing = { ...edits, delete: () => undefined };
		expect(tree.handleKey({ key: 'Delete', shift: false, alt: false, mod: false }, refusing)).toBe(true);
		expect(selection).toEqual([a]);
	});
});

it('draws a few dozen rows of ten thousand', () => {
	const { from, to } = rowWindow(160_000, 400, 32, 10_000);
	expect(from).toBeLessThanOrEqual(5000);
	expect(to).toBeGreaterThanOrEqual(5013);
	expect(to - from).toBeLessThan(40);
	expect(rowWindow(0, 400, 32, 3)).toEqual({ from: 0, to: 3 });
});
