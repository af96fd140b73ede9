/** The mark of a region, and a list that says whose marks they are. */
import type { Words } from '#lib/base/model/resolved-blocks.ts';
import { regionIndex, regionShape } from '../../region-mark.ts';
import { drawingWidth, type Drawn, type Look } from './look.ts';
import { svg, type Svg } from '#lib/base/model/svg.ts';
import { line, wrapped } from './text.ts';

/** The shape and colour of a region around a point. */
export const mark = (color: number, x: number, y: number, size: number, look: Look): Svg =>
	svg('path', {
		d: regionShape(color),
		transform: `translate(${x - size / 2} ${y - size / 2}) scale(${size / 20})`,
		fill: look.color(`region-${regionIndex(color)}`),
		'fill-rule': 'evenodd'
	});

const size = 8.5;
const rowHeight = 13;

/** Every region once, in lines. */
export function legend(
	marks: readonly { readonly name: Words; readonly color: number }[],
	look: Look
): Drawn {
	const regions = [...new Map(marks.map((each) => [each.name.text, each.color]))];
	const parts: Svg[] = [];
	let x = 0;
	let y = 8;
	for (const [name, color] of regions) {
		const width = 14 + name.length * size * 0.53 + 10;
		if (x > 0 && x + width > drawingWidth) {
			x = 0;
			y += rowHeight;
		}
		parts.push(
			mark(color, x + 5, y - 3, 8, look),
			line(name, x + 13, y, { size, color: look.color('text') })
		);
		x += width;
	}
	return { height: regions.length === 0 ? 0 : y + 8, parts };
}

/** Baselines of two lines of a name lie so far apart. */
const nameLine = 9.5;

/** Where names stand beside a drawing, in its units. */
export interface Edge {
	/** Where the drawing ends. */
	readonly x: number;
	/** The height of one name's row. */
	readonly row: number;
	/** What a name may take. */
	readonly width: number;
	readonly side: 'start' | 'end';
}

/** Names at the edge of a drawing, each in the middle of its row, with the mark towards the drawing. */
export function edge(
	ends: readonly { readonly name: Words; readonly color: number | null }[],
	{ x, row, width, side }: Edge,
	look: Look
): Svg[] {
	const inward = side === 'start' ? -6 : 6;
	const most = row >= 2.2 * nameLine ? 2 : 1;
	return ends.flatMap(({ name, color }, at) => {
		const y = (at + 0.5) * row;
		const lines = wrapped(name.text, size, width - 2 * Math.abs(inward), most);
		const first = y + 3 - ((lines.length - 1) * nameLine) / 2;
		return [
			...(color === null ? [] : [mark(color, x + inward, y, 8, look)]),
			...lines.map((text, place) =>
				line(text, x + inward * 2, first + place * nameLine, {
					size,
					color: look.color('text'),
					anchor: side === 'start' ? 'end' : 'start'
				})
			)
		];
	});
}
