/** An area with a title that owns what lies in it and takes it along. */
import * as v from 'valibot';
import { boxKind, toLocal } from '#lib/board/model/item-kind.ts';
import type { ItemKind } from '#lib/board/model/item-kind.ts';

const Props = v.object({
	title: v.optional(v.string(), ''),
	/** Whether what it owns is cut off at its edge. */
	clips: v.fallback(v.optional(v.boolean(), false), false)
});
export type FrameProps = v.InferOutput<typeof Props>;

/** World units above the frame that its title takes. */
export const titleHeight = 34;

export const frameKind: ItemKind<FrameProps> = {
	...boxKind,
	kind: 'frame',
	props: Props,
	textField: 'title',
	size: { w: 960, h: 640 },
	minSize: { w: 120, h: 80 },
	defaults: { title: '', clips: true },
	creation: 'place',
	resize: 'free',
	can: { rotate: false, connect: true, contain: true },
	behind: true,
	margin: 84,
	/** Its title and its edge can be grabbed; its middle belongs to what lies in it. */
	hit(item, point, slack) {
		const p = toLocal(item, point);
		const { w, h } = item;
		if (p.x < -slack || p.x > w + slack || p.y > h + slack) return false;
		if (p.y >= -titleHeight - slack && p.y <= 0) return true;
		const edge = slack + 3;
		return p.y >= 0 && (p.x <= edge || p.x >= w - edge || p.y <= edge || p.y >= h - edge);
	},
	clip: ({ x, y, w, h, props }) => (props.clips ? { x, y, w, h } : undefined),
	text: (item) => item.props.title
};
