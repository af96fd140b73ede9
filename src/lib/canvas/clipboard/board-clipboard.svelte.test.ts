import * as Y from 'yjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Point } from '#lib/base/model/geometry.ts';
import { boundsOf, centerOf } from '#lib/base/model/geometry.ts';
import { BoardDriver } from '../../../../tests/support/board-driver.ts';
import { BoardClipboard, mostFiles, ownType, type Parcel } from './board-clipboard.ts';
import { mostLines } from './lines.ts';

let driver: BoardDriver;
let pointer: Point | null;
let told: string[];
let files: (readonly File[])[];
let adopt: (asset: string) => Promise<string | undefined>;

const clipboardIn = (workshop: string, from = driver) =>
	new BoardClipboard(from.editor, {
		workshop,
		pointer: () => pointer,
		takeFiles: (taken) => void files.push(taken),
		adopt: (asset) => adopt(asset),
		tell: (text) => void told.push(text)
	});
/** The flavours somebody put on a clipboard; the HTML one needs a browser and is left out. */
const copied = (clipboard: BoardClipboard, cut = false): Parcel => {
	const flavours = new Map<string, string>();
	const data = { setData: (type: string, data: string) => void flavours.set(type, data) };
	if (cut) clipboard.cut(data);
	else clipboard.copy(data);
	return { own: flavours.get(ownType) ?? '', html: '', plain: flavours.get('text/plain') ?? '', files: [] };
};
const words = (plain: string): Parcel => ({ own: '', html: '', plain, files: [] });
const texts = (of = driver) => [...of.board.items()].map((item) => of.board.kinds.of(item)?.text(item));

beforeEach(() => {
	pointer = null;
	told = [];
	files = [];
	adopt = () => Promise.resolve(undefined);
	driver = new BoardDriver();
});
afterEach(() => driver.close());

describe('words', () => {
	it('become a note each line, in one step, around the pointer', async () => {
		pointer = { x: 5000, y: 300 };
		await clipboardIn('w').take(words('- one\n- two\n\n- three'));
		expect(texts()).toEqual(['one', 'two', 'three']);
		const box = boundsOf(driver.editor.selectedItems);
		expect(box && centerOf(box)).toEqual(pointer);
		driver.perform('undo');
		expect(driver.board.size).toBe(0);
	});

	it('are one item when they are one line', async () => {
		await clipboardIn('w').take(words(' only one '));
		expect(texts()).toEqual(['only one']);
	});

	it('are refused in words when they are too many lines, and cut in words when too long', async () => {
		await clipboardIn('w').take(words('line\n'.repeat(mostLines + 1)));
		expect(driver.board.size).toBe(0);
		expect(told).toHaveLength(1);
		await clipboardIn('w').take(words('x'.repeat(5000)));
		expect(texts()[0]).toHaveLength(4000);
		expect(told).toHaveLength(2);
	});

	it('that were being lost are kept whole', () => {
		clipboardIn('w').keepText('two\nlines');
		expect(texts()).toEqual(['two\nlines']);
	});
});

describe('items', () => {
	beforeEach(() => {
		driver.editor.commands.create([
			{ kind: 'note', x: 0, y: 0, props: { text: 'a "quoted" <b>' } },
			{ kind: 'note', x: 300, y: 0, props: { text: 'second' } }
		]);
		driver.editor.select(['p1-1', 'p1-2']);
	});

	it('come back as they were, beside their originals or around the pointer', async () => {
		const parcel = copied(clipboardIn('w'));
		expect(parcel.plain).toBe('a "quoted" <b>\nsecond');
		await clipboardIn('w').take(parcel);
		expect(texts()).toEqual(['a "quoted" <b>', 'second', 'a "quoted" <b>', 'second']);
		expect(driver.editor.selectedItems.map((item) => [item.x, item.y])).toEqual([
			[24, 24],
			[324, 24]
		]);
		pointer = { x: 1000, y: 1000 };
		await clipboardIn('w').take(parcel);
		const box = boundsOf(driver.editor.selectedItems);
		expect(box && centerOf(box)).toEqual(pointer);
	});

	it('go to the middle of a view that does not show where they were', async () => {
		const parcel = copied(clipboardIn('w'));
		driver.editor.viewport.set({ x: 40_000, y: 0, zoom: 1 });
		await clipboardIn('w').take(parcel);
		const box = boundsOf(driver.editor.selectedItems);
		expect(box && centerOf(box)).toEqual({ x: 40_640, y: 400 });
	});

	it('carry pictures to another workshop as its own, and leave behind what it cannot have', async () => {
		driver.editor.commands.create([
			{ kind: 'image', x: 0, y: 0, props: { asset: 'mine', alt: 'may see' } },
			{ kind: 'image', x: 0, y: 0, props: { asset: 'secret', alt: 'may not see' } },
			{ kind: 'poster', x: 0, y: 0, props: { poster: 'p' } }
		]);
		driver.perform('select-all');
		const parcel = copied(clipboardIn('w'));
		const other = new BoardDriver({ participant: 'p2' });
		const asked: string[] = [];
		adopt = (asset) => {
			asked.push(asset);
			return Promise.resolve(asset === 'mine' ? 'copy' : undefined);
		};
		await clipboardIn('v', other).take(parcel);
		expect(asked).toEqual(['mine', 'secret']);
		expect([...other.board.items()].map((item) => item.props)).toContainEqual({
			asset: 'copy',
			alt: 'may see'
		});
		expect([...other.board.items()].map((item) => item.kind).sort()).toEqual(['image', 'note', 'note']);
		expect([...other.board.items()].every((item) => item.author === 'p2')).toBe(true);
		expect(told).toHaveLength(1);
		other.close();
	});

	it('are left alone by somebody who may only read', async () => {
		const parcel = copied(clipboardIn('w'));
		driver.editor.readOnly = true;
		await clipboardIn('w').take(parcel);
		expect(driver.board.size).toBe(2);
	});
});

