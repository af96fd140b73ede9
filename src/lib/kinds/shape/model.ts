/** A drawn form with a text in it. */
import * as v from 'valibot';
import { boxKind, toLocal } from '#lib/board/model/item-kind.ts';
import type { ItemKind } from '#lib/board/model/item-kind.ts';
import { inkColor } from '../model/colors.ts';
import { forms, inside } from '../model/forms.ts';

export const fills = ['none', 'soft'] as const;

const Props = v.object({
	form: v.fallback(v.picklist(forms), 'rectangle'),
	text: v.optional(v.string(), ''),
	color: inkColor,
	fill: v.fallback(v.picklist(fills), 'soft')
});
export type ShapeProps = v.InferOutput<typeof Props>;

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
