import { getStroke } from 'perfect-freehand';
import type { Item } from '#lib/board/model/item.ts';
import type { ItemView, Paint } from '#lib/canvas/item-view.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { inkControl } from '../style-controls.ts';
import { inkWidths } from './model.ts';
import type { InkProps } from './model.ts';

/** Device pixels per world unit from which the shape of the pen shows; below, a plain line does. */
const fineScale = 0.5;
/** Device pixels between the points of a plain line. */
const spacing = 2;

/** Outlines by the props they follow from: derived from values that never change, so nothing to invalidate. */
const outlines = new WeakMap<InkProps, readonly (readonly number[])[]>();

function outlineOf(props: InkProps): readonly (readonly number[])[] {
	const known = outlines.get(props);
	if (known) return known;
	const points: [number, number, number][] = [];
	for (let index = 0; index < props.points.length; index += 3) {
		points.push([props.points[index] ?? 0, props.points[index + 1] ?? 0, props.points[index + 2] ?? 0.5]);
	}
	const outline = getStroke(points, {
		size: props.width,
		thinning: 0.5,
		smoothing: 0.5,
		streamline: 0.3,
		simulatePressure: points.every(([, , pressure]) => pressure === 0.5)
	});
	outlines.set(props, outline);
	return outline;
}

function paintFar({ x, y, w, h, props }: Item<InkProps>, { ctx, scale, env }: Paint): void {
	const { points, width } = props;
	if (Math.max(w, h) * scale < 2) {
		ctx.fillStyle = env.color(`ink-${props.color}`);
		ctx.fillRect(x, y, Math.max(w, width), Math.max(h, width));
		return;
	}
	ctx.strokeStyle = env.color(`ink-${props.color}`);
	ctx.lineWidth = Math.max(width * 0.8, 0.8 / scale);
	ctx.lineCap = 'butt';
	ctx.lineJoin = 'bevel';
	ctx.beginPath();
	let lastX = points[0] ?? 0;
	let lastY = points[1] ?? 0;
	ctx.moveTo(x + lastX, y + lastY);
	const end = points.length - 3;
	for (let index = 3; index <= end; index += 3) {
		const px = points[index] ?? 0;
		const py = points[index + 1] ?? 0;
		if (index < end && (Math.abs(px - lastX) + Math.abs(py - lastY)) * scale < spacing) continue;
		ctx.lineTo(x + px, y + py);
		lastX = px;
		lastY = py;
	}
	ctx.stroke();
}

export const inkView: ItemView<InkProps> = {
	kind: 'ink',
	icon: [
		'M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z',
		'M15 5l4 4'
	],
	shortcut: 'P',
	name: () => m.kinds_ink(),
	label: () => m.kinds_ink_label(),
	styles: [
		inkControl,
		{
			field: 'width',
			type: 'choice',
			label: () => m.kinds_style_width(),
			options: [
				{ value: inkWidths[0], label: () => m.kinds_width_thin() },
				{ value: inkWidths[1], label: () => m.kinds_width_medium() },
				{ value: inkWidths[2], label: () => m.kinds_width_thick() }
			]
		}
	],
	paint(item, paint) {
		if (paint.scale < fineScale) return paintFar(item, paint);
		const { ctx, env } = paint;
		const outline = outlineOf(item.props);
		const [first] = outline;
		if (!first) return;
		ctx.fillStyle = env.color(`ink-${item.props.color}`);
		ctx.beginPath();
		ctx.moveTo(item.x + (first[0] ?? 0), item.y + (first[1] ?? 0));
		// Through the middles of the outline's edges, which rounds its corners.
		outline.forEach((point, index) => {
			const next = outline[(index + 1) % outline.length] ?? point;
			const [px = 0, py = 0] = point;
			const [nx = 0, ny = 0] = next;
			ctx.quadraticCurveTo(item.x + px, item.y + py, item.x + (px + nx) / 2, item.y + (py + ny) / 2);
		});
		ctx.closePath();
		ctx.fill();
	}
};
