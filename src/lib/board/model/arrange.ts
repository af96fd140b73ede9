/**
 * Putting several things in order: aligned, evenly apart, in a grid, equally large. Pure geometry in world
 * units; a block is what moves as one. Every function answers with distances, keyed as the blocks are.
 */
import { boundsOf } from '#lib/base/model/geometry.ts';
import type { Box, Point } from '#lib/base/model/geometry.ts';

/** What moves as one: an item, or several that belong together. */
export interface Block {
	readonly key: string;
	/** Axis-aligned, around all of it. */
	readonly box: Box;
}

export const alignments = ['left', 'center', 'right', 'top', 'middle', 'bottom'] as const;
export type Alignment = (typeof alignments)[number];
export type Axis = 'x' | 'y';
export type Distances = ReadonlyMap<string, Point>;

/** World units between the blocks of a grid. */
const gridGap = 24;

/** Distances that put all blocks on one line: an edge or the middle of the box around them. */
export function aligned(blocks: readonly Block[], to: Alignment): Distances {
	const all = boundsOf(blocks.map((block) => block.box));
	const result = new Map<string, Point>();
	if (!all) return result;
	for (const { key, box } of blocks) {
		const by: Readonly<Record<Alignment, Point>> = {
			left: { x: all.x - box.x, y: 0 },
			center: { x: all.x + all.w / 2 - (box.x + box.w / 2), y: 0 },
			right: { x: all.x + all.w - (box.x + box.w), y: 0 },
			top: { x: 0, y: all.y - box.y },
			middle: { x: 0, y: all.y + all.h / 2 - (box.y + box.h / 2) },
			bottom: { x: 0, y: all.y + all.h - (box.y + box.h) }
		};
		result.set(key, by[to]);
	}
	return result;
}

/**
 * Distances that leave the same gap between neighbours. The outermost two stay; where blocks overlap, so
 * that there is no gap to share, all overlap by the same.
 */
export function distributed(blocks: readonly Block[], axis: Axis): Distances {
	const length = axis === 'x' ? 'w' : 'h';
	const middle = (block: Block): number => block.box[axis] + block.box[length] / 2;
	const sorted = [...blocks].sort((a, b) => middle(a) - middle(b) || (a.key < b.key ? -1 : 1));
	const [first] = sorted;
	const last = sorted.at(-1);
	const result = new Map<string, Point>();
	if (!first || !last || sorted.length < 3) return result;
	const room = last.box[axis] + last.box[length] - first.box[axis];
	const taken = sorted.reduce((sum, block) => sum + block.box[length], 0);
	const gap = (room - taken) / (sorted.length - 1);
	let at = first.box[axis];
	for (const { key, box } of sorted) {
		result.set(key, axis === 'x' ? { x: at - box.x, y: 0 } : { x: 0, y: at - box.y });
		at += box[length] + gap;
	}
	return result;
}

/**
 * Distances that put blocks into a grid in reading order, from the corner where they are now. What stands in
 * one row or one column stays so; else the grid gets about the proportions that the blocks have now.
 */
export function gridded(blocks: readonly Block[]): Distances {
	const result = new Map<string, Point>();
	const all = boundsOf(blocks.map((block) => block.box));
	if (!all) return result;
	const rows = inRows(blocks);
	const columns = columnsFor(blocks, rows, all);
	const sorted = rows.flat();
	const widths = Array.from({ length: columns }, () => 0);
	const heights: number[] = [];
	sorted.forEach(({ box }, index) => {
		const column = index % columns;
		const row = Math.floor(index / columns);
		widths[column] = Math.max(widths[column] ?? 0, box.w);
		heights[row] = Math.max(heights[row] ?? 0, box.h);
	});
	const before = (sizes: readonly number[], place: number): number =>
		sizes.slice(0, place).reduce((sum, size) => sum + size + gridGap, 0);
	sorted.forEach(({ key, box }, index) => {
		const x = all.x + before(widths, index % columns);
		const y = all.y + before(heights, Math.floor(index / columns));
		result.set(key, { x: x - box.x, y: y - box.y });
	});
	return result;
}

/** Rows of blocks whose middles lie within the height of the row's first, each from left to right. */
function inRows(blocks: readonly Block[]): Block[][] {
	const middle = ({ box }: Block): number => box.y + box.h / 2;
	const sorted = [...blocks].sort((a, b) => middle(a) - middle(b) || (a.key < b.key ? -1 : 1));
	const rows: Block[][] = [];
	for (const block of sorted) {
		const row = rows.at(-1);
		const head = row?.[0];
		if (row && head && middle(block) < middle(head) + head.box.h / 2) row.push(block);
		else rows.push([block]);
	}
	return rows.map((row) => row.sort((a, b) => a.box.x - b.box.x || (a.key < b.key ? -1 : 1)));
}

function columnsFor(blocks: readonly Block[], rows: readonly (readonly Block[])[], all: Box): number {
	const longest = Math.max(...rows.map((row) => row.length));
	if (rows.length === 1 || longest === 1) return longest;
	// A grid with a few gaps keeps its columns.
	const even = rows.slice(0, -1).every((row) => row.length === longest);
	if (even) return longest;
	const average = (size: 'w' | 'h'): number =>
		blocks.reduce((sum, { box }) => sum + box[size] + gridGap, 0) / blocks.length;
	const shape = (Math.max(all.w, 1) / average('w')) * (average('h') / Math.max(all.h, 1));
	return Math.max(1, Math.min(blocks.length, Math.round(Math.sqrt(blocks.length * shape))));
}
