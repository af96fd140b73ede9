/** The tags of an item as one line of words at its lower edge, or below it where there is no room. World units. */
import type { Box } from '#lib/base/model/geometry.ts';
import { tagRoom } from '#lib/board/model/tags.ts';
import type { Paint } from '../item-view.ts';

/** World units. */
const size = 10;
const weight = 550;
const pad = 5;
const inset = 3;
/** Device pixels; smaller words cannot be read. */
const readable = 4.5;
/** Lower boxes have their tags below. */
const leastHeight = 40;
/** The part of the edge that tags take; the rest is for what kinds write there. */
export const tagShare = 0.6;

/** @param outside whether the words of the item reach its edges */
export function paintTags(
	box: Box,
	tags: readonly string[],
	{ ctx, env, texts, scale }: Paint,
	outside = false
): void {
	if (size * scale < readable) return;
	const below = outside || box.h < leastHeight;
	const words = texts.shortened(
		tags.map((tag) => `#${tag}`).join(' '),
		(below ? box.w + tagRoom : box.w * tagShare) - 2 * pad,
		size,
		weight
	);
	if (words === '') return;
	const width = texts.width(words, size, weight) + 2 * pad;
	const height = size * 1.6;
	const x = below ? box.x : box.x + box.w - width - inset;
	const y = box.y + box.h + (below ? inset : -height - inset);
	ctx.fillStyle = env.color('surface-raised');
	ctx.fillRect(x, y, width, height);
	ctx.font = `${weight} ${size}px ${texts.family}`;
	ctx.fillStyle = env.color('text');
	ctx.textAlign = 'left';
	ctx.textBaseline = 'alphabetic';
	ctx.fillText(words, x + pad, y + size * 1.15);
}
