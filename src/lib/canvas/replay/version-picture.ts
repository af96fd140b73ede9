/** A board as it was at some moment, small, painted by the views of the screen. */
import { boundsOf, grow } from '#lib/base/model/geometry.ts';
import type { Timeline } from '#lib/board/model/history/timeline.ts';
import { itemFromFields, sortedForPainting } from '#lib/board/model/item-entry.ts';
import type { ItemKinds } from '#lib/board/model/item-kind.ts';
import type { Item, ItemLookup } from '#lib/board/model/item.ts';
import { fitting, type Size } from '../camera.ts';
import type { BoardEnv, ItemViews, PaintContext } from '../item-view.ts';
import { ItemPainter } from '../scene/item-painter.ts';
import { TextLayouts } from '../text-layout.ts';

/** Everything on the board at a place of its timeline, in the order of painting; what cannot be read is left out. */
export function itemsAt(timeline: Timeline, place: number, kinds: ItemKinds): readonly Item[] {
	const items: Item[] = [];
	for (const [id, entry] of timeline.between(0, place)) {
		const item = entry && itemFromFields(id, { ...entry.plain, ...entry.texts }, kinds);
		if (item) items.push(item);
	}
	return sortedForPainting(items, kinds);
}

/** Paints a board as it was at a place of its timeline, onto a bitmap of this size. */
export type PaintPlace = (place: number, ctx: PaintContext, size: Size) => void;

export interface PictureParts {
	readonly kinds: ItemKinds;
	readonly views: ItemViews;
	readonly env: BoardEnv;
}

/** World units around everything. */
const margin = 20;

/** @param size of the bitmap, in its pixels */
export function paintItems(
	ctx: PaintContext,
	size: Size,
	items: readonly Item[],
	{ kinds, views, env }: PictureParts
): void {
	const byId = new Map(items.map((item) => [item.id, item]));
	const lookup: ItemLookup = (id) => byId.get(id);
	ctx.setTransform(1, 0, 0, 1, 0, 0);
	ctx.fillStyle = env.color('board');
	ctx.fillRect(0, 0, size.w, size.h);
	const extent = boundsOf(items.map((item) => kinds.bounds(item, lookup)));
	if (!extent) return;
	const { x, y, zoom } = fitting(grow(extent, margin), size, 0, 1);
	// At this size words are bars, whose length needs no measuring.
	const texts = new TextLayouts((text) => text.length * 50, env.font);
	const painter = new ItemPainter({
		kinds,
		views,
		env: () => env,
		texts: () => texts,
		lookup,
		images: { get: () => undefined },
		groupOf: () => undefined
	});
	ctx.setTransform(zoom, 0, 0, zoom, -x * zoom, -y * zoom);
	painter.items(ctx, zoom, items, undefined, (item) => kinds.clipOf(item, lookup));
}
