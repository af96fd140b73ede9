import type { Item } from '#lib/board/model/item.ts';
import type { ItemView, Paint, TextPlace } from '#lib/canvas/item-view.ts';
import { paintRegionMark } from '#lib/canvas/region-mark-painter.ts';
import { tagShare } from '#lib/canvas/tags/paint-tags.ts';
import { paintText } from '#lib/canvas/text-painter.ts';
import type { TextStyle } from '#lib/canvas/text-layout.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { labelWithText } from '../labels.ts';
import { paperControl } from '../style-controls.ts';
import type { NoteProps } from './model.ts';

const padding = 14;
/** World units at the lower edge for the region's name. */
const footer = 22;

const small: TextStyle = {
	sizes: [26, 22, 19, 17, 15, 13, 11, 9],
	lineHeight: 1.22,
	weight: 450,
	marked: true
};
const medium: TextStyle = {
	sizes: [44, 36, 30, 26, 22, 19, 16, 13, 11],
	lineHeight: 1.2,
	weight: 450,
	marked: true
};
const large: TextStyle = {
	sizes: [88, 72, 58, 46, 36, 28, 22, 18, 14],
	lineHeight: 1.18,
	weight: 450,
	marked: true
};

/** Words grow with the paper. */
function styleFor(item: Item<NoteProps>): TextStyle {
	const side = Math.min(item.w, item.h);
	return side < 300 ? small : side < 560 ? medium : large;
}

function placeOf(item: Item<NoteProps>): Omit<TextPlace, 'fontSize' | 'lineHeight'> {
	const below = item.region === null ? padding : footer;
	return {
		box: {
			x: item.x + padding,
			y: item.y + padding,
			w: Math.max(8, item.w - 2 * padding),
			h: Math.max(8, item.h - padding - below)
		},
		align: 'center',
		vertical: 'middle',
		color: 'note-ink',
		weight: 450
	};
}

export const noteView: ItemView<NoteProps> = {
	kind: 'note',
	icon: ['M16 3H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2V8Z', 'M15 3v4a2 2 0 0 0 2 2h4'],
	shortcut: 'N',
	name: () => m.kinds_note(),
	label: (item) => labelWithText(m.kinds_note(), item.props.text),
	styles: [paperControl],
	textPlace(item, texts) {
		const place = placeOf(item);
		const style = styleFor(item);
		const layout = texts.layout(item.props, item.props.text, place.box.w, place.box.h, style);
		return { ...place, fontSize: layout.size, lineHeight: style.lineHeight };
	},
	paint(item, paint) {
		const { ctx, scale, env } = paint;
		const { x, y, w, h } = item;
		if (scale > 0.25) {
			// A quiet shadow below, so that notes on notes can be told apart.
			ctx.fillStyle = env.color('board-shadow');
			ctx.fillRect(x + 2, y + 4, w - 4, h);
		}
		ctx.fillStyle = env.color(`note-${item.props.color}`);
		ctx.fillRect(x, y, w, h);
		paintText(paint, item.props, item.props.text, placeOf(item), styleFor(item));
		if (item.region !== null && scale > 0.45) paintRegion(item, paint);
	}
};

/** Whose paper it is: the region's colour, shape and name, small, at the lower edge. */
function paintRegion(item: Item<NoteProps>, { ctx, env, texts, scale }: Paint): void {
	const region = item.region === null ? undefined : env.region(item.region);
	if (!region || item.h < 80) return;
	const size = 10;
	const y = item.y + item.h - 12;
	ctx.fillStyle = env.color(region.color);
	paintRegionMark(ctx, region.shape, { x: item.x + padding - 1, y: y - 5, size: 10 });
	if (scale * size < 6) return;
	const room = item.w * (item.tags ? 1 - tagShare : 1) - 2 * padding - 14;
	ctx.fillStyle = env.color('note-ink');
	ctx.font = `500 ${size}px ${texts.family}`;
	ctx.textAlign = 'left';
	ctx.textBaseline = 'alphabetic';
	ctx.fillText(texts.shortened(region.name, room, size, 500), item.x + padding + 13, y + 3.5);
}
