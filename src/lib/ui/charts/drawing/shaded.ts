/**
 * A table whose cells carry shades, as a picture. A heat map goes from the ground to one colour, other shades from a
 * colour against over a middle to one for. Figures stand in the cells, and in a heat map a bar at the foot of each
 * says the same by its length, for eyes and printers that know no colours.
 */
import type { ResolvedBlock, ResolvedCell } from '#lib/base/model/resolved-blocks.ts';
import { svg, type Svg } from '#lib/base/model/svg.ts';
import { drawingWidth, type Drawn, type Look } from './look.ts';
import { line, wrapped } from './text.ts';

type Table = Extract<ResolvedBlock, { kind: 'table' }>;

const lineHeight = 9.5;
const gap = 3;
const names = 120;
const mostLines = 4;
/** Of names of rows and figures, and of the names of columns, which have less room. */
const sizes = { usual: 8, column: 6.5 };
/** Bold letters, in whatever font there is, are wider than the guess. */
const boldRoom = 0.84;
/** Of the five steps against, between and for. */
const scale = ['scale-minus-2', 'scale-minus-1', 'scale-zero', 'scale-plus-1', 'scale-plus-2'] as const;
/** The strongest steps are dark. */
const dark: readonly string[] = [scale[0], scale[4]];
/** How much of its colour the darkest cell of a heat map has. */
const full = 0.58;

/** Whether any cell has a shade. */
export const isShaded = ({ rows }: Table): boolean =>
	rows.some((row) => row.some(({ shade }) => shade !== undefined));

export function shaded({ rows, heat = false }: Table, look: Look): Drawn {
	const columns = Math.max(0, ...rows.map((row) => row.length)) - 1;
	if (columns < 1 || !isShaded({ kind: 'table', caption: { text: '' }, rows }))
		return { height: 0, parts: [] };
	const wide = (drawingWidth - names) / columns;
	const parts: Svg[] = [];
	let top = 0;
	for (const row of rows) {
		const texts = row.map((cell, at) => linesOf(cell, at === 0 ? names : wide, sizeIn(row, at)));
		const tall = Math.max(1, ...texts.map((lines) => lines.length)) * lineHeight + 2 * gap;
		for (const [at, cell] of row.entries()) {
			const box = {
				x: at === 0 ? 0 : names + (at - 1) * wide,
				y: top,
				width: at === 0 ? names : wide,
				height: tall
			};
			const written = { lines: texts[at] ?? [], size: sizeIn(row, at), heat, first: at === 0 };
			parts.push(...cellParts(cell, box, written, look));
		}
		top += tall;
	}
	return { height: top, parts };
}

/** A row of names alone is that of the columns. */
const sizeIn = (row: readonly ResolvedCell[], at: number): number =>
	at > 0 && row.every(({ header }) => header) ? sizes.column : sizes.usual;

/** What stands in brackets begins a line. */
function linesOf({ words, header }: ResolvedCell, width: number, size: number): string[] {
	const room = (header ? boldRoom : 1) * (width - gap);
	const parts = header ? [words.text] : words.text.split(/\s+(?=\()/);
	return parts.flatMap((text) => wrapped(text, size, room, mostLines));
}

interface Written {
	readonly lines: readonly string[];
	readonly size: number;
	readonly heat: boolean;
	/** Whether it is the first cell of its row. */
	readonly first: boolean;
}

interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

function cellParts(
	{ shade, header }: ResolvedCell,
	{ x, y, width, height }: Box,
	{ lines, size, heat, first }: Written,
	look: Look
): Svg[] {
	const step = scale[Math.round((Math.max(-1, Math.min(1, shade ?? 0)) + 1) * 2)] ?? 'scale-zero';
	const share = Math.max(0, Math.min(1, shade ?? 0));
	const inner = { x: x + 0.75, y: y + 0.75, width: width - 1.5, height: height - 1.5 };
	const ground = heat
		? { fill: look.color('scale-minus-2'), 'fill-opacity': full * share }
		: { fill: look.color(step) };
	const ink = !heat && shade !== undefined && dark.includes(step) ? 'surface-raised' : 'text';
	const start = y + (height - lines.length * lineHeight) / 2 + size * 0.9;
	return [
		...(shade === undefined ? [] : [svg('rect', { ...inner, ...ground })]),
		...(shade === undefined || !heat
			? []
			: [
					svg('rect', {
						x: inner.x,
						y: inner.y + inner.height - 1.5,
						width: inner.width * share,
						height: 1.5,
						fill: look.color('text')
					})
				]),
		...lines.map((text, at) =>
			line(text, first ? x : x + width / 2, start + at * lineHeight, {
				size,
				color: look.color(ink),
				bold: header === true,
				anchor: first ? 'start' : 'middle'
			})
		)
	];
}
