/**
 * The file format of Excalidraw (version 2, https://docs.excalidraw.com/docs/codebase/json-schema). What a program reads there
 * it completes by itself, so that only what differs from the usual is written.
 */
import * as v from 'valibot';
import type { Point } from '#lib/base/model/geometry.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import type { End } from '#lib/board/model/item-kind.ts';
import type { Item, ItemLookup } from '#lib/board/model/item.ts';
import { frameKind } from '../frame/model.ts';
import { imageKind } from '../image/model.ts';
import { inkKind } from '../ink/model.ts';
import { itemKinds } from '../models.ts';
import { noteKind } from '../note/model.ts';
import { shapeKind } from '../shape/model.ts';
import { textKind } from '../text/model.ts';
import {
	arrowOf,
	foreignConnector,
	foreignItem,
	headsOf,
	fillShade,
	inkShade,
	lookupIn,
	mostForeign,
	mostLetters,
	nearestInk,
	nearestPaper,
	paperShade,
	type ForeignBoard
} from './foreign-items.ts';

const fontSizes = { s: 16, m: 20, l: 28, xl: 36 } as const;

/** What is written; ids of bound texts are made of that of their container. */
type Element = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

/**
 * @param items lowest first
 * @param wordsOf what an item says
 * @param pictures as `data:` addresses, by their asset; those that are missing become an empty box with their words
 */
export function toExcalidraw(
	items: readonly Item[],
	wordsOf: (item: Item) => string,
	pictures: ReadonlyMap<string, string>
): string {
	const lookup = lookupIn(items);
	const arrows = new Map<string, string[]>();
	for (const item of items) {
		for (const id of itemKinds.of(item)?.references(item) ?? [])
			arrows.set(id, [...(arrows.get(id) ?? []), item.id]);
	}
	const elements = items.flatMap((item) =>
		elementsOf(item, wordsOf(item), lookup, arrows.get(item.id) ?? [], pictures)
	);
	const files = Object.fromEntries(
		[...pictures].map(([id, dataURL]) => [
			id,
			{ id, dataURL, mimeType: /^data:([^;,]+)/.exec(dataURL)?.[1] ?? 'image/webp', created: 0 }
		])
	);
	const appState = { viewBackgroundColor: '#ffffff' };
	return JSON.stringify(
		{ type: 'excalidraw', version: 2, source: 'Transferboard', elements, appState, files },
		undefined,
		'\t'
	);
}

function elementsOf(
	item: Item,
	words: string,
	lookup: ItemLookup,
	arrows: readonly string[],
	pictures: ReadonlyMap<string, string>
): Element[] {
	const kind = itemKinds.of(item);
	if (!kind) return [];
	const { id, x, y, w: width, h: height, rotation: angle, frame: frameId, group } = item;
	const common = {
		...{ id, x, y, width, height, angle, frameId, groupIds: group === null ? [] : [group] },
		...{
			roughness: 0,
			strokeWidth: 1,
			fillStyle: 'solid',
			strokeColor: '#1e1e1e',
			backgroundColor: 'transparent'
		},
		boundElements: arrows.map((arrow) => ({ id: arrow, type: 'arrow' }))
	};
	if (kind.can.contain) return [{ ...common, type: 'frame', name: words }];
	if (kind.ends) {
		const [from, to] = kind.ends(item, lookup);
		const [dx, dy] = [to.point.x - from.point.x, to.point.y - from.point.y];
		const heads = headsOf(item.props);
		return withText(
			{
				...{ ...common, type: 'arrow', x: from.point.x, y: from.point.y, strokeColor: inkShade(item.props) },
				...{ width: Math.abs(dx), height: Math.abs(dy), strokeWidth: 2 },
				points: [
					[0, 0],
					[dx, dy]
				],
				startBinding: binding(from.end),
				endBinding: binding(to.end),
				startArrowhead: heads.begins ? 'arrow' : null,
				endArrowhead: heads.ends ? 'arrow' : null
			},
			words
		);
	}
	const ink = v.safeParse(InkProps, item.props);
	if (item.kind === inkKind.kind && ink.success) {
		const { points, width: strokeWidth } = ink.output;
		return [
			{
				...{ ...common, type: 'freedraw', strokeColor: inkShade(item.props), strokeWidth: strokeWidth / 2 },
				points: points.flatMap((value, at) => (at % 3 === 0 ? [[value, points[at + 1] ?? 0]] : [])),
				pressures: points.filter((_, at) => at % 3 === 2),
				simulatePressure: false
			}
		];
	}
	const picture = v.safeParse(PictureProps, item.props);
	if (picture.success && pictures.has(picture.output.asset))
		return [{ ...common, type: 'image', fileId: picture.output.asset, status: 'saved', scale: [1, 1] }];
	if (item.kind === textKind.kind) {
		const size = v.parse(TextProps, item.props).size;
		return [{ ...common, ...letters(words, fontSizes[size]), type: 'text', textAlign: 'left' }];
	}
	const shape = v.safeParse(ShapeProps, item.props);
	if (item.kind === shapeKind.kind && shape.success) {
		const { form, fill } = shape.output;
		const color = inkShade(item.props);
		const type = form === 'ellipse' || form === 'diamond' ? form : 'rectangle';
		const background = fill === 'none' ? {} : { backgroundColor: fillShade(item.props) };
		return withText({ ...common, type, strokeColor: color, ...background }, words);
	}
	const note = item.kind === noteKind.kind;
	return withText(
		{
			...{ ...common, type: 'rectangle', backgroundColor: note ? paperShade(item.props) : '#ffffff' },
			...(note ? { customData: { transferboard: noteKind.kind }, strokeColor: 'transparent' } : {})
		},
		words
	);
}

