/** A line between two things, or between free points. Ends on items follow them. */
import * as v from 'valibot';
import { lineTouches, type Point } from '#lib/base/model/geometry.ts';
import { anchors, boxKind } from '#lib/board/model/item-kind.ts';
import type { End, ItemKind } from '#lib/board/model/item-kind.ts';
import type { Item, ItemLookup, ItemPatch } from '#lib/board/model/item.ts';
import { inkColor } from '../model/colors.ts';
import { distanceToLine } from '../ink/model.ts';
import { boundsOfPoints, flattened, lines, middleOfPath, pathBetween } from './model/path.ts';
import type { Path } from './model/path.ts';

/** World units; longer labels wrap. */
export const labelWidth = 160;

/** Which ends have a head. */
export const arrows = ['none', 'end', 'start', 'both'] as const;

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
	arrow: v.fallback(v.picklist(arrows), 'end'),
	line: v.fallback(v.picklist(lines), 'straight')
});
export type ConnectorProps = v.InferOutput<typeof Props>;

/** The last path of a connector and what it followed from; items are immutable, so identity tells. */
interface Known {
	readonly item: Item;
	readonly from: Item | undefined;
	readonly to: Item | undefined;
	readonly path: Path;
}
const known = new WeakMap<ConnectorProps, Known>();

const itemOf = (end: End, lookup: ItemLookup): Item | undefined =>
	'item' in end ? lookup(end.item) : undefined;

/** The way the line takes, in world units. */
export function pathOf(item: Item<ConnectorProps>, lookup: ItemLookup): Path {
	const { from, to, line } = item.props;
	const start = itemOf(from, lookup);
	const end = itemOf(to, lookup);
	const last = known.get(item.props);
	if (last?.item === item && last.from === start && last.to === end) return last.path;
	const path = pathBetween(line, from, to, lookup, lostEnds(item));
	known.set(item.props, { item, from: start, to: end, path });
	return path;
}

/** Where the ends are if their items are gone: the last known place. */
const lostEnds = (item: Item): readonly [Point, Point] => [
	{ x: item.x, y: item.y },
	{ x: item.x + item.w, y: item.y + item.h }
];

/** The two world points between which the line is drawn. */
export function pointsOf(item: Item<ConnectorProps>, lookup: ItemLookup): readonly [Point, Point] {
	const { points } = pathOf(item, lookup);
	const [a, b] = lostEnds(item);
	return [points[0] ?? a, points.at(-1) ?? b];
}

const shifted = (end: End, by: Point): End => ('item' in end ? end : { x: end.x + by.x, y: end.y + by.y });

export const connectorKind: ItemKind<ConnectorProps> = {
	...boxKind,
	kind: 'connector',
	props: Props,
	textField: 'text',
	size: { w: 0, h: 0 },
	minSize: { w: 0, h: 0 },
	defaults: {
		from: { x: 0, y: 0 },
		to: { x: 160, y: 0 },
		text: '',
		color: 'black',
		arrow: 'end',
		line: 'straight'
	},
	creation: 'connect',
	resize: 'none',
	can: { rotate: false, connect: false, contain: false },
	behind: false,
	margin: 90,
	box: (item, lookup) => boundsOfPoints(flattened(pathOf(item, lookup))),
	hit(item, point, slack, lookup) {
		const path = pathOf(item, lookup);
		if (hitsLabel(item.props.text, middleOfPath(path), point)) return true;
		const points = flattened(path);
		return points.some((b, index) => {
			const a = points[index - 1];
			return a !== undefined && distanceToLine(point.x, point.y, a.x, a.y, b.x, b.y) <= slack + 5;
		});
	},
	touches: (item, box, lookup) => lineTouches(flattened(pathOf(item, lookup)), box),
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
	fromEnds(from, to, props, lookup) {
		const origin = { x: 0, y: 0 };
		const { line } = v.parse(Line, props);
		const { points } = pathBetween(line, from, to, lookup, [origin, origin]);
		return { ...boundsOfPoints([points[0] ?? origin, points.at(-1) ?? origin]), props: { from, to } };
	},
	ends(item, lookup) {
		const [a, b] = pointsOf(item, lookup);
		return [
			{ end: item.props.from, point: a },
			{ end: item.props.to, point: b }
		];
	}
};

/** How far a label reaches from the middle of the line, roughly: only painting measures its words. */
function hitsLabel(text: string, middle: Point, point: Point): boolean {
	if (text === '') return false;
	const length = text.length * 8;
	const lines = Math.ceil(length / labelWidth);
	return (
		Math.abs(point.x - middle.x) <= Math.min(length, labelWidth) / 2 &&
		Math.abs(point.y - middle.y) <= (Math.min(lines, 8) * 19) / 2
	);
}

const Line = v.object({ line: v.fallback(v.picklist(lines), 'straight') });
