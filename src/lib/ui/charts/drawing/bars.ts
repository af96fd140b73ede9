/** Amounts side by side, each with the marks of the regions below its axis and how the answers spread. */
import type { ResolvedBar, ResolvedBlock } from '#lib/base/model/resolved-blocks.ts';
import { isNothing, stepsOf } from '../axis-steps.ts';
import { stackMarks } from '../stacked-marks.ts';
import { drawingWidth, type Drawn, type Look } from './look.ts';
import { histogram } from './histogram.ts';
import { legend, mark } from './marks.ts';
import { svg } from '#lib/base/model/svg.ts';
import { stacked } from './stacked.ts';
import { line, wrapped } from './text.ts';

type Bars = Extract<ResolvedBlock, { kind: 'bars' }>;

const size = 9;
const lineHeight = 11.5;
const names = { from: 0, width: 150 } as const;
const axis = { from: 162, width: 208 } as const;
const spread = { from: 386, width: drawingWidth - 386, tall: 24, lines: 1 } as const;
/** Of a row of marks. */
const markHeight = 11;
const gap = 9;

/** @param height of a piece, in units */
export function bars({ low, high, rows }: Bars, look: Look, height: number): Drawn[] {
	const known = legend(
		rows.flatMap(({ marks }) => marks),
		look
	);
	const most = Math.max(1, ...rows.flatMap(({ steps }) => steps?.map(({ count }) => count) ?? []));
	const at = (value: number): number =>
		high <= low ? 0.01 : (Math.min(high, Math.max(low, value)) - low) / (high - low);
	const ticks = stepsOf({ low, high });
	const nothing = (value: number) => isNothing(value, { low, high });
	const drawn = rows.map((row) => bar(row, { at, nothing, ticks, most }, look));
	return stacked(drawn, gap, height, known);
}

interface Scale {
	/** Of a value on the axis, 0 to 1. */
	readonly at: (value: number) => number;
	/** Whether a value has no bar. */
	readonly nothing: (value: number) => boolean;
	readonly ticks: readonly number[];
	/** The count that is as high as a distribution. */
	readonly most: number;
}

function bar(row: ResolvedBar, { at, nothing, ticks, most }: Scale, look: Look): Drawn {
	const { color } = look;
	const name = wrapped(row.name.text, size, names.width, 3);
	const label = wrapped(row.label.text, size, names.width, 2);
	const wide = row.steps ? axis.width : drawingWidth - axis.from - 8;
	const place = (value: number) => axis.from + at(value) * wide;
	const placed = stackMarks(row.marks, ({ value }) => 100 * at(value), 900 / wide);
	const below = Math.max(0, ...placed.map((each) => each.row + 1));
	const end = 14 + below * markHeight;
	const words = [
		...name.map((text, index) =>
			line(text, names.from, 9 + index * lineHeight, { size, color: color('text'), bold: true })
		),
		...label.map((text, index) =>
			line(text, names.from, 9 + (name.length + index) * lineHeight, { size, color: color('text-muted') })
		)
	];
	const parts = [
		...words,
		...ticks.flatMap((tick) => [
			svg('line', {
				x1: place(tick),
				x2: place(tick),
				y1: 0,
				y2: end,
				stroke: color('line'),
				'stroke-width': 0.6
			}),
			line(String(tick), place(tick), end + 8, { size: 7.5, color: color('text-muted'), anchor: 'middle' })
		]),
		svg('rect', { x: axis.from, y: 2, width: wide, height: 8, rx: 2, fill: color('surface-sunken') }),
		...(row.value === null || nothing(row.value)
			? []
			: [
					svg('rect', {
						x: axis.from,
						y: 2,
						width: Math.max(1.5, at(row.value) * wide),
						height: 8,
						rx: 2,
						fill: color('scale-plus-2')
					})
				]),
		...placed.map((each) =>
			mark(each.mark.color, place(each.mark.value), 17 + each.row * markHeight, 8.5, look)
		),
		...(row.steps ? histogram(row.steps, most, spread, look) : [])
	];
	const height = Math.max(
		(name.length + label.length) * lineHeight,
		end + (ticks.length > 0 ? 10 : 2),
		row.steps ? spread.tall + 20 : 0
	);
	return { height, parts };
}
