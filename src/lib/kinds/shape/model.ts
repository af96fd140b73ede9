/** A drawn form with a text in it. */
import * as v from 'valibot';
import { boxKind, toLocal } from '#lib/board/model/item-kind.ts';
import type { ItemKind } from '#lib/board/model/item-kind.ts';
import type { Point } from '#lib/base/model/geometry.ts';
import { inkColor } from '../model/colors.ts';

export const forms = ['rectangle', 'ellipse', 'diamond', 'triangle', 'hexagon'] as const;
export type Form = (typeof forms)[number];
export const fills = ['none', 'soft'] as const;

const Props = v.object({
	form: v.fallback(v.picklist(forms), 'rectangle'),
	text: v.optional(v.string(), ''),
	color: inkColor,
	fill: v.fallback(v.picklist(fills), 'soft')
});
export type ShapeProps = v.InferOutput<typeof Props>;

/** The corners of a form in a box of 1 × 1; a rectangle and an ellipse are not drawn from these. */
export const corners: Readonly<Record<Form, readonly Point[]>> = {
	rectangle: [],
	ellipse: [],
	diamond: [
		{ x: 0.5, y: 0 },
		{ x: 1, y: 0.5 },
		{ x: 0.5, y: 1 },
		{ x: 0, y: 0.5 }
	],
	triangle: [
		{ x: 0.5, y: 0 },
		{ x: 1, y: 1 },
		{ x: 0, y: 1 }
	],
	hexagon: [
		{ x: 0.25, y: 0 },
		{ x: 0.75, y: 0 },
		{ x: 1, y: 0.5 },
		{ x: 0.75, y: 1 },
		{ x: 0.25, y: 1 },
		{ x: 0, y: 0.5 }
	]
};

function inside(form: Form, p: Point): boolean {
	if (p.x < 0 || p.y < 0 || p.x > 1 || p.y > 1) return false;
	if (form === 'rectangle') return true;
	if (form === 'ellipse') return Math.hypot(p.x - 0.5, p.y - 0.5) <= 0.5;
	const polygon = corners[form];
	let within = false;
	polygon.forEach((a, index) => {
		const b = polygon[(index + 1) % polygon.length] ?? a;
		if (a.y > p.y !== b.y > p.y && p.x < ((b.x - a.x) * (p.y - a.y)) / (b.y - a.y) + a.x) within = !within;
	});
	return within;
}

export const shapeKind: ItemKind<ShapeProps> = {
	...boxKind,
	kind: 'shape',
	props: Props,
	textField: 'text',
	size: { w: 200, h: 140 },
	minSize: { w: 24, h: 24 },
	defaults: { form: 'rectangle', text: '', color: 'blue', fill: 'soft' },
	creation: 'place',
	resize: 'free',
	can: { rotate: true, connect: true, contain: false },
	behind: false,
	margin: 4,
	hit(item, point, slack) {
		const local = toLocal(item, point);
		// The form grown by the slack on all sides, as a share of its box.
		return inside(item.props.form, {
			x: (local.x + slack) / (item.w + 2 * slack),
			y: (local.y + slack) / (item.h + 2 * slack)
		});
	},
	text: (item) => item.props.text
};
