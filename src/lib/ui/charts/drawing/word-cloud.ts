/** Words in the size of how often they were used, with the number beside each. */
import type { ResolvedBlock } from '#lib/base/model/resolved-blocks.ts';
import { drawingWidth, type Drawn, type Look } from './look.ts';
import type { Svg } from '#lib/base/model/svg.ts';
import { line } from './text.ts';

const sizes = [9, 11, 13.5, 17, 21] as const;
const most = 60;

export function wordCloud({ words }: Extract<ResolvedBlock, { kind: 'words' }>, look: Look): Drawn {
	const highest = Math.max(1, ...words.map(({ count }) => count));
	const sizeOf = (count: number): number =>
		sizes[highest === 1 ? 1 : Math.round((4 * (count - 1)) / (highest - 1))] ?? sizes[0];
	const parts: Svg[] = [];
	let x = 0;
	let baseline = 0;
	for (const { word, count } of words.slice(0, most)) {
		const size = sizeOf(count);
		const text = word.text.length > 40 ? `${word.text.slice(0, 39)}…` : word.text;
		const width = text.length * size * 0.55;
		if (baseline === 0) baseline = size;
		if (x > 0 && x + width + 20 > drawingWidth) {
			x = 0;
			baseline += size * 1.25 + 2;
		}
		parts.push(
			line(text, x, baseline, {
				size,
				color: look.color(size === sizes[4] ? 'accent' : 'text'),
				bold: size > 11
			}),
			line(String(count), x + width + 2, baseline - size * 0.35, { size: 7, color: look.color('text-muted') })
		);
		x += width + 18;
	}
	return { height: Math.ceil(baseline + 6), parts };
}
