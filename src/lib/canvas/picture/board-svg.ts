/** A board, or a part of it, as an SVG file, painted by the same views as on the screen. */
import { boundsOf, boxesTouch, grow, type Box } from '#lib/base/model/geometry.ts';
import { svg } from '#lib/base/model/svg.ts';
import type { ItemKinds } from '#lib/board/model/item-kind.ts';
import type { Item, ItemLookup } from '#lib/board/model/item.ts';
import type { BoardEnv, ItemViews } from '../item-view.ts';
import { ItemPainter } from '../scene/item-painter.ts';
import { TextLayouts, type MeasureText } from '../text-layout.ts';
import { SvgContext } from './svg-context.ts';

export interface BoardSvgParts {
	/** In the order in which they are painted. */
	readonly items: readonly Item[];
	readonly kinds: ItemKinds;
	readonly views: ItemViews;
	readonly env: BoardEnv;
	readonly measure: MeasureText;
	/** World units; all that is on the board if absent. */
	readonly area?: Box;
	/** Awaited after every few items, so that a large board keeps nobody waiting. */
	readonly turn: () => Promise<void>;
}

/** World units around everything. */
const margin = 40;
/** Fine enough for every detail. */
const detail = 4;
/** Items that are painted without a pause; some milliseconds. */
const piece = 20;

export interface BoardSvg {
	readonly svg: string;
	/** World units. */
	readonly width: number;
	readonly height: number;
}

/** @returns undefined for an empty board */
export async function boardSvg(parts: BoardSvgParts): Promise<BoardSvg | undefined> {
	const { items, kinds, views, env } = parts;
	const byId = new Map(items.map((item) => [item.id, item]));
	const lookup: ItemLookup = (id) => byId.get(id);
	const extent = boundsOf(items.map((item) => kinds.bounds(item, lookup)));
	const area = parts.area ?? (extent && grow(extent, margin));
	if (!area) return undefined;
	const context = new SvgContext();
	const texts = new TextLayouts(parts.measure, env.font);
	const painter = new ItemPainter({
		kinds,
		views,
		env: () => env,
		texts: () => texts,
		lookup,
		images: { get: (asset) => ({ source: { address: env.imageUrl(asset) }, width: 1, height: 1 }) },
		groupOf: () => undefined
	});
	context.fillStyle = env.color('board');
	context.fillRect(area.x, area.y, area.w, area.h);
	const seen = parts.area ? items.filter((item) => boxesTouch(kinds.bounds(item, lookup), area)) : items;
	for (let at = 0; at < seen.length; at += piece) {
		const some = seen.slice(at, at + piece);
		painter.items(context, detail, some, undefined, (item) => kinds.clipOf(item, lookup));
		await parts.turn();
	}
	const [width, height] = [Math.ceil(area.w), Math.ceil(area.h)];
	const root = svg(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			width,
			height,
			viewBox: `${area.x} ${area.y} ${area.w} ${area.h}`
		},
		context.finish()
	);
	return { svg: root.text, width, height };
}
