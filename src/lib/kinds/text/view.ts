import type { Item } from '#lib/board/model/item.ts';
import type { ItemView, TextPlace } from '#lib/canvas/item-view.ts';
import { paintText } from '#lib/canvas/text-painter.ts';
import type { TextStyle } from '#lib/canvas/text-layout.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { labelWithText } from '../labels.ts';
import { fontSizes } from './model.ts';
import type { TextProps } from './model.ts';

const lineHeight = 1.3;
const styles: Readonly<Record<TextProps['size'], TextStyle>> = {
	s: { sizes: [fontSizes.s], lineHeight, weight: 400, marked: true },
	m: { sizes: [fontSizes.m], lineHeight, weight: 400, marked: true },
	l: { sizes: [fontSizes.l], lineHeight: 1.2, weight: 600, marked: true },
	xl: { sizes: [fontSizes.xl], lineHeight: 1.1, weight: 650, marked: true }
};

/** So high that nothing is ever cut off: the item grows with its text. */
const unlimited = 1e6;

const placeOf = (item: Item<TextProps>): Omit<TextPlace, 'fontSize' | 'lineHeight'> => ({
	box: { x: item.x, y: item.y, w: item.w, h: unlimited },
	align: 'left',
	vertical: 'top',
	color: 'text',
	weight: styles[item.props.size].weight
});

export const textView: ItemView<TextProps> = {
	kind: 'text',
	icon: ['M4 7V4h16v3', 'M9 20h6', 'M12 4v16'],
	shortcut: 'T',
	bare: true,
	name: () => m.kinds_text(),
	label: (item) => labelWithText(m.kinds_text(), item.props.text),
	styles: [
		{
			field: 'size',
			type: 'choice',
			label: () => m.kinds_style_size(),
			options: [
				{ value: 's', label: () => m.kinds_size_s() },
				{ value: 'm', label: () => m.kinds_size_m() },
				{ value: 'l', label: () => m.kinds_size_l() },
				{ value: 'xl', label: () => m.kinds_size_xl() }
			]
		}
	],
	textPlace(item, texts) {
		const style = styles[item.props.size];
		const layout = texts.layout(item.props, item.props.text, item.w, unlimited, style);
		const place = placeOf(item);
		return {
			...place,
			box: { ...place.box, h: layout.height },
			fontSize: layout.size,
			lineHeight: style.lineHeight
		};
	},
	height(item, texts) {
		return texts.layout(item.props, item.props.text, item.w, unlimited, styles[item.props.size]).height;
	},
	paint(item, paint) {
		const style = styles[item.props.size];
		const place = placeOf(item);
		if (fontSizes[item.props.size] * paint.scale < 1.5) {
			// Too far for lines: a faint block says that something is written here.
			if (item.props.text === '') return;
			paint.ctx.fillStyle = paint.env.color('line-strong');
			paint.ctx.globalAlpha = 0.45;
			paint.ctx.fillRect(item.x, item.y, item.w, item.h);
			paint.ctx.globalAlpha = 1;
			return;
		}
		// From afar the painter guesses lines from the box, so it needs the real one.
		const far = style.sizes.every((size) => size * paint.scale < 4.5);
		paintText(
			paint,
			item.props,
			item.props.text,
			far ? { ...place, box: { ...place.box, h: item.h } } : place,
			style
		);
	}
};
