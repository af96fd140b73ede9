/** How answers spread over a few steps. */
import type { ResolvedStep } from '#lib/base/model/resolved-blocks.ts';
import type { Look } from './look.ts';
import { svg, type Svg } from '#lib/base/model/svg.ts';
import { line, wrapped } from './text.ts';

/** Where it stands, and how tall the highest column is. */
export interface Place {
	readonly from: number;
	readonly width: number;
	readonly tall: number;
	/** How many lines the name of a step may take, 9 units each. */
	readonly lines: number;
}

/** @param most the count that is as high as the drawing; the whole is 11 units and the lines of names higher */
export function histogram(
	steps: readonly ResolvedStep[],
	most: number,
	{ from, width, tall, lines }: Place,
	{ color }: Look
): Svg[] {
	const wide = width / Math.max(1, steps.length);
	return steps.flatMap(({ name, count, aside }, at) => {
		const height = count === 0 ? 0.8 : Math.max(2, (tall * count) / Math.max(1, most));
		const middle = from + (at + 0.5) * wide;
		const label = wrapped(name.text, 7.5, wide, lines);
		return [
			svg('rect', {
				x: middle - wide * 0.42,
				y: tall + 9 - height,
				width: wide * 0.84,
				height,
				fill: aside ? color('surface-sunken') : color('scale-plus-2'),
				...(aside ? { stroke: color('line-strong'), 'stroke-width': 0.7, 'stroke-dasharray': '2 1.5' } : {})
			}),
			...(count > 0
				? [
						line(String(count), middle, tall + 7 - height, {
							size: 7.5,
							color: color('text'),
							bold: true,
							anchor: 'middle'
						})
					]
				: []),
			...label.map((text, row) =>
				line(text, middle, tall + 18 + 9 * row, {
					size: 7.5,
					color: color('text-muted'),
					anchor: 'middle'
				})
			)
		];
	});
}
