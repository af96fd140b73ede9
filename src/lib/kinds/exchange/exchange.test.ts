import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Item } from '#lib/board/model/item.ts';
import { sampleBoard } from '../../../../tests/support/sample-board.ts';
import { itemKinds } from '../models.ts';
import { toExcalidraw } from './excalidraw.ts';
import { foreignItem, mostForeign, type ForeignBoard } from './foreign-items.ts';
import { toJsonCanvas } from './json-canvas.ts';
import { readBoard } from './read-board.ts';

const { frame, note, shape, items } = sampleBoard;
const wordsOf = (item: Item) => itemKinds.of(item)?.text(item) ?? '';

const told = (file: string): ForeignBoard => {
	const read = readBoard(file);
	if (!read.ok) throw new Error(read.reason);
	return read.value;
};
const byId = (board: ForeignBoard, id: string) => board.items.find((item) => item.id === id);
const Written = v.object({
	elements: v.array(v.looseObject({ id: v.string(), boundElements: v.optional(v.unknown()) })),
	files: v.unknown()
});
/** What of an item another program can keep. */
const kept = (item: Item | undefined) =>
	item && { kind: item.kind, x: item.x, y: item.y, text: wordsOf(item) };

describe('a board for Excalidraw', () => {
	const file = toExcalidraw(items, wordsOf, new Map());

	it('comes back as it was: kinds, places, words, frames, ends of connectors', () => {
		const board = told(file);
		expect(board.left).toBe(0);
		for (const item of items.filter(({ kind }) => kind !== 'connector'))
			expect(kept(byId(board, item.id))).toEqual(kept(item));
		expect(byId(board, 'n')).toMatchObject({ frame: 'f', props: { color: 'green' } });
		expect(byId(board, 's')).toMatchObject({ rotation: 0.3, props: shape.props });
		expect(byId(board, 't')).toMatchObject({ props: { size: 'xl' } });
		expect(byId(board, 'i')).toMatchObject({ props: { color: 'blue', points: [0, 0, 0.5, 20, 10, 1] } });
		expect(byId(board, 'c')).toMatchObject({
			kind: 'connector',
			props: { from: { item: 'n' }, to: { item: 'm' }, text: 'prowadzi do', arrow: 'both' }
		});
	});

	it('binds arrows and texts at both sides, as its editor asks for', () => {
		const { elements } = v.parse(Written, JSON.parse(file));
		expect(elements.find(({ id }) => id === 'n')?.boundElements).toEqual([
			{ id: 'c', type: 'arrow' },
			{ id: 'n-text', type: 'text' }
		]);
		expect(elements.find(({ id }) => id === 'n-text')).toMatchObject({ containerId: 'n' });
	});

	it('takes pictures along', () => {
		const picture = foreignItem('p', 'image', { props: { asset: 'a1', alt: 'Crates' } });
		const data = 'data:image/webp;base64,AAAA';
		const { elements, files } = v.parse(
			Written,
			JSON.parse(toExcalidraw([picture], wordsOf, new Map([['a1', data]])))
		);
		expect(elements).toMatchObject([{ type: 'image', fileId: 'a1' }]);
		expect(files).toMatchObject({ a1: { dataURL: data, mimeType: 'image/webp' } });
	});
});

describe('a board as JSON Canvas', () => {
	it('keeps cards, groups and edges', () => {
		const board = told(toJsonCanvas(items, wordsOf));
		expect(board.left).toBe(0);
		expect(kept(byId(board, 'f'))).toEqual(kept(frame));
		expect(byId(board, 'n')).toMatchObject({ kind: 'note', frame: 'f', props: note.props });
		expect(byId(board, 't')).toMatchObject({ kind: 'note', frame: null });
		expect(byId(board, 'c')).toMatchObject({
			props: { from: { item: 'n', anchor: 'right' }, arrow: 'both' }
		});
		expect(byId(board, 'i')).toBeUndefined();
	});

	it('reads what the specification allows, and counts what has no counterpart', () => {
		const node = { x: 0, y: 0, width: 200, height: 100 };
		const board = told(
			JSON.stringify({
				nodes: [
					{ ...node, id: 'a', type: 'file', file: 'notes/day.md' },
					{ ...node, id: 'b', type: 'link', url: 'https://lublin.example', color: '#ffc9e0' },
					{ ...node, id: 'c', type: 'text', text: 'x', x: 'far' }
				],
				edges: [
					{ id: 'e', fromNode: 'a', toNode: 'b' },
					{ id: 'g', fromNode: 'a', toNode: 'nobody' }
				]
			})
		);
		expect(board.items.map(({ id }) => id)).toEqual(['a', 'b', 'e']);
		expect(byId(board, 'b')).toMatchObject({ props: { text: 'https://lublin.example', color: 'pink' } });
		expect(byId(board, 'e')).toMatchObject({ props: { arrow: 'end' } });
		expect(board.left).toBe(2);
	});
});

describe('a file', () => {
	it.each([['no JSON'], ['[]'], ['null'], ['{"type":"excalidraw"}'], ['{"nodes":3}']])(
		'%s is refused',
		(file) => {
			const read = readBoard(file);
			expect(read.ok && read.value.items.length > 0).toBe(false);
		}
	);

	it('with more things than a board should get is refused', () => {
		const nodes = Array.from({ length: mostForeign + 1 }, (_, at) => ({ id: `${at}` }));
		expect(readBoard(JSON.stringify({ nodes }))).toMatchObject({ ok: false, reason: 'too-many-items' });
	});

	it('with numbers and words beyond all bounds harms nobody', () => {
		const element = { id: 'x', type: 'text', x: 0, y: 0, width: 10, height: 10 };
		const board = told(
			JSON.stringify({
				type: 'excalidraw',
				elements: [
					{ ...element, text: 'w'.repeat(50_000) },
					{ ...element, id: 'far', x: 1e300 },
					{ ...element, id: 'gone', isDeleted: true },
					null
				]
			})
		);
		expect(board.items.map(({ id }) => id)).toEqual(['x']);
		expect(wordsOf(board.items[0] ?? frame).length).toBe(10_000);
		expect(board.left).toBe(2);
	});
});
