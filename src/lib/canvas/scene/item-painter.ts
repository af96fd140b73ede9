/** Paints single items: turns the context, asks the view, and keeps one broken item from spoiling the rest. */
import type { Box } from '#lib/base/model/geometry.ts';
import { boxContains } from '#lib/base/model/geometry.ts';
import type { ItemKinds } from '#lib/board/model/item-kind.ts';
import type { Item, ItemLookup } from '#lib/board/model/item.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { paintTag } from '../coloring/paint-tag.ts';
import type { BoardEnv, ItemGroup, ItemViews, Paint, PaintContext } from '../item-view.ts';
import { paintTags } from '../tags/paint-tags.ts';
import type { TextLayouts } from '../text-layout.ts';
import type { ImageStore } from './image-store.ts';

export interface ItemPainterOptions {
	readonly kinds: ItemKinds;
	readonly views: ItemViews;
	readonly env: () => BoardEnv;
	readonly texts: () => TextLayouts;
	readonly lookup: ItemLookup;
	readonly images: Pick<ImageStore, 'get'>;
	/** By what an item is coloured instead of by its own colours. */
	groupOf(item: Item): ItemGroup | undefined;
}

/** World units between the dots of the ground, and the scale from which they are shown. */
const dotDistance = 32;
const dotScale = 0.6;

export class ItemPainter {
	readonly #options: ItemPainterOptions;
	/** The item whose text is being edited in an HTML field. */
	editing: string | null = null;

	constructor(options: ItemPainterOptions) {
		this.#options = options;
	}

	/** Fills a world box with the board's ground. The context is in world units. */
	ground(ctx: PaintContext, scale: number, box: Box): void {
		const env = this.#options.env();
		ctx.fillStyle = env.color('board');
		ctx.fillRect(box.x, box.y, box.w, box.h);
		if (scale < dotScale) return;
		ctx.fillStyle = env.color('board-dot');
		const size = Math.max(1.5 / scale, 1.75);
		const left = Math.floor(box.x / dotDistance) * dotDistance;
		const top = Math.floor(box.y / dotDistance) * dotDistance;
		for (let y = top; y <= box.y + box.h; y += dotDistance) {
			for (let x = left; x <= box.x + box.w; x += dotDistance)
				ctx.fillRect(x - size / 2, y - size / 2, size, size);
		}
	}

	/** Lays the line of an item that is one, in world units; false for everything else, and nothing is laid. */
	line(ctx: PaintContext, item: Item): boolean {
		const line = this.#options.views.of(item)?.line;
		line?.(item, ctx, this.#options.lookup);
		return line !== undefined;
	}

	/**
	 * Paints items in the given order. The context is in world units, `scale` device pixels per unit; `clipOf`
	 * says at which world box an item is cut off.
	 */
	items(
		ctx: PaintContext,
		scale: number,
		items: Iterable<Item>,
		hidden: ReadonlySet<string> | undefined,
		clipOf: (item: Item) => Box | undefined
	): void {
		const { kinds, views, texts, lookup, images, groupOf } = this.#options;
		const env = this.#options.env();
		let current = '';
		const paint: { -readonly [Key in keyof Paint]: Paint[Key] } = {
			ctx,
			scale,
			env,
			texts: texts(),
			lookup,
			editing: false,
			image: (asset, width) => images.get(asset, width, current)
		};
		for (const item of items) {
			if (hidden?.has(item.id)) continue;
			const view = views.of(item);
			current = item.id;
			paint.editing = item.id === this.editing;
			const group = groupOf(item);
			paint.env = group?.env ?? env;
			const turned = item.rotation !== 0;
			const clip = item.frame === null ? undefined : clipOf(item);
			// Most things lie wholly inside of what owns them.
			const cut = clip !== undefined && !boxContains(clip, kinds.outline(item, lookup));
			if (turned || cut) ctx.save();
			if (cut) {
				ctx.beginPath();
				ctx.rect(clip.x, clip.y, clip.w, clip.h);
				ctx.clip();
			}
			if (turned) {
				ctx.translate(item.x + item.w / 2, item.y + item.h / 2);
				ctx.rotate(item.rotation);
				ctx.translate(-item.x - item.w / 2, -item.y - item.h / 2);
			}
			if (view) view.paint(item, paint);
			else paintPlaceholder(item, paint);
			if (item.tags && view?.line) {
				const words = view.textPlace?.(item, paint.texts, lookup).box;
				if (words) paintTags(belowWords(words), item.tags, paint, true);
			} else if (item.tags) paintTags(kinds.box(item, lookup), item.tags, paint, view?.bare);
			if (item.draft) paintPrivate(item, item.draft.kept, paint);
			else if (group && group.key !== null) {
				const tag = { words: group.name, fill: group.color, text: group.textColor };
				paintTag(kinds.box(item, lookup), tag, paint, view?.bare);
			}
			if (turned || cut) ctx.restore();
		}
	}
}

/** The box of a line's words, as wide as tags below them need it. */
function belowWords(words: Box): Box {
	const w = Math.max(words.w, 120);
	return { ...words, x: words.x + (words.w - w) / 2, w };
}

/** An item that cannot be read: a dashed box, so that people see that something is there. */
function paintPlaceholder(item: Item, { ctx, env, scale }: Paint): void {
	ctx.strokeStyle = env.color('text-muted');
	ctx.lineWidth = Math.max(1.5, 1 / scale);
	ctx.setLineDash([6, 5]);
	ctx.strokeRect(item.x, item.y, item.w, item.h);
	ctx.setLineDash([]);
	ctx.beginPath();
	ctx.moveTo(item.x, item.y);
	ctx.lineTo(item.x + item.w, item.y + item.h);
	ctx.stroke();
}

/**
 * What nobody else sees: a dashed line around it, and a mark with words at its upper edge as soon as they can be
 * read. Stays inside of the item's bounds.
 */
function paintPrivate(item: Item, kept: boolean, paint: Paint): void {
	const { ctx, env, scale } = paint;
	ctx.strokeStyle = env.color('accent');
	ctx.lineWidth = Math.max(2.5, 1.5 / scale);
	ctx.setLineDash([9, 6]);
	ctx.strokeRect(item.x + 1, item.y + 1, item.w - 2, item.h - 2);
	ctx.setLineDash([]);
	const words = kept ? m.private_mark_kept() : m.private_mark();
	paintTag(item, { words, fill: 'accent', text: 'accent-text' }, paint);
}