describe('cutting', () => {
	/** Of a later version: a kind nobody here knows, with formatted words and values inside each other. */
	const unknown = (): Y.Map<unknown> => {
		const words = new Y.Text();
		words.applyDelta([{ insert: 'plain ' }, { insert: 'bold', attributes: { bold: true } }]);
		const rows = new Y.Array<unknown>();
		rows.push(['a', 2, new Y.Map([['deep', { er: [null, true] }]])]);
		const fields = { kind: 'hologram', x: 400, y: 0, w: 90, h: 80, rotation: 0.5, z: 'a5', author: 'p9' };
		const entries: [string, unknown][] = [...Object.entries(fields), ['words', words], ['rows', rows]];
		return new Y.Map(entries);
	};
	const entry = (id: string, of = driver): unknown => of.snapshot()[id];

	beforeEach(() => {
		driver.editor.commands.create([{ kind: 'note', x: 0, y: 0, props: { text: 'mine' } }]);
		driver.doc.getMap('items').set('odd', unknown());
		driver.perform('select-all');
	});

	it('takes along what nobody here can read, and pasting brings it back whole', async () => {
		const before = entry('odd');
		const parcel = copied(clipboardIn('w'), true);
		expect(driver.board.size).toBe(0);
		expect(told).toEqual([]);
		await clipboardIn('w').take(parcel);
		const [copy] = [...driver.board.items()].filter((item) => item.broken);
		expect(entry(copy?.id ?? '')).toEqual({
			...(before as object),
			...{ x: 424, y: 24, author: 'p1', z: copy?.z }
		});
		const words = driver.board.entry(copy?.id ?? '')?.get('words');
		expect(words instanceof Y.Text && words.toDelta()).toEqual([
			{ insert: 'plain ' },
			{ insert: 'bold', attributes: { bold: true } }
		]);
		driver.perform('undo');
		driver.perform('undo');
		expect(entry('odd')).toEqual(before);
	});

	it('leaves on the board what cannot be copied, and says so', () => {
		driver.board.entry('odd')?.set('secret', new Uint8Array([1, 2]));
		driver.doc.getMap('items').set('odder', 'not even an entry');
		driver.perform('select-all');
		copied(clipboardIn('w'), true);
		expect([...driver.board.items()].map((item) => item.id)).toEqual(['odd', 'odder']);
		expect(told).toHaveLength(1);
	});

	it('deletes nothing that is too much to be pasted again', () => {
		const text = 'x'.repeat(4000);
		driver.editor.commands.create(
			Array.from({ length: 101 }, (_, index) => ({ kind: 'note', x: index, y: 0, props: { text } }))
		);
		driver.perform('select-all');
		const size = driver.board.size;
		expect(copied(clipboardIn('w'), true).own).toBe('');
		expect(driver.board.size).toBe(size);
		expect(told).toHaveLength(1);
	});

	it('takes a frame with what lies in it, without a question, in one step', () => {
		driver.editor.commands.create([{ kind: 'frame', x: -50, y: -50, w: 900, h: 600 }]);
		driver.perform('select-all');
		const before = driver.snapshot();
		copied(clipboardIn('w'), true);
		expect(driver.board.size).toBe(0);
		expect(driver.editor.deleting.question).toBeNull();
		driver.perform('undo');
		expect(driver.snapshot()).toEqual(before);
	});

	it('duplicates what nobody here can read', () => {
		driver.editor.select(['odd']);
		driver.perform('duplicate');
		expect(driver.editor.selectedItems.map((item) => [item.kind, item.x, item.y])).toEqual([
			['hologram', 424, 24]
		]);
	});

	it.each([
		['no fields', { unread: 7 }],
		['values without end', { unread: { a: { list: [{ plain: [[[[[[[[1]]]]]]]] }] } } }],
		['a list that is none', { unread: { a: { list: 7 } } }],
		['formats that are none', { unread: { a: { text: [{ insert: 3 }] } } }]
	])('takes in no entry with %s', async (_, fields) => {
		const size = driver.board.size;
		const own = JSON.stringify({
			type: 'transferboard/items',
			workshop: 'w',
			items: [{ id: 'x', kind: 'hologram', x: 0, y: 0, w: 9, h: 9, z: 'a0', ...fields }]
		});
		await clipboardIn('w').take({ ...words(''), own });
		expect(driver.board.size).toBe(size);
	});
});

it('pictures are handed on, too many refused in words', async () => {
	const picture = new File(['x'], 'a.png', { type: 'image/png' });
	await clipboardIn('w').take({ ...words('name of the file'), files: [picture] });
	expect(files).toEqual([[picture]]);
	await clipboardIn('w').take({ ...words(''), files: Array.from({ length: mostFiles + 1 }, () => picture) });
	expect(files).toHaveLength(1);
	expect(told).toHaveLength(1);
});
