import type { Box } from '#lib/base/model/geometry.ts';
import type { Item } from '#lib/board/model/item.ts';
import type { ItemView, PaintContext, TextPlace } from '#lib/canvas/item-view.ts';
import { paintText } from '#lib/canvas/text-painter.ts';
import type { TextStyle } from '#lib/canvas/text-layout.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { labelWithText } from '../labels.ts';
import { paperOfInk } from '../model/colors.ts';
import { inkControl } from '../style-controls.ts';
import { corners } from '../model/forms.ts';
import type { Form } from '../model/forms.ts';
import type { ShapeProps } from './model.ts';

const style: TextStyle = { sizes: [24, 20, 18, 16, 14, 12, 10], lineHeight: 1.22, weight: 450 };
const lineWidth = 2.5;

/** The share of the box, from each side, that the text keeps away from, so that it stays inside the form. */
const insets: Readonly<Record<Form, { readonly x: number; readonly top: number; readonly bottom: number }>> =
	{
		rectangle: { x: 0.06, top: 0.06, bottom: 0.06 },
		ellipse: { x: 0.16, top: 0.16, bottom: 0.16 },
		diamond: { x: 0.25, top: 0.25, bottom: 0.25 },
		triangle: { x: 0.26, top: 0.46, bottom: 0.06 },
		hexagon: { x: 0.17, top: 0.08, bottom: 0.08 },
		parallelogram: { x: 0.2, top: 0.06, bottom: 0.06 },
		star: { x: 0.3, top: 0.4, bottom: 0.24 },
		arrow: { x: 0.1, top: 0.28, bottom: 0.28 },
		callout: { x: 0.06, top: 0.06, bottom: 0.26 }
	};

function placeOf({ x, y, w, h, props }: Item<ShapeProps>): Omit<TextPlace, 'fontSize' | 'lineHeight'> {
	const inset = insets[props.form];
	return {
		box: {
			x: x + w * inset.x,
			y: y + h * inset.top,
			w: Math.max(8, w * (1 - 2 * inset.x)),
			h: Math.max(8, h * (1 - inset.top - inset.bottom))
		},
		align: 'center',
		vertical: 'middle',
		color: props.fill === 'none' ? 'text' : 'note-ink',
		weight: style.weight
	};
}

function trace(ctx: PaintContext, form: Form, { x, y, w, h }: Box): void {
	ctx.beginPath();
	if (form === 'rectangle') ctx.roundRect(x, y, w, h, 4);
	else if (form === 'ellipse') ctx.ellipse(x + w / 2, y + h / 2, w / 2, h / 2, 0, 0, 2 * Math.PI);
	else {
		corners[form].forEach((corner, index) => {
			if (index === 0) ctx.moveTo(x + corner.x * w, y + corner.y * h);
			else ctx.lineTo(x + corner.x * w, y + corner.y * h);
		});
		ctx.closePath();
	}
}

export const shapeView: ItemView<ShapeProps> = {
	kind: 'shape',
	icon: [
		'M8.3 10a.7.7 0 0 1-.626-1.079L11.4 3a.7.7 0 0 1 1.198-.043L16.3 8.9a.7.7 0 0 1-.572 1.1Z',
		'M3 14h7v7H3z',
		'M17.5 14a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7'
	],
	shortcut: 'S',
	name: () => m.kinds_shape(),
	label: (item) => labelWithText(formName[item.props.form](), item.props.text),
	styles: [
		{
			field: 'form',
			type: 'choice',
			label: () => m.kinds_style_form(),
			options: [
				{ value: 'rectangle', label: () => m.kinds_form_rectangle(), icon: ['M3 5h18v14H3z'] },
				{
					value: 'ellipse',
					label: () => m.kinds_form_ellipse(),
					icon: ['M12 5c5 0 9 3 9 7s-4 7-9 7-9-3-9-7 4-7 9-7z']
				},
				{ value: 'diamond', label: () => m.kinds_form_diamond(), icon: ['M12 3l9 9-9 9-9-9z'] },
				{ value: 'triangle', label: () => m.kinds_form_triangle(), icon: ['M12 4l9 16H3z'] },
				{ value: 'hexagon', label: () => m.kinds_form_hexagon(), icon: ['M7 4h10l5 8-5 8H7l-5-8z'] },
				{ value: 'parallelogram', label: () => m.kinds_form_parallelogram(), icon: ['M7 5h15l-5 14H2z'] },
				{
					value: 'star',
					label: () => m.kinds_form_star(),
					icon: ['M12 3l2.7 5.8 6.3.7-4.7 4.2 1.3 6.3-5.6-3.2L6.4 20l1.3-6.3L3 9.5l6.3-.7z']
				},
				{ value: 'arrow', label: () => m.kinds_form_arrow(), icon: ['M3 9h10V4l8 8-8 8v-5H3z'] },
				{ value: 'callout', label: () => m.kinds_form_callout(), icon: ['M3 4h18v12H11l-5 5v-5H3z'] }
			]
		},
		inkControl,
		{
			field: 'fill',
			type: 'choice',
			label: () => m.kinds_style_fill(),
			options: [
				{ value: 'soft', label: () => m.kinds_fill_soft() },
				{ value: 'none', label: () => m.kinds_fill_none() }
			]
		}
	],
	textPlace(item, texts) {
		const place = placeOf(item);
		const layout = texts.layout(item.props, item.props.text, place.box.w, place.box.h, style);
		return { ...place, fontSize: layout.size, lineHeight: style.lineHeight };
	},
	paint(item, paint) {
		const { ctx, scale, env } = paint;
		const { form, color, fill } = item.props;
		if (scale < 0.12 && form === 'rectangle') {
			ctx.fillStyle = ctx.strokeStyle = env.color(
				fill === 'none' ? `ink-${color}` : `note-${paperOfInk[color]}`
			);
			ctx.lineWidth = Math.max(lineWidth, 0.75 / scale);
			if (fill === 'none') ctx.strokeRect(item.x, item.y, item.w, item.h);
			else ctx.fillRect(item.x, item.y, item.w, item.h);
		} else {
			trace(ctx, form, item);
			if (fill !== 'none') {
				ctx.fillStyle = env.color(`note-${paperOfInk[color]}`);
				ctx.fill();
			}
			ctx.strokeStyle = env.color(`ink-${color}`);
			ctx.lineWidth = Math.max(lineWidth, 0.75 / scale);
			ctx.lineJoin = 'round';
			ctx.stroke();
		}
		paintText(paint, item.props, item.props.text, placeOf(item), style);
	}
};

const formName: Readonly<Record<Form, () => string>> = {
	rectangle: () => m.kinds_form_rectangle(),
	ellipse: () => m.kinds_form_ellipse(),
	diamond: () => m.kinds_form_diamond(),
	triangle: () => m.kinds_form_triangle(),
	hexagon: () => m.kinds_form_hexagon(),
	parallelogram: () => m.kinds_form_parallelogram(),
	star: () => m.kinds_form_star(),
	arrow: () => m.kinds_form_arrow(),
	callout: () => m.kinds_form_callout()
};
