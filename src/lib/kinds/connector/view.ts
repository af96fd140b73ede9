import type { Point } from '#lib/base/model/geometry.ts';
import type { Item } from '#lib/board/model/item.ts';
import type { ItemView, PaintContext, TextPlace } from '#lib/canvas/item-view.ts';
import { paintText } from '#lib/canvas/text-painter.ts';
import type { TextLayouts, TextStyle } from '#lib/canvas/text-layout.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { labelWithText } from '../labels.ts';
import { inkControl } from '../style-controls.ts';
import { sideControl } from './sides.ts';
import { labelWidth, pathOf } from './model.ts';
import type { ConnectorProps } from './model.ts';
import { middleOfPath } from './model/path.ts';
import type { Path } from './model/path.ts';

const style: TextStyle = { sizes: [15], lineHeight: 1.25, weight: 500 };
const lineWidth = 2.5;
const headLength = 13;
/** A label stays within this of the line's middle, see `margin` in the model. */
const labelHeight = 150;

function labelPlace(
	item: Item<ConnectorProps>,
	path: Path,
	texts: TextLayouts
): Omit<TextPlace, 'fontSize' | 'lineHeight'> {
	const layout = texts.layout(item.props, item.props.text, labelWidth, labelHeight, style);
	const middle = middleOfPath(path);
	const width = Math.max(24, ...layout.lines.map((line) => line.width));
	return {
		box: {
			x: middle.x - width / 2,
			y: middle.y - layout.height / 2,
			w: width,
			h: layout.height
		},
		align: 'center',
		vertical: 'middle',
		color: 'text',
		weight: style.weight
	};
}

/** World units by which corners are rounded. */
const cornerRadius = 12;

function trace(ctx: PaintContext, { points, curved }: Path): void {
	const [a] = points;
	ctx.beginPath();
	if (!a) return;
	ctx.moveTo(a.x, a.y);
	if (curved) {
		for (let at = 1; at < points.length; at += 3) {
			const [c, d, b] = points.slice(at, at + 3);
			if (c && d && b) ctx.bezierCurveTo(c.x, c.y, d.x, d.y, b.x, b.y);
		}
		return;
	}
	points.slice(1).forEach((corner, index) => {
		const from = points[index];
		const to = points[index + 2];
		if (!from || !to) {
			ctx.lineTo(corner.x, corner.y);
			return;
		}
		const start = shortOf(corner, from);
		const end = shortOf(corner, to);
		ctx.lineTo(start.x, start.y);
		ctx.quadraticCurveTo(corner.x, corner.y, end.x, end.y);
	});
}

/** The point before a corner where its rounding begins; at most halfway to the next one. */
function shortOf(corner: Point, towards: Point): Point {
	const length = Math.hypot(towards.x - corner.x, towards.y - corner.y);
	const share = length === 0 ? 0 : Math.min(cornerRadius, length / 2) / length;
	return { x: corner.x + (towards.x - corner.x) * share, y: corner.y + (towards.y - corner.y) * share };
}

function paintHead(ctx: PaintContext, tip: Point, from: Point): void {
	const angle = Math.atan2(tip.y - from.y, tip.x - from.x);
	const wing = (turn: number): void =>
		ctx.lineTo(tip.x - headLength * Math.cos(angle + turn), tip.y - headLength * Math.sin(angle + turn));
	ctx.beginPath();
	ctx.moveTo(tip.x, tip.y);
	wing(0.42);
	wing(-0.42);
	ctx.closePath();
	ctx.fill();
}

export const connectorView: ItemView<ConnectorProps> = {
	kind: 'connector',
	icon: ['M5 19L19 5', 'M9 5h10v10'],
	shortcut: 'L',
	name: () => m.kinds_connector(),
	label: (item) =>
		item.props.text.trim() === '' ? m.kinds_connector() : labelWithText(m.kinds_connector(), item.props.text),
	styles: [
		inkControl,
		{
			field: 'line',
			type: 'choice',
			label: () => m.kinds_style_line(),
			options: [
				{ value: 'straight', label: () => m.kinds_line_straight(), icon: ['M4 20L20 4'] },
				{ value: 'elbow', label: () => m.kinds_line_elbow(), icon: ['M4 20h8V4h8'] },
				{ value: 'curved', label: () => m.kinds_line_curved(), icon: ['M4 20c10 0 6-16 16-16'] }
			]
		},
		{
			field: 'arrow',
			type: 'choice',
			label: () => m.kinds_style_arrow(),
			options: [
				{ value: 'end', label: () => m.kinds_arrow_end(), icon: ['M4 12h16', 'M14 6l6 6-6 6'] },
				{ value: 'start', label: () => m.kinds_arrow_start(), icon: ['M4 12h16', 'M10 6l-6 6 6 6'] },
				{
					value: 'both',
					label: () => m.kinds_arrow_both(),
					icon: ['M4 12h16', 'M15 7l5 5-5 5', 'M9 7l-5 5 5 5']
				},
				{ value: 'none', label: () => m.kinds_arrow_none(), icon: ['M4 12h16'] }
			]
		},
		sideControl('from', () => m.kinds_style_side_from()),
		sideControl('to', () => m.kinds_style_side_to())
	],
	textPlace(item, texts, lookup) {
		const place = labelPlace(item, pathOf(item, lookup), texts);
		return { ...place, fontSize: style.sizes[0] ?? 15, lineHeight: style.lineHeight };
	},
	line: (item, ctx, lookup) => trace(ctx, pathOf(item, lookup)),
	paint(item, paint) {
		const { ctx, scale, env, lookup, texts } = paint;
		const path = pathOf(item, lookup);
		const { arrow, color, text } = item.props;
		ctx.strokeStyle = ctx.fillStyle = env.color(`ink-${color}`);
		ctx.lineWidth = Math.max(lineWidth, 0.75 / scale);
		ctx.lineCap = 'butt';
		ctx.lineJoin = 'round';
		trace(ctx, path);
		ctx.stroke();
		const { points } = path;
		const [a, next] = points;
		const b = points.at(-1);
		const before = points.at(-2);
		if (a && b && next && before && headLength * scale > 2) {
			if (arrow === 'end' || arrow === 'both') paintHead(ctx, b, before);
			if (arrow === 'start' || arrow === 'both') paintHead(ctx, a, next);
		}
		if (15 * scale < 4.5 || (text === '' && !paint.editing)) return;
		const place = labelPlace(item, path, texts);
		// Also under the field in which it is being written: the line must not run through the words.
		ctx.fillStyle = env.color('board');
		ctx.fillRect(place.box.x - 5, place.box.y - 2, place.box.w + 10, place.box.h + 4);
		if (paint.editing) return;
		// The same width as when it was wrapped, so that the layout is found again.
		const wide = {
			...place.box,
			x: place.box.x + (place.box.w - labelWidth) / 2,
			w: labelWidth,
			h: labelHeight
		};
		wide.y -= (labelHeight - place.box.h) / 2;
		paintText(paint, item.props, text, { ...place, box: wide }, style);
	}
};
