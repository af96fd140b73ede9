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
import { svg } from '#lib/base/model/svg.ts';
import { tree } from './tree.ts';
import { wordCloud } from './word-cloud.ts';

export interface Drawing {
	readonly svg: string;
	readonly width: number;
	readonly height: number;
}

/** @returns undefined for blocks that are no drawing and for drawings of nothing */
export function drawingOf(block: ResolvedBlock, look: Look): Drawing | undefined {
	const drawn = draw(block, look);
	if (!drawn || drawn.parts.length === 0) return undefined;
	const { height, parts } = drawn;
	const root = svg(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			width: drawingWidth,
			height,
			viewBox: `0 0 ${drawingWidth} ${height}`,
			'font-family': look.font
		},
		parts
	);
	return { svg: root.text, width: drawingWidth, height };
}

function draw(block: ResolvedBlock, look: Look): Drawn | undefined {
	switch (block.kind) {
		case 'bars':
			return bars(block, look);
		case 'columns':
			return columns(block, look);
		case 'plane':
			return plane(block, look);
		case 'words':
			return wordCloud(block, look);
		case 'tree':
			return tree(block, look);
		case 'flows':
			return flows(block, look);
		default:
			return undefined;
	}
}
