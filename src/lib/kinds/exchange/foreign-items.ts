/** Items made of what other programs drew, and the colours in which they and we draw. */
import type { End } from '#lib/board/model/item-kind.ts';
import type { Item, ItemLookup } from '#lib/board/model/item.ts';
import { connectorKind, type ConnectorProps } from '../connector/model.ts';
import { itemKinds } from '../models.ts';
import { inkColors, paperColors, paperOfInk, type InkColor, type PaperColor } from '../model/colors.ts';

/** What could be taken from a file of another program. */
export interface ForeignBoard {
	/** Lowest first; their ids are those of the file. */
	readonly items: readonly Item[];
	/** How many things in the file have no counterpart here. */
	readonly left: number;
}

/** More things than a board of ours should get at once. */
export const mostForeign = 5000;
/** Letters of one text. */
export const mostLetters = 10_000;

/** @param fields everything that differs from what the kind usually is @throws if the kind is unknown */
export function foreignItem(
	id: string,
	kind: string,
	fields: Partial<Item> & { readonly props?: object }
): Item {
	const known = itemKinds.get(kind);
	if (!known) throw new Error(`unknown kind of item: ${kind}`);
	const { props, ...rest } = fields;
	return {
		...{ id, kind, x: 0, y: 0, ...known.size, rotation: 0, z: '', author: '', region: null, frame: null },
		...{ locked: false, lockedBy: null, group: null, broken: false },
		...rest,
		props: { ...known.defaults, ...props }
	};
}

/** @param props what differs from a usual connector */
export function foreignConnector(
	id: string,
	from: End,
	to: End,
	props: Partial<ConnectorProps>,
	lookup: ItemLookup
): Item {
	const all = { ...connectorKind.defaults, ...props };
	const { props: ends, ...place } = connectorKind.fromEnds?.(from, to, all, lookup) ?? {};
	return foreignItem(id, connectorKind.kind, { ...place, props: { ...all, ...ends } });
}

/** Which ends of a connector have a head, and the name for it. */
export const arrowOf = (begins: boolean, ends: boolean): ConnectorProps['arrow'] =>
	begins ? (ends ? 'both' : 'start') : ends ? 'end' : 'none';
export function headsOf(props: object): { readonly begins: boolean; readonly ends: boolean } {
	const arrow = 'arrow' in props ? props.arrow : 'end';
	return { begins: arrow === 'start' || arrow === 'both', ends: arrow === 'end' || arrow === 'both' };
}

/** Looks up the items of a list by their ids. */
export function lookupIn(items: readonly Item[]): ItemLookup {
	const byId = new Map(items.map((item) => [item.id, item]));
	return (id) => byId.get(id);
}

/** Papers and pens in the shades of Excalidraw's own palette, so that a board looks at home there. */
const papers: Readonly<Record<PaperColor, string>> = {
	yellow: '#ffec99',
	orange: '#ffd8a8',
	pink: '#fcc2d7',
	violet: '#d0bfff',
	blue: '#a5d8ff',
	green: '#b2f2bb',
	grey: '#e9ecef'
};
const inks: Readonly<Record<InkColor, string>> = {
	black: '#1e1e1e',
	red: '#e03131',
	orange: '#e8590c',
	green: '#2f9e44',
	blue: '#1971c2',
	violet: '#6741d9'
};

/** The shade of a paper that props name; the usual one if they name none. */
export const paperShade = (props: object): string => papers[paperColors.find(named(props)) ?? 'yellow'];
export const inkShade = (props: object): string => inks[inkColors.find(named(props)) ?? 'black'];
/** The paper that goes with a pen. */
export const fillShade = (props: object): string =>
	papers[paperOfInk[inkColors.find(named(props)) ?? 'black']];

const named =
	(props: object) =>
	(color: string): boolean =>
		'color' in props && props.color === color;

/** The paper, or the pen, that comes nearest to a colour like `#ffec99`; undefined for what is no such colour. */
export const nearestPaper = (shade: string): PaperColor | undefined => nearest(shade, paperColors, papers);
export const nearestInk = (shade: string): InkColor | undefined => nearest(shade, inkColors, inks);

function nearest<Name extends string>(
	shade: string,
	names: readonly Name[],
	shades: Readonly<Record<Name, string>>
): Name | undefined {
	const wanted = channels(shade);
	if (!wanted) return undefined;
	const distance = (name: Name): number =>
		(channels(shades[name]) ?? []).reduce((sum, value, at) => sum + (value - (wanted[at] ?? 0)) ** 2, 0);
	return names.toSorted((a, b) => distance(a) - distance(b))[0];
}

function channels(shade: string): number[] | undefined {
	const [, digits] = /^#([0-9a-f]{6})(?:[0-9a-f]{2})?$/i.exec(shade) ?? [];
	return digits === undefined
		? undefined
		: [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
}