const binding = (end: End) => ('item' in end ? { elementId: end.item, focus: 0, gap: 4 } : null);

const letters = (text: string, fontSize: number) => ({
	...{ text, originalText: text, fontSize, fontFamily: 2, lineHeight: 1.25, autoResize: false },
	verticalAlign: 'top'
});

/** A text inside of something is an element of its own, bound to it. */
function withText(element: Element, words: string): Element[] {
	if (words === '') return [element];
	const id = `${element.id}-text`;
	const bound = Array.isArray(element['boundElements']) ? element['boundElements'] : [];
	const { x, y, width, height, angle, frameId, groupIds } = element;
	return [
		{ ...element, boundElements: [...bound, { id, type: 'text' }] },
		{
			...{
				...letters(words, 20),
				id,
				type: 'text',
				containerId: element.id,
				textAlign: 'center',
				verticalAlign: 'middle'
			},
			...{ x, y, width, height, angle, frameId, groupIds, strokeColor: '#1e1e1e' }
		}
	];
}

const number = v.pipe(v.number(), v.finite(), v.minValue(-1e7), v.maxValue(1e7));
const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const InkProps = v.object({ points: v.array(number), width: v.optional(number, 4) });
const PictureProps = v.object({ asset: v.string() });
const TextProps = v.object({ size: v.fallback(v.picklist(['s', 'm', 'l', 'xl']), 'm') });
const ShapeProps = v.object({ form: v.string(), fill: v.string() });

const Bound = v.nullish(v.object({ elementId: Id }));
/** As much of an element as we understand. */
const Read = v.object({
	id: Id,
	type: v.string(),
	...{ x: number, y: number, width: number, height: number },
	angle: v.optional(number, 0),
	isDeleted: v.optional(v.boolean(), false),
	groupIds: v.optional(v.array(v.string()), []),
	frameId: v.nullish(v.string()),
	strokeColor: v.optional(v.string(), ''),
	backgroundColor: v.optional(v.string(), ''),
	strokeWidth: v.optional(number, 2),
	text: v.optional(v.string(), ''),
	originalText: v.optional(v.string()),
	fontSize: v.optional(number, 20),
	containerId: v.nullish(v.string()),
	name: v.nullish(v.string()),
	points: v.optional(v.array(v.tuple([number, number])), []),
	pressures: v.optional(v.array(number), []),
	startBinding: Bound,
	endBinding: Bound,
	startArrowhead: v.nullish(v.string()),
	endArrowhead: v.nullish(v.string()),
	customData: v.optional(v.looseObject({ transferboard: v.optional(v.string()) }))
});
type Read = v.InferOutput<typeof Read>;
const File = v.object({ type: v.literal('excalidraw'), elements: v.array(v.unknown()) });

/** Reads a file as far as it can be understood; refuses what is none of the format. */
export function fromExcalidraw(json: unknown): Result<ForeignBoard, 'not-a-board' | 'too-many-items'> {
	const file = v.safeParse(File, json);
	if (!file.success) return refuse('not-a-board');
	if (file.output.elements.length > mostForeign) return refuse('too-many-items');
	const read = file.output.elements.map((value) => v.safeParse(Read, value));
	const elements = read.flatMap((each) => (each.success && !each.output.isDeleted ? [each.output] : []));
	const bound = new Map(
		elements.flatMap((each) => (each.containerId ? [[each.containerId, textOf(each)]] : []))
	);
	const own = elements.filter(
		({ containerId }) => !containerId || !elements.some(({ id }) => id === containerId)
	);
	const boxes = own.flatMap((each) => boxItem(each, bound.get(each.id) ?? '') ?? []);
	const lookup = lookupIn(boxes);
	const lines = own.flatMap((each) => lineItem(each, bound.get(each.id) ?? '', lookup) ?? []);
	const items = [...boxes.filter(isFrame), ...boxes.filter((item) => !isFrame(item)), ...lines];
	const unreadable = read.filter(({ success }) => !success).length;
	return ok({ items, left: unreadable + own.length - items.length });
}

