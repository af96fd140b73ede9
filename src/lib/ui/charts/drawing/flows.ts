/** What goes from where to where: the thicker, the better. */
import type { ResolvedBlock } from '#lib/base/model/resolved-blocks.ts';
import { regionIndex } from '../../region-mark.ts';
import { drawingWidth, type Drawn, type Look } from './look.ts';
import { edge } from './marks.ts';
import { svg } from '#lib/base/model/svg.ts';

const least = 26;
const left = 150;
const right = drawingWidth - 150;
/** Lines of one end leave beside each other, in the order in which they arrive, over this share of its row. */
const spread = 0.7;

export function flows(block: Extract<ResolvedBlock, { kind: 'flows' }>, look: Look): Drawn {
	const tall = Math.max(block.from.length, block.to.length) * least;
	const rowFrom = tall / Math.max(1, block.from.length);
	const rowTo = tall / Math.max(1, block.to.length);
	const place = (of: number, row: number, others: readonly number[], which: number): number => {
		const sorted = others.toSorted((a, b) => a - b);
		const share = sorted.length <= 1 ? 0.5 : sorted.indexOf(which) / (sorted.length - 1);
		return (of + 0.5 + (share - 0.5) * spread) * row;
	};
	const lines = block.flows.map(({ from, to, strength }) => {
		const leaving = block.flows.filter((other) => other.from === from).map((other) => other.to);
		const arriving = block.flows.filter((other) => other.to === to).map((other) => other.from);
		const start = place(from, rowFrom, leaving, to);
		const end = place(to, rowTo, arriving, from);
		const middle = (left + right) / 2;
		const color = block.from[from]?.color ?? null;
		return svg('path', {
			d: `M${left} ${start}C${middle} ${start} ${middle} ${end} ${right} ${end}`,
			fill: 'none',
			stroke: color === null ? look.color('text-muted') : look.color(`region-${regionIndex(color)}`),
			'stroke-width': 0.8 + 4.5 * strength,
			'stroke-opacity': 0.75
		});
	});
	return {
		height: tall,
		parts: [
			...edge(block.from, { x: left, row: rowFrom, side: 'start' }, look),
			...edge(block.to, { x: right, row: rowTo, side: 'end' }, look),
			...lines
		]
	};
}
