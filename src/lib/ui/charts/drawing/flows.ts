/** What goes from where to where: the thicker, the better. */
import type { ResolvedBlock, ResolvedFlow } from '#lib/base/model/resolved-blocks.ts';
import { svg, type Svg } from '#lib/base/model/svg.ts';
import { regionIndex } from '../../region-mark.ts';
import { bends, flowLines, labelPlaces, rowsOf, strongestOf } from '../flow-lines.ts';
import { drawingWidth, type Drawn, type Look } from './look.ts';
import { edge } from './marks.ts';
import { line } from './text.ts';

const leastRow = 26;
/** What names take on either side. */
const names = 150;
const left = names;
const right = drawingWidth - names;
const wide = right - left;
/** Of a figure on a line: units of the drawing. */
const label = { width: 22, height: 10, size: 8 };

export function flows(block: Extract<ResolvedBlock, { kind: 'flows' }>, look: Look): Drawn {
	const rows = rowsOf(block.from.length, block.to.length, leastRow);
	const standing = strongestOf(block.flows);
	const lines = flowLines(block.flows, rows).flatMap((each, at) => {
		const flow = block.flows[at];
		return flow ? [{ ...each, flow, faint: block.ranked === true && !standing.has(at) }] : [];
	});
	const out = lines.filter(({ faint }) => !faint);
	const draw = ({ start, end, flow, faint }: (typeof lines)[number]): Svg => {
		const [first, second] = bends.map((bend) => left + bend * wide);
		const color = block.from[flow.from]?.color ?? null;
		return svg('path', {
			d: `M${left} ${start}C${first} ${start} ${second} ${end} ${right} ${end}`,
			fill: 'none',
			stroke: color === null ? look.color('text-muted') : look.color(`region-${regionIndex(color)}`),
			'stroke-width': faint ? 0.7 : 0.8 + 4.5 * flow.strength,
			'stroke-opacity': faint ? 0.25 : 0.85
		});
	};
	return {
		height: rows.tall,
		parts: [
			...edge(block.from, { x: left, row: rows.from, width: names, side: 'start' }, look),
			...edge(block.to, { x: right, row: rows.to, width: names, side: 'end' }, look),
			...lines.filter(({ faint }) => faint).map(draw),
			...out.map(draw),
			...(block.ranked ? figures(out, look) : [])
		]
	};
}

/** The figure of each line, in a gap of it. */
function figures(
	lines: readonly { readonly start: number; readonly end: number; readonly flow: ResolvedFlow }[],
	look: Look
): Svg[] {
	const { width, height, size } = label;
	return labelPlaces(lines, width / wide, height).flatMap(({ along, across }, at) => {
		const text = lines[at]?.flow.label.text ?? '';
		const x = left + along * wide;
		const ground = (0.62 * text.length + 0.3) * size;
		return [
			svg('rect', {
				x: x - ground / 2,
				y: across - height / 2,
				width: ground,
				height,
				fill: look.color('surface-raised')
			}),
			line(text, x, across + size * 0.35, { size, color: look.color('text'), bold: true, anchor: 'middle' })
		];
	});
}