const isFrame = ({ kind }: Item): boolean => kind === frameKind.kind;
const textOf = ({ originalText, text }: Read): string => (originalText ?? text).slice(0, mostLetters);

/** Everything but lines; undefined for what has no counterpart here. */
function boxItem(element: Read, words: string): Item | undefined {
	const { id, x, y, angle, strokeColor, backgroundColor } = element;
	const [w, h] = [Math.max(1, element.width), Math.max(1, element.height)];
	const group = element.groupIds.at(-1)?.slice(0, 64) ?? null;
	const frame = element.frameId ?? null;
	const color = nearestInk(strokeColor) ?? 'black';
	const where = { x, y, w, h, rotation: angle, group, frame };
	switch (element.type) {
		case 'frame':
		case 'magicframe':
			return foreignItem(id, frameKind.kind, {
				x,
				y,
				w,
				h,
				props: { title: (element.name ?? '').slice(0, 200) }
			});
		case 'text': {
			const sizes = Object.entries(fontSizes).toSorted(
				([, a], [, b]) => Math.abs(a - element.fontSize) - Math.abs(b - element.fontSize)
			);
			return foreignItem(id, textKind.kind, {
				...where,
				w: Math.max(w, textKind.minSize.w),
				props: { text: textOf(element), size: sizes[0]?.[0] ?? 'm' }
			});
		}
		case 'rectangle':
		case 'ellipse':
		case 'diamond': {
			if (element.customData?.transferboard === noteKind.kind)
				return foreignItem(id, noteKind.kind, {
					...where,
					props: { text: words, color: nearestPaper(backgroundColor) ?? 'yellow' }
				});
			const filled = backgroundColor !== '' && backgroundColor !== 'transparent';
			// What has no edge is told by its filling.
			const told = nearestInk(strokeColor) ?? nearestInk(backgroundColor) ?? color;
			return foreignItem(id, shapeKind.kind, {
				...where,
				props: { form: element.type, text: words, color: told, fill: filled ? 'soft' : 'none' }
			});
		}
		case 'freedraw':
			return stroke(element, color);
		default:
			return undefined;
	}
}

function stroke(element: Read, color: string): Item | undefined {
	const { id, x, y, points, pressures, strokeWidth } = element;
	if (points.length < 2) return undefined;
	const world = points.flatMap(([dx, dy], at) => [
		x + dx,
		y + dy,
		Math.min(1, Math.max(0, pressures[at] ?? 0.5))
	]);
	const { props, ...place } = inkKind.fromStroke?.(world, inkKind.defaults, true) ?? {};
	return foreignItem(id, inkKind.kind, {
		...place,
		props: { ...props, color, width: Math.max(1, strokeWidth * 2) }
	});
}

/** Arrows and straight lines connect; a line with corners is drawn as a stroke. */
function lineItem(element: Read, words: string, lookup: ItemLookup): Item | undefined {
	if (element.type !== 'arrow' && element.type !== 'line') return undefined;
	const { id, x, y, points, strokeColor, startArrowhead, endArrowhead } = element;
	const [first, last] = [points[0], points.at(-1)];
	if (!first || !last || points.length < 2) return undefined;
	const color = nearestInk(strokeColor) ?? 'black';
	if (element.type === 'line' && points.length > 2) return stroke(element, color);
	const end = (bound: Read['startBinding'], [dx, dy]: readonly [number, number]): End | Point =>
		bound && lookup(bound.elementId) ? { item: bound.elementId, anchor: 'auto' } : { x: x + dx, y: y + dy };
	const arrow = arrowOf(Boolean(startArrowhead), Boolean(endArrowhead));
	return foreignConnector(
		id,
		end(element.startBinding, first),
		end(element.endBinding, last),
		{ text: words, color, arrow },
		lookup
	);
}

/** The pictures that items show, by their asset. */
export const picturesOf = (items: readonly Item[]): string[] =>
	items.flatMap((item) => {
		const picture = item.kind === imageKind.kind ? v.safeParse(PictureProps, item.props) : undefined;
		return picture?.success ? [picture.output.asset] : [];
	});
