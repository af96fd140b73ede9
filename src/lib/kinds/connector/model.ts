/** A line between two things, or between free points. Ends on items follow them. */
import * as v from 'valibot';
import { boundsOf, centerOf, rotate } from '#lib/base/model/geometry.ts';
import type { Box, Point } from '#lib/base/model/geometry.ts';
import { anchors, boxKind } from '#lib/board/model/item-kind.ts';
import type { Anchor, End, ItemKind } from '#lib/board/model/item-kind.ts';
import type { Item, ItemLookup, ItemPatch } from '#lib/board/model/item.ts';
import { inkColor } from '../model/colors.ts';
import { distanceToLine } from '../ink/model.ts';

export const arrows = ['none', 'end', 'both'] as const;

const coordinate = v.pipe(v.number(), v.finite());
const EndSchema: v.GenericSchema<unknown, End> = v.union([
	v.object({ item: v.pipe(v.string(), v.maxLength(64)), anchor: v.fallback(v.picklist(anchors), 'auto') }),
	v.object({ x: coordinate, y: coordinate })
]);

const Props = v.object({
	from: EndSchema,
	to: EndSchema,
	text: v.optional(v.string(), ''),
	color: inkColor,
	arrow: v.fallback(v.picklist(arrows), 'end')
});
export type ConnectorProps = v.InferOutput<typeof Props>;

const sides: Readonly<Record<Exclude<Anchor, 'auto'>, Point>> = {
	top: { x: 0.5, y: 0 },
	right: { x: 1, y: 0.5 },
	bottom: { x: 0.5, y: 1 },
	left: { x: 0, y: 0.5 }
};

/** The two world points between which the line is drawn. */
export function pointsOf(item: Item<ConnectorProps>, lookup: ItemLookup): readonly [Point, Point] {
	const { from, to } = item.props;
	// An item that is gone leaves the place where the line was last known to end.
	return resolve(from, to, lookup, { x: item.x, y: item.y }, { x: item.x + item.w, y: item.y + item.h });
}

function resolve(
	from: End,
	to: End,
	lookup: ItemLookup,
	lostFrom: Point,
	lostTo: Point
): readonly [Point, Point] {
	const start = middleOf(from, lookup) ?? lostFrom;
	const end = middleOf(to, lookup) ?? lostTo;
	return [edgeOf(from, end, lookup) ?? start, edgeOf(to, start, lookup) ?? end];
}

/** Where an end points to before it is cut off at the item's edge. */
function middleOf(end: End, lookup: ItemLookup): Point | undefined {
	if (!('item' in end)) return end;
	const item = lookup(end.item);
	if (!item) return undefined;
	if (end.anchor === 'auto') return centerOf(item);
	const side = sides[end.anchor];
	const at = { x: item.x + side.x * item.w, y: item.y + side.y * item.h };
	return rotate(at, centerOf(item), item.rotation);
}

/** Where the line from an item's middle towards `other` leaves its box. */
function edgeOf(end: End, other: Point, lookup: ItemLookup): Point | undefined {
	if (!('item' in end) || end.anchor !== 'auto') return middleOf(end, lookup);
	const item = lookup(end.item);
	if (!item) return undefined;
	const center = centerOf(item);
	const local = rotate(other, center, -item.rotation);
	const dx = local.x - center.x;
	const dy = local.y - center.y;
	if (dx === 0 && dy === 0) return center;
	const reach = Math.min(item.w / 2 / Math.abs(dx), item.h / 2 / Math.abs(dy));
	if (reach >= 1) return center;
	return rotate({ x: center.x + dx * reach, y: center.y + dy * reach }, center, item.rotation);
}

const boxOf = (points: readonly Point[]): Box =>
	boundsOf(points.map(({ x, y }) => ({ x, y, w: 0, h: 0 }))) ?? { x: 0, y: 0, w: 0, h: 0 };

const shifted = (end: End, by: Point): End => ('item' in end ? end : { x: end.x + by.x, y: end.y + by.y });

export const connectorKind: ItemKind<ConnectorProps> = {
	...boxKind,
	kind: 'connector',
	props: Props,
	textField: 'text',
	size: { w: 0, h: 0 },
	minSize: { w: 0, h: 0 },
	defaults: { from: { x: 0, y: 0 }, to: { x: 160, y: 0 }, text: '', color: 'black', arrow: 'end' },
	creation: 'connect',
	resize: 'none',
	can: { rotate: false, connect: false, contain: false },
	behind: false,
	margin: 90,
	box: (item, lookup) => boxOf(pointsOf(item, lookup)),
	hit(item, point, slack, lookup) {
		const [a, b] = pointsOf(item, lookup);
		return distanceToLine(point.x, point.y, a.x, a.y, b.x, b.y) <= slack + 5;
	},
	moved(item, by): ItemPatch {
		const { from, to } = item.props;
		const props = { from: shifted(from, by), to: shifted(to, by) };
		return { x: item.x + by.x, y: item.y + by.y, props };
	},
	references: ({ props: { from, to } }) => [from, to].flatMap((end) => ('item' in end ? end.item : [])),
	retargeted(item, ids, lookup) {
		const [a, b] = pointsOf(item, lookup);
		const swap = (end: End, at: Point): End => {
			if (!('item' in end)) return end;
			const copy = ids.get(end.item);
			return copy === undefined ? at : { item: copy, anchor: end.anchor };
		};
		return { ...item.props, from: swap(item.props.from, a), to: swap(item.props.to, b) };
	},
	text: (item) => item.props.text,
	fromEnds(from, to, _props, lookup) {
		const origin = { x: 0, y: 0 };
		const [a, b] = resolve(from, to, lookup, origin, origin);
		return { ...boxOf([a, b]), props: { from, to } };
	},
	ends(item, lookup) {
		const [a, b] = pointsOf(item, lookup);
		return [
			{ end: item.props.from, point: a },
			{ end: item.props.to, point: b }
		];
	}
};
