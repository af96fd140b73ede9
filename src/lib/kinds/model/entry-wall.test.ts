import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { boxContains, boxesTouch } from '#lib/base/model/geometry.ts';
import { BoardCommands } from '#lib/board/model/board-commands.ts';
import { BoardDocument } from '#lib/board/model/board-document.ts';
import { newId } from '#lib/base/model/ids.ts';
import { entryItem, entryKind } from '../entry/model.ts';
import { itemKinds } from '../models.ts';
import { entryWall, type WallColumn } from './entry-wall.ts';

function hang(columns: readonly WallColumn[]) {
	const board = new BoardDocument(new Y.Doc(), itemKinds);
	const author = { participant: 'p1', region: null };
	new BoardCommands(board, author, newId).create(entryWall(columns, entryKind.size, entryItem));
	const items = [...board.items()];
	const frames = items.filter((item) => itemKinds.of(item)?.can.contain);
	return { board, items, frames, cards: items.filter((item) => !frames.includes(item)) };
}

const records = (count: number, name: string) => Array.from({ length: count }, (_, at) => `${name}${at}`);

it('hangs every card in the frame of its column, nothing on top of anything else', () => {
	const columns = [
		{ title: 'Strengths', records: records(11, 's') },
		{ title: 'Weaknesses', records: records(1, 'w') },
		{ title: 'Opportunities', records: [] },
		{ title: 'Threats', records: records(5, 't') }
	];
	const { board, items, frames, cards } = hang(columns);
	expect(items.some((item) => item.broken)).toBe(false);
	expect(cards).toHaveLength(17);
	for (const card of cards) {
		const frame = board.lookup(card.frame ?? '');
		expect(frame && boxContains(frame, card)).toBe(true);
		const column = columns.find(({ title }) => frame && title === itemKinds.of(frame)?.text(frame));
		expect(column?.records).toContain(Reflect.get(card.props, 'entry'));
	}
	for (const group of [frames, cards]) {
		group.forEach((a, index) => {
			for (const b of group.slice(index + 1)) expect(boxesTouch(a, b)).toBe(false);
		});
	}
});

it('lays four columns out as a square, and all of a row as high', () => {
	const { frames } = hang(['a', 'b', 'c', 'd'].map((title) => ({ title, records: records(3, title) })));
	const [a, b, c, d] = frames;
	expect([a?.y, c?.y, a?.x, b?.x]).toEqual([b?.y, d?.y, c?.x, d?.x]);
	expect(new Set(frames.map(({ h }) => h)).size).toBe(1);
});

it('is nothing without columns', () => {
	expect(entryWall([], entryKind.size, entryItem)).toEqual([]);
});
