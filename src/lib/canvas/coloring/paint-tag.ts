/** A line of words at the upper edge of an item, for what colour alone must not say. World units. */
import type { Box } from '#lib/base/model/geometry.ts';
import type { Paint } from '../item-view.ts';

export interface Tag {
	readonly words: string;
	/** Colour tokens. */
	readonly fill: string;
	readonly text: string;
}

const weight = 650;
/** World units. From afar the words are kept as large as on paper, up to `most`. */
const size = { least: 11, most: 30 };
/** Device pixels; smaller words cannot be read. */
const readable = 5;

/** World units that a tag may take above a box. */
const above = 20;

/** Paints a tag at the upper edge of `box`, inside of it or above, if it can be read there. */
export function paintTag(box: Box, tag: Tag, { ctx, env, texts, scale }: Paint, outside = false): void {
	const room = outside ? above / 1.6 : box.h / 5;
	const height = Math.min(Math.max(size.least, Math.min(size.most, 11 / scale)), room);
	const top = outside ? box.y - height * 1.6 : box.y;
	if (scale * height < readable) return;
	const pad = height * 0.55;
	const words = texts.shortened(tag.words, box.w - 2 * pad, height, weight);
	if (words === '') return;
	ctx.font = `${weight} ${height}px ${texts.family}`;
	ctx.fillStyle = env.color(tag.fill);
	ctx.fillRect(box.x, top, texts.width(words, height, weight) + 2 * pad, height * 1.6);
	ctx.fillStyle = env.color(tag.text);
	ctx.textAlign = 'left';
	ctx.textBaseline = 'alphabetic';
	ctx.fillText(words, box.x + pad, top + height * 1.17);
}
