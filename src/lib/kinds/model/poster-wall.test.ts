import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { boxContains, boxesTouch } from '#lib/base/model/geometry.ts';
import { BoardDocument } from '#lib/board/model/board-document.ts';
import { itemKinds } from '../models.ts';
import { layOutPosterWall } from './poster-wall.ts';

const wall = {
	directions: [
		{ id: 'cooperation', title: 'Cooperation' },
		{ id: 'innovation', title: 'Innovation' },
		{ id: 'cross-sector', title: 'Cross-sector' }
	],
	posters: ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) => ({
		id,
		direction: index < 5 ? 'innovation' : null
	})),
	areas: [
		{ id: 'ideas', title: 'Questions and ideas', hints: ['What could work here?', 'Whom to ask?'] },
		{ id: 'home', title: 'What we take home', hints: [] }
	],
	author: 'p1'
};

it('hangs every poster in the frame of its direction, nothing on top of anything else', () => {
	const doc = new Y.Doc();
	const areas = layOutPosterWall(doc, wall);
	const board = new BoardDocument(doc, itemKinds);
	const items = [...board.items()];
	expect(items.some((item) => item.broken)).toBe(false);
	const frames = items.filter((item) => itemKinds.of(item)?.can.contain);
	expect(frames.map((frame) => itemKinds.of(frame)?.text(frame))).toEqual([
		'Cooperation',
		'Innovation',
		'Cross-sector',
		'Questions and ideas',
		'What we take home'
	]);
	expect([areas['ideas'], areas['home']]).toEqual(frames.slice(3).map((frame) => frame.id));
	const owned = items.filter((item) => !frames.includes(item));
	expect(owned).toHaveLength(8);
	for (const item of owned) {
		const frame = board.lookup(item.frame ?? '');
		expect(frame && boxContains(frame, item)).toBe(true);
	}
	for (const group of [frames, owned]) {
		group.forEach((a, index) => {
			for (const b of group.slice(index + 1)) expect(boxesTouch(a, b)).toBe(false);
		});
	}
});

it('gives hints room to be read', () => {
	const doc = new Y.Doc();
	const hints = Array.from({ length: 7 }, (_, index) => `Question ${index}`);
	layOutPosterWall(doc, {
		...wall,
		areas: [wall.areas[1], { id: 'ideas', title: 'Ideas', hints }].flatMap((area) => area ?? [])
	});
	const board = new BoardDocument(doc, itemKinds);
	const texts = [...board.items()].filter(({ kind }) => kind === 'text');
	expect(texts).toHaveLength(7);
	expect(Math.min(...texts.map(({ w }) => w))).toBeGreaterThan(230);
});

it('is a wall also without posters or directions', () => {
	const doc = new Y.Doc();
	layOutPosterWall(doc, {
		...wall,
		directions: [],
		posters: [],
		areas: [{ id: 'ideas', title: 'Ideas', hints: [] }]
	});
	expect(doc.getMap('items').size).toBe(1);
});
