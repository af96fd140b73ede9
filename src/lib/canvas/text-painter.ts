/** Paints wrapped text; from afar as bars, because tiny words cost three times as much and cannot be read. */
import type { Paint, TextPlace } from './item-view.ts';
import type { LaidRun } from './marked-layout.ts';
import { boldOf } from './text-layout.ts';
import type { TextStyle } from './text-layout.ts';

/** Below these heights in device pixels letters become bars, and bars disappear. */
const readable = 4.5;
const visible = 1.1;
const maxBars = 8;

export function paintText(
	paint: Paint,
	owner: object,
	text: string,
	place: Pick<TextPlace, 'box' | 'align' | 'vertical' | 'color' | 'weight'>,
	style: TextStyle
): void {
	if (text === '' || paint.editing) return;
	const { ctx, scale, env, texts } = paint;
	const { box, align, vertical } = place;
	const largest = style.sizes[0] ?? 16;
	if (largest * scale < visible) return;
	if (largest * scale < readable) return paintBars(paint, text, place, style);
	const layout = texts.layout(owner, text, box.w, box.h, style);
	const top = vertical === 'middle' ? box.y + Math.max(0, (box.h - layout.height) / 2) : box.y;
	ctx.fillStyle = env.color(place.color);
	if (layout.size * scale < readable) {
		ctx.globalAlpha = 0.45;
		layout.lines.forEach((line, index) => {
			const x = align === 'center' ? box.x + (box.w - line.width) / 2 : box.x;
			ctx.fillRect(x, top + (index + 0.25) * layout.lineHeight, line.width, layout.size * 0.55);
		});
		ctx.globalAlpha = 1;
		return;
	}
	ctx.font = `${style.weight} ${layout.size}px ${texts.family}`;
	ctx.textBaseline = 'alphabetic';
	ctx.textAlign = 'left';
	const drop = (layout.lineHeight + layout.size * 0.7) / 2;
	layout.lines.forEach((line, index) => {
		if (line.text === '') return;
		const x = align === 'center' ? box.x + (box.w - line.width) / 2 : box.x;
		const y = top + index * layout.lineHeight + drop;
		if (line.runs) paintRuns(paint, line.runs, x, y, layout.size, style);
		else ctx.fillText(line.text, x, y);
	});
}

/** Bold words in their weight; links underlined, so that no colour is needed to know them. */
function paintRuns(
	{ ctx, texts }: Paint,
	runs: readonly LaidRun[],
	x: number,
	y: number,
	size: number,
	style: TextStyle
): void {
	for (const run of runs) {
		ctx.font = `${run.bold ? boldOf(style) : style.weight} ${size}px ${texts.family}`;
		ctx.fillText(run.text, x + run.x, y);
		if (run.link) ctx.fillRect(x + run.x, y + size * 0.12, run.width, Math.max(1, size * 0.06));
	}
	// Whoever paints the next line finds the font of plain words.
	ctx.font = `${style.weight} ${size}px ${texts.family}`;
}

/** Guesses the lines from the number of characters, without measuring anything. */
function paintBars(
	{ ctx, env, scale }: Paint,
	text: string,
	{ box, align, vertical, color }: Pick<TextPlace, 'box' | 'align' | 'vertical' | 'color'>,
	style: TextStyle
): void {
	const size = style.sizes[0] ?? 16;
	const lineHeight = size * style.lineHeight;
	const perLine = Math.max(1, Math.floor(box.w / (size * 0.5)));
	const room = Math.max(1, Math.floor(box.h / lineHeight));
	const count = Math.min(Math.ceil(text.length / perLine), room, maxBars);
	const height = count * lineHeight;
	const top = vertical === 'middle' ? box.y + Math.max(0, (box.h - height) / 2) : box.y;
	ctx.fillStyle = env.color(color);
	ctx.globalAlpha = 0.35;
	if (size * scale < 2.2) {
		// Separate lines could not be told apart: one block of the same weight.
		ctx.globalAlpha = 0.2;
		ctx.fillRect(box.x, top, Math.min(1, text.length / perLine) * box.w, height);
	} else {
		for (let index = 0; index < count; index += 1) {
			const share = Math.min(1, (text.length - index * perLine) / perLine);
			const width = box.w * (index === count - 1 ? share : 0.94);
			const x = align === 'center' ? box.x + (box.w - width) / 2 : box.x;
			ctx.fillRect(x, top + (index + 0.25) * lineHeight, width, size * 0.55);
		}
	}
	ctx.globalAlpha = 1;
}
