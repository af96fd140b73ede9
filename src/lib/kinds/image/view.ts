import type { ItemView } from '#lib/canvas/item-view.ts';
import { paintText } from '#lib/canvas/text-painter.ts';
import type { TextStyle } from '#lib/canvas/text-layout.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { ImageProps } from './model.ts';

const style: TextStyle = { sizes: [18, 15, 12], lineHeight: 1.25, weight: 400 };
const padding = 12;

export const imageView: ItemView<ImageProps> = {
	kind: 'image',
	icon: [
		'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z',
		'M9 7a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
		'M21 15l-3.086-3.086a2 2 0 0 0-2.828 0L6 21'
	],
	name: () => m.kinds_image(),
	label: (item) =>
		item.props.alt === ''
			? m.kinds_image_without_description()
			: m.kinds_labelled({ kind: m.kinds_image(), text: item.props.alt }),
	styles: [],
	paint(item, paint) {
		const { ctx, scale, env } = paint;
		const { x, y, w, h } = item;
		const image = paint.image(item.props.asset, w * scale);
		if (image) {
			ctx.imageSmoothingEnabled = true;
			ctx.drawImage(image.source, x, y, w, h);
			return;
		}
		// On its way or lost: its place and what it shows.
		ctx.fillStyle = env.color('surface-sunken');
		ctx.fillRect(x, y, w, h);
		ctx.strokeStyle = env.color('line-strong');
		ctx.lineWidth = 1;
		ctx.strokeRect(x, y, w, h);
		const box = {
			x: x + padding,
			y: y + padding,
			w: Math.max(8, w - 2 * padding),
			h: Math.max(8, h - 2 * padding)
		};
		const place = { box, align: 'center', vertical: 'middle', color: 'text-muted', weight: 400 } as const;
		paintText(paint, item.props, item.props.alt, place, style);
	}
};
