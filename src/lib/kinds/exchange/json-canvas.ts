/**
 * JSON Canvas 1.0 (https://jsoncanvas.org/spec/1.0/), the format of Obsidian and others: cards with text, groups, and
 * edges between them. What we draw with a pen has no place in it; the place where an edge ends without a card has none either.
 */
import * as v from 'valibot';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import type { Anchor, End } from '#lib/board/model/item-kind.ts';
import type { Item, ItemLookup } from '#lib/board/model/item.ts';
import { frameKind } from '../frame/model.ts';
import { itemKinds } from '../models.ts';
import { paperColors, type PaperColor } from '../model/colors.ts';
import { noteKind } from '../note/model.ts';
import {
	arrowOf,
	foreignConnector,
	foreignItem,
	headsOf,
	lookupIn,
	mostForeign,
	mostLetters,
	nearestPaper,
	type ForeignBoard
} from './foreign-items.ts';

const place = v.pipe(v.number(), v.finite(), v.minValue(-1e7), v.maxValue(1e7));
const size = v.pipe(v.number(), v.finite(), v.minValue(1), v.maxValue(1e6));
const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const Node = v.object({
	id: Id,
	type: v.string(),
	...{ x: place, y: place, width: size, height: size },
	color: v.optional(v.string()),
	text: v.optional(v.string()),
	label: v.optional(v.string()),
	file: v.optional(v.string()),
	url: v.optional(v.string())
});
const Side = v.picklist(['top', 'right', 'bottom', 'left']);
const Edge = v.object({
	id: Id,
	...{ fromNode: Id, toNode: Id, fromSide: v.optional(Side), toSide: v.optional(Side) },
	fromEnd: v.optional(v.picklist(['none', 'arrow'])),
	toEnd: v.optional(v.picklist(['none', 'arrow'])),
	label: v.optional(v.string())
});
const Canvas = v.object({
	nodes: v.optional(v.array(v.unknown()), []),
	edges: v.optional(v.array(v.unknown()), [])
});

type NodeOf = v.InferOutput<typeof Node>;
type EdgeOf = v.InferOutput<typeof Edge>;

/** The six colours of the format, and what stands for them here. */
const presets: readonly (readonly [string, PaperColor])[] = [
	['1', 'pink'],
	['2', 'orange'],
	['3', 'yellow'],
	['4', 'green'],
	['5', 'blue'],
	['6', 'violet']
];

/** @param items lowest first @param wordsOf what an item says */
export function toJsonCanvas(items: readonly Item[], wordsOf: (item: Item) => string): string {
	const lookup = lookupIn(items);
	const nodes: NodeOf[] = [];
	const edges: EdgeOf[] = [];
	for (const item of items) {
		const kind = itemKinds.of(item);
		if (!kind || kind.creation === 'stroke') continue;
		if (kind.ends) {
			const [from, to] = kind.ends(item, lookup).map(({ end }) => end);
			if (!from || !to || !('item' in from) || !('item' in to)) continue;
			const label = wordsOf(item);
			edges.push({
				...{ id: item.id, fromNode: from.item, toNode: to.item, ...sides(from.anchor, to.anchor) },
				...arrowEnds(item.props),
				...(label === '' ? {} : { label })
			});
			continue;
		}
		const [x, y, width, height] = [item.x, item.y, item.w, item.h].map(Math.round);
		const box = {
			id: item.id,
			x: x ?? 0,
			y: y ?? 0,
			width: width ?? 0,
			height: height ?? 0,
			...colorOf(item.props)
		};
		nodes.push(
			kind.can.contain
				? { ...box, type: 'group', label: wordsOf(item) }
				: { ...box, type: 'text', text: markdownOf(item, wordsOf) }
		);
	}
	return JSON.stringify({ nodes, edges }, undefined, '\t');
}

/** The format's texts are Markdown, and so are ours where they may be marked. */
const markdownOf = (item: Item, wordsOf: (item: Item) => string): string =>
	itemKinds.of(item)?.marked && 'text' in item.props && typeof item.props.text === 'string'
		? item.props.text
		: wordsOf(item);

/** Reads a file as far as it can be understood; refuses what is none of the format. */
export function fromJsonCanvas(json: unknown): Result<ForeignBoard, 'not-a-board' | 'too-many-items'> {
	const canvas = v.safeParse(Canvas, json);
	if (!canvas.success) return refuse('not-a-board');
	const { nodes, edges } = canvas.output;
	if (nodes.length + edges.length > mostForeign) return refuse('too-many-items');
	const cards = nodes.flatMap((value): Item[] => {
		const node = v.safeParse(Node, value);
		return node.success ? [itemOf(node.output)] : [];
	});
	const groups = cards.filter(({ kind }) => kind === frameKind.kind);
	const items = [
		...groups,
		...cards.filter(({ kind }) => kind !== frameKind.kind).map((card) => inGroup(card, groups))
	];
	const lookup = lookupIn(items);
	for (const value of edges) {
		const edge = v.safeParse(Edge, value);
		if (edge.success && lookup(edge.output.fromNode) && lookup(edge.output.toNode))
			items.push(connection(edge.output, lookup));
	}
	return ok({ items, left: nodes.length + edges.length - items.length });
}

const words = ({ text, url, file }: NodeOf): string => (text ?? url ?? file ?? '').slice(0, mostLetters);

function itemOf(node: NodeOf): Item {
	const { id, x, y, width: w, height: h, color } = node;
	if (node.type === 'group')
		return foreignItem(id, frameKind.kind, {
			x,
			y,
			w,
			h,
			props: { title: (node.label ?? '').slice(0, 200) }
		});
	const preset = presets.find(([name]) => name === color)?.[1];
	const paper = preset ?? nearestPaper(color ?? '') ?? 'grey';
	return foreignItem(id, noteKind.kind, { x, y, w, h, props: { text: words(node), color: paper } });
}

/** A card belongs to the group in which its middle lies. */
function inGroup(card: Item, groups: readonly Item[]): Item {
	const [x, y] = [card.x + card.w / 2, card.y + card.h / 2];
	const group = groups.findLast(
		(each) => x >= each.x && x <= each.x + each.w && y >= each.y && y <= each.y + each.h
	);
	return group ? { ...card, frame: group.id } : card;
}

function connection(edge: EdgeOf, lookup: ItemLookup): Item {
	const end = (item: string, anchor: Anchor = 'auto'): End => ({ item, anchor });
	const [begins, ends] = [edge.fromEnd ?? 'none', edge.toEnd ?? 'arrow'];
	const text = (edge.label ?? '').slice(0, mostLetters);
	const arrow = arrowOf(begins === 'arrow', ends === 'arrow');
	return foreignConnector(
		edge.id,
		end(edge.fromNode, edge.fromSide),
		end(edge.toNode, edge.toSide),
		{ text, arrow },
		lookup
	);
}

const sides = (from: Anchor, to: Anchor): Pick<EdgeOf, 'fromSide' | 'toSide'> => ({
	...(from === 'auto' ? {} : { fromSide: from }),
	...(to === 'auto' ? {} : { toSide: to })
});

function arrowEnds(props: object): Pick<EdgeOf, 'fromEnd' | 'toEnd'> {
	const { begins, ends } = headsOf(props);
	return { fromEnd: begins ? 'arrow' : 'none', toEnd: ends ? 'arrow' : 'none' };
}

function colorOf(props: object): { color?: string } {
	const color = paperColors.find((name) => 'color' in props && props.color === name);
	const preset = presets.find(([, name]) => name === color)?.[0];
	return preset === undefined ? {} : { color: preset };
}
