/** Distributions, one below the other. */
import type { ResolvedBlock } from '#lib/base/model/resolved-blocks.ts';
import { drawingWidth, type Drawn, type Look } from './look.ts';
import { histogram } from './histogram.ts';
import { stacked } from './stacked.ts';
import { line, wrapped } from './text.ts';

const size = 9;
const lineHeight = 11.5;
const names = 150;
const place = { from: 162, width: drawingWidth - 162, tall: 30, lines: 2 } as const;
const gap = 10;

/** @param height of a piece, in units */
export function columns(
	{ rows }: Extract<ResolvedBlock, { kind: 'columns' }>,
	look: Look,
	height: number
): Drawn[] {
	const most = Math.max(1, ...rows.flatMap(({ steps }) => steps.map(({ count }) => count)));
	const drawn = rows.map(({ name, label, steps }): Drawn => {
		const words = [
			...wrapped(name.text, size, names, 4).map((text) => ({ text, color: look.color('text'), bold: true })),
			...wrapped(label.text, size, names, 2).map((text) => ({
				text,
				color: look.color('text-muted'),
				bold: false
			}))
		];
		return {
			height: Math.max(words.length * lineHeight, place.tall + 11 + 9 * place.lines),
			parts: [
				...words.map(({ text, color, bold }, at) =>
					line(text, 0, 9 + at * lineHeight, { size, color, bold })
				),
				...histogram(steps, most, place, look)
			]
		};
	});
	return stacked(drawn, gap, height);
}
