/** Things by two figures, in four fields, with the list of their numbers beside them. */
import type { ResolvedBlock } from '#lib/base/model/resolved-blocks.ts';
import { svg, type Svg } from '#lib/base/model/svg.ts';
import { stepsOf } from '../axis-steps.ts';
import { axisWords, placePoints, shareOf } from '../plane-points.ts';
import { drawingWidth, type Drawn, type Look } from './look.ts';
import { line, wrapped } from './text.ts';

const size = 8.5;
const lineHeight = 11;
const box = { left: 20, top: 16, side: 220 } as const;
const names = { left: 262, width: drawingWidth - 262 - 20, gap: 4 } as const;

export function plane({ x, y, points }: Extract<ResolvedBlock, { kind: 'plane' }>, look: Look): Drawn {
	const { color } = look;
	const bottom = box.top + box.side;
	const across = (share: number) => box.left + share * box.side;
	const up = (share: number) => bottom - share * box.side;
	const small = { size: 7.5, color: color('text-muted'), anchor: 'middle' as const };
	const fields = [
		svg('rect', {
			x: box.left,
			y: box.top,
			width: box.side,
			height: box.side,
			fill: color('surface-sunken')
		}),
		svg('rect', {
			x: across(0.5),
			y: up(1),
			width: box.side / 2,
			height: box.side / 2,
			fill: color('scale-plus-2'),
			'fill-opacity': 0.16
		}),
		svg('path', {
			d: `M${across(0.5)} ${box.top}V${bottom}M${box.left} ${up(0.5)}H${across(1)}`,
			fill: 'none',
			stroke: color('line-strong'),
			'stroke-dasharray': '3 2'
		}),
		...stepsOf(x).map((step) => line(String(step), across(shareOf(step, x)), bottom + 10, small)),
		...stepsOf(y).map((step) => line(String(step), box.left - 10, up(shareOf(step, y)) + 3, small))
	];
	const marks = placePoints(points, x, y).flatMap((point): Svg[] => {
		const words = point.numbers.join(', ');
		const width = 10 + 4.5 * words.length;
		return [
			svg('rect', {
				x: across(point.x) - width / 2,
				y: up(point.y) - 7,
				width,
				height: 14,
				rx: 7,
				fill: color('text'),
				stroke: color('surface-raised')
			}),
			line(words, across(point.x), up(point.y) + 3, {
				size,
				color: color('surface-raised'),
				bold: true,
				anchor: 'middle'
			})
		];
	});
	const [axisY = ''] = wrapped(`↑ ${axisWords(y)}`, size, box.side + 20, 1);
	const [axisX = ''] = wrapped(`${axisWords(x)} →`, size, box.side + 20, 1);
	const axes = [
		line(axisY, 0, 9, { size, color: color('text'), bold: true }),
		line(axisX, across(1), bottom + 22, { size, color: color('text'), bold: true, anchor: 'end' })
	];
	let top = box.top + 6;
	const list = points.flatMap(({ name }, at) => {
		const lines = wrapped(name.text, size, names.width, 2).map((text, index) =>
			line(text, names.left + 20, top + index * lineHeight, { size, color: color('text') })
		);
		const number = line(String(at + 1), names.left + 14, top, {
			size,
			color: color('text'),
			bold: true,
			anchor: 'end'
		});
		top += lines.length * lineHeight + names.gap;
		return [number, ...lines];
	});
	return {
		height: Math.ceil(Math.max(bottom + 28, top)),
		parts: points.length === 0 ? [] : [...fields, ...marks, ...axes, ...list]
	};
}
