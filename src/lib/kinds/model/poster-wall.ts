/** Lays out a first board: a frame per direction with its posters, and below those for what people write. */
import type * as Y from 'yjs';
import { newId } from '#lib/base/model/ids.ts';
import type { NewItem } from '#lib/board/model/board-commands.ts';
import { writeItem } from '#lib/board/model/item-entry.ts';
import { withPatch } from '#lib/board/model/item.ts';
import type { Item } from '#lib/board/model/item.ts';
import { keysBetween } from '#lib/board/model/order.ts';
import { frameKind } from '../frame/model.ts';
import { itemKinds } from '../models.ts';
import { posterItem, posterKind } from '../poster/model.ts';
import { textKind } from '../text/model.ts';

export interface PosterWall {
	/** The frames from left to right; a poster hangs in the one whose id is its direction. */
	readonly directions: readonly { readonly id: string; readonly title: string }[];
	readonly posters: readonly { readonly id: string; readonly direction: string | null }[];
	/** Frames below for what people write, from left to right, with hints on what belongs there. */
	readonly areas: readonly {
		readonly id: string;
		readonly title: string;
		readonly hints: readonly string[];
	}[];
	/** Participant id of who set the board up. */
	readonly author: string;
}

/** World units. */
const gap = 40;
const betweenFrames = 120;
const columns = 2;
/** Room for at least this many rows of posters, so that others can be hung up. */
const leastRows = 2;
const hintWidth = 400;
/** Narrower hints are hard to read: then there are more rows of them. */
const leastHintWidth = 280;
const hintRow = 130;
const areaHeight = 760;

/**
 * Writes the wall into an empty board document, in one transaction.
 * @returns the frames of the areas, by their ids
 */
export function layOutPosterWall(doc: Y.Doc, wall: PosterWall): Readonly<Record<string, string>> {
	const { w, h } = posterKind.size;
	const known = new Set(wall.directions.map((direction) => direction.id));
	const posters = wall.posters.map((poster) => ({
		id: poster.id,
		// A poster without a direction hangs in the first frame rather than nowhere.
		direction:
			poster.direction !== null && known.has(poster.direction) ? poster.direction : wall.directions[0]?.id
	}));
	const most = Math.max(
		...wall.directions.map(({ id }) => posters.filter((poster) => poster.direction === id).length),
		0
	);
	const rows = Math.max(leastRows, Math.ceil(most / columns));
	const frameWidth = columns * w + (columns + 1) * gap;
	const frameHeight = rows * h + (rows + 1) * gap;
	const items: (NewItem & { readonly id: string })[] = [];
	wall.directions.forEach(({ id, title }, index) => {
		const frame = newId();
		const x = index * (frameWidth + betweenFrames);
		items.push({ id: frame, kind: frameKind.kind, x, y: 0, w: frameWidth, h: frameHeight, props: { title } });
		posters
			.filter((poster) => poster.direction === id)
			.forEach((poster, place) => {
				const column = place % columns;
				const row = Math.floor(place / columns);
				items.push({
					id: newId(),
					...posterItem(poster.id),
					x: x + gap + column * (w + gap),
					y: gap + row * (h + gap),
					frame
				});
			});
	});
	const width = Math.max(1, wall.directions.length) * (frameWidth + betweenFrames) - betweenFrames;
	const areaWidth = (width + betweenFrames) / Math.max(1, wall.areas.length) - betweenFrames;
	const top = frameHeight + betweenFrames;
	const frames: Record<string, string> = {};
	wall.areas.forEach(({ id, title, hints }, place) => {
		const frame = (frames[id] = newId());
		const x = place * (areaWidth + betweenFrames);
		items.push({
			...{ id: frame, kind: frameKind.kind, x, y: top, w: areaWidth, h: areaHeight },
			props: { title }
		});
		const room = areaWidth - 2 * gap;
		const beside = Math.max(1, Math.min(hints.length, Math.floor(room / leastHintWidth)));
		const step = room / beside;
		hints.forEach((text, index) => {
			items.push({
				id: newId(),
				kind: textKind.kind,
				x: x + gap + (index % beside) * step,
				y: top + gap + Math.floor(index / beside) * hintRow,
				w: Math.min(hintWidth, step - gap),
				h: 64,
				frame,
				props: { text, size: 'm' }
			});
		});
	});
	const keys = keysBetween(undefined, undefined, items.length);
	doc.transact(() => {
		const root = doc.getMap('items');
		items.forEach((item, index) =>
			writeItem(root, finished(item, keys[index] ?? '', wall.author), itemKinds)
		);
	});
	return frames;
}

function finished(item: NewItem & { readonly id: string }, z: string, author: string): Item {
	const kind = itemKinds.get(item.kind);
	if (!kind) throw new Error(`unknown kind of item: ${item.kind}`);
	const base: Item = {
		id: item.id,
		kind: item.kind,
		x: item.x,
		y: item.y,
		w: kind.size.w,
		h: kind.size.h,
		rotation: 0,
		z,
		author,
		region: null,
		frame: null,
		locked: false,
		lockedBy: null,
		group: null,
		props: kind.defaults,
		broken: false
	};
	const { id: _id, kind: _kind, ...patch } = item;
	return withPatch(base, patch);
}
