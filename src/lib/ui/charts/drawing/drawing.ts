/**
 * The drawings of a report as pictures that stand alone: what the charts of the page show, with their measures and
 * marks, for documents that have no browser. Each is followed by a table that tells the same.
 */
import type { ResolvedBlock } from '#lib/base/model/resolved-blocks.ts';
import { bars } from './bars.ts';
import { columns } from './columns.ts';
import { flows } from './flows.ts';
import { drawingWidth, type Drawn, type Look } from './look.ts';
import { plane } from './plane.ts';
import { shaded } from './shaded.ts';
import { svg, type Svg } from '#lib/base/model/svg.ts';
import { line, wrapped } from './text.ts';
import { tree } from './tree.ts';
import { wordCloud } from './word-cloud.ts';

export interface Drawing {
	readonly svg: string;
	readonly width: number;
	readonly height: number;
}

/** Units; two charts on a page, with their captions. */
const pieceHeight = 330;

/** What a block shows, on pages: a chart of many rows in pieces. Empty for blocks that are no drawing or draw nothing. */
export const drawingsOf = (block: ResolvedBlock, look: Look): Drawing[] =>
	draw(block, look, pieceHeight).map(({ parts, height }) => framed(parts, drawingWidth, height, look));

const margin = 16;
const titleSize = 11;
const titleHeight = 14;

/**
 * A drawing to keep by itself: on a ground of its own, with a title. A table with shades is one too, although documents
 * shade the table itself. @returns undefined for blocks that are none and for drawings of nothing
 */
export function pictureOf(block: ResolvedBlock, look: Look, title: string): Drawing | undefined {
	const [drawn] = block.kind === 'table' ? whole(shaded(block, look)) : draw(block, look);
	if (!drawn) return undefined;
	// Bold letters, in whatever font there is, are wider than the guess.
	const lines = wrapped(title, titleSize, 0.85 * drawingWidth, 4);
	const top = margin + lines.length * titleHeight + 6;
	const [width, height] = [drawingWidth + 2 * margin, top + drawn.height + margin];
	const parts = [
		svg('rect', { width, height, fill: look.color('surface-raised') }),
		...lines.map((text, at) =>
			line(text, margin, margin + titleSize + at * titleHeight, {
				size: titleSize,
				color: look.color('text'),
				bold: true
			})
		),
		svg('g', { transform: `translate(${margin} ${top})` }, drawn.parts)
	];
	return framed(parts, width, height, look);
}

function framed(parts: readonly Svg[], width: number, height: number, { font }: Look): Drawing {
	const root = svg(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			width,
			height,
			viewBox: `0 0 ${width} ${height}`,
			'font-family': font
		},
		parts
	);
	return { svg: root.text, width, height };
}

function draw(block: ResolvedBlock, look: Look, height = Infinity): Drawn[] {
	switch (block.kind) {
		case 'bars':
			return bars(block, look, height);
		case 'columns':
			return columns(block, look, height);
		case 'plane':
			return whole(plane(block, look));
		case 'words':
			return whole(wordCloud(block, look));
		case 'tree':
			return whole(tree(block, look));
		case 'flows':
			return whole(flows(block, look));
		default:
			return [];
	}
}

const whole = (drawn: Drawn): Drawn[] => (drawn.parts.length > 0 ? [drawn] : []);
