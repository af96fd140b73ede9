/** What kinds share that show a card of something outside of the board: its paper, its words, and what stands for a missing one. */
import type { Box } from '#lib/base/model/geometry.ts';
import type { Item } from '#lib/board/model/item.ts';
import type { BoardEnv, CardContent, Paint } from '#lib/canvas/item-view.ts';
import type { TextStyle } from '#lib/canvas/text-layout.ts';
import { paintText } from '#lib/canvas/text-painter.ts';

export interface CardSize {
	readonly w: number;
	readonly h: number;
}

interface WordsPlace {
	readonly box: Box;
	/** Colour token. */
	readonly color: string;
	readonly vertical?: 'top' | 'middle';
}

/** Paints words of a card. @param field tells them from its others */
export type PaintWords = (field: string, words: string, style: TextStyle, place: WordsPlace) => void;

export interface CardPicture {
	/** At which the card is designed; it is scaled to the item. */
	readonly size: CardSize;
	/** Undefined for one that is gone, or that this reader may not see. */
	readonly card: CardContent | undefined;
	/** Said instead of a missing card. */
	readonly missing: string;
	/** Paints on the paper, in coordinates of the design. */
	draw(card: CardContent, words: PaintWords, paint: Paint): void;
}

const missingStyle: TextStyle = { sizes: [16], lineHeight: 1.3, weight: 450 };
const missingEdge = 18;

/** Texts are laid out one by one, so each needs a key of its own as long as the card is the same. */
const keys = new WeakMap<CardContent, Map<string, object>>();

function keyOf(card: CardContent, field: string): object {
	const known = keys.get(card) ?? new Map<string, object>();
	keys.set(card, known);
	const key = known.get(field) ?? {};
	known.set(field, key);
	return key;
}

export function paintCard(item: Item, paint: Paint, { size, card, missing, draw }: CardPicture): void {
	const { ctx, env, scale } = paint;
	if (scale > 0.25) {
		ctx.fillStyle = env.color('board-shadow');
		ctx.fillRect(item.x + 2, item.y + 5, item.w - 4, item.h);
	}
	const factor = item.w / size.w;
	ctx.save();
	ctx.translate(item.x, item.y);
	ctx.scale(factor, item.h / size.h);
	const inside = { ...paint, scale: scale * factor };
	if (card) {
		ctx.fillStyle = env.color('surface-raised');
		ctx.fillRect(0, 0, size.w, size.h);
		draw(card, wordsOn(card, inside), inside);
		ctx.strokeStyle = env.color('line');
		ctx.lineWidth = Math.max(1, 0.75 / inside.scale);
		ctx.strokeRect(0, 0, size.w, size.h);
	} else paintMissing(item, missing, size, inside);
	ctx.restore();
}

const wordsOn =
	(card: CardContent, paint: Paint): PaintWords =>
	(field, words, style, { box, color, vertical = 'top' }) =>
		paintText(
			paint,
			keyOf(card, field),
			words,
			{ box, align: 'left', vertical, color, weight: style.weight },
			style
		);

function paintMissing(item: Item, words: string, { w, h }: CardSize, paint: Paint): void {
	const { ctx, env } = paint;
	ctx.fillStyle = env.color('surface-sunken');
	ctx.fillRect(0, 0, w, h);
	ctx.strokeStyle = env.color('line-strong');
	ctx.lineWidth = 1;
	ctx.setLineDash([6, 5]);
	ctx.strokeRect(0, 0, w, h);
	ctx.setLineDash([]);
	const box = {
		x: missingEdge,
		y: missingEdge,
		w: w - 2 * missingEdge,
		h: Math.max(0, h - 2 * missingEdge)
	};
	const place = { box, align: 'center', vertical: 'middle', color: 'text-muted', weight: 450 } as const;
	paintText(paint, item.props, words, place, missingStyle);
}

/** The colour of the region that a card is of; of nobody for none. */
export function cardColor({ region }: CardContent, env: BoardEnv): string {
	const mark = region === null ? undefined : env.region(region);
	return env.color(mark?.color ?? 'text-muted');
}

/** What a card is about, for names and searches. */
export function cardFacts({ title, subtitle, region, tag }: CardContent, env: BoardEnv): string[] {
	const name = region === null ? undefined : env.region(region)?.name;
	return [title, subtitle, name, tag].flatMap((fact) => fact || []);
}
