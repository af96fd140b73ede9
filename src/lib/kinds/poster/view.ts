import type { Item } from '#lib/board/model/item.ts';
import type { CardContent, ItemView, Paint } from '#lib/canvas/item-view.ts';
import { paintText } from '#lib/canvas/text-painter.ts';
import type { TextStyle } from '#lib/canvas/text-layout.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { PosterProps } from './model.ts';

/** The card is designed at this size and scaled. */
const design = { w: 320, h: 240 };
const edge = 18;

const styles = {
	tag: { sizes: [12], lineHeight: 1.2, weight: 600 },
	title: { sizes: [25, 22, 19, 17, 15], lineHeight: 1.15, weight: 700 },
	subtitle: { sizes: [14, 13, 12], lineHeight: 1.25, weight: 450 },
	figure: { sizes: [34, 30, 26, 22], lineHeight: 1, weight: 750 },
	unit: { sizes: [13, 12, 11], lineHeight: 1.2, weight: 450 },
	missing: { sizes: [16], lineHeight: 1.3, weight: 450 }
} satisfies Record<string, TextStyle>;

/** Texts of a card are laid out per field; each card content keeps its own keys. */
const keys = new WeakMap<CardContent, Record<keyof typeof styles, object>>();

function keysOf(card: CardContent): Record<keyof typeof styles, object> {
	let known = keys.get(card);
	if (!known) {
		known = { tag: {}, title: {}, subtitle: {}, figure: {}, unit: {}, missing: {} };
		keys.set(card, known);
	}
	return known;
}

function paintCard(card: CardContent, paint: Paint): void {
	const { ctx, env, scale } = paint;
	const { w, h } = design;
	const region = card.region === null ? undefined : env.region(card.region);
	const regionColor = region ? env.color(region.color) : env.color('text-muted');
	ctx.fillStyle = env.color('surface-raised');
	ctx.fillRect(0, 0, w, h);
	ctx.fillStyle = regionColor;
	ctx.fillRect(0, 0, w, 10);
	const key = keysOf(card);
	const text = (
		field: keyof typeof styles,
		value: string,
		box: { x: number; y: number; w: number; h: number },
		color: string,
		vertical: 'top' | 'middle' = 'top'
	): void =>
		paintText(
			paint,
			key[field],
			value,
			{ box, align: 'left', vertical, color, weight: styles[field].weight },
			styles[field]
		);
	const inner = w - 2 * edge;
	text(
		'tag',
		[region?.name, card.tag].filter(Boolean).join(' · '),
		{ x: edge, y: 22, w: inner, h: 16 },
		'text-muted'
	);
	text('title', card.title, { x: edge, y: 44, w: inner, h: 90 }, 'text');
	text('subtitle', card.subtitle, { x: edge, y: 138, w: inner, h: 20 }, 'text-muted');
	if (card.figure !== '') {
		ctx.fillStyle = env.color('line');
		ctx.fillRect(edge, 168, inner, 1);
		const wide = Math.min(150, paint.texts.width(card.figure, 34, 750) + 4);
		text('figure', card.figure, { x: edge, y: 180, w: wide, h: 44 }, 'text', 'middle');
		text(
			'unit',
			card.figureUnit,
			{ x: edge + wide + 10, y: 180, w: inner - wide - 10, h: 44 },
			'text-muted',
			'middle'
		);
	}
	ctx.strokeStyle = env.color('line');
	ctx.lineWidth = Math.max(1, 0.75 / scale);
	ctx.strokeRect(0, 0, w, h);
}

function paintMissing(item: Item<PosterProps>, paint: Paint): void {
	const { ctx, env } = paint;
	ctx.fillStyle = env.color('surface-sunken');
	ctx.fillRect(0, 0, design.w, design.h);
	ctx.strokeStyle = env.color('line-strong');
	ctx.lineWidth = 1;
	ctx.setLineDash([6, 5]);
	ctx.strokeRect(0, 0, design.w, design.h);
	ctx.setLineDash([]);
	const box = { x: edge, y: edge, w: design.w - 2 * edge, h: design.h - 2 * edge };
	const place = { box, align: 'center', vertical: 'middle', color: 'text-muted', weight: 450 } as const;
	paintText(paint, item.props, m.kinds_poster_missing(), place, styles.missing);
}

export const posterView: ItemView<PosterProps> = {
	kind: 'poster',
	icon: ['M2 3h20', 'M21 3v11a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V3', 'M7 21l5-5 5 5'],
	name: () => m.kinds_poster(),
	label(item, env) {
		const card = env.card(item.props.poster);
		if (!card) return m.kinds_poster_missing();
		const region = card.region === null ? undefined : env.region(card.region)?.name;
		const text = [card.title, card.subtitle, region, card.tag].filter(Boolean).join(', ');
		return m.kinds_labelled({ kind: m.kinds_poster(), text });
	},
	words(item, env) {
		const card = env.card(item.props.poster);
		if (!card) return '';
		const region = card.region === null ? undefined : env.region(card.region)?.name;
		return [card.title, card.subtitle, region, card.tag].filter(Boolean).join(' · ');
	},
	cardOf: (item) => item.props.poster,
	styles: [],
	paint(item, paint) {
		const { ctx, env, scale } = paint;
		if (scale > 0.25) {
			ctx.fillStyle = env.color('board-shadow');
			ctx.fillRect(item.x + 2, item.y + 5, item.w - 4, item.h);
		}
		const factor = item.w / design.w;
		ctx.save();
		ctx.translate(item.x, item.y);
		ctx.scale(factor, item.h / design.h);
		const card = env.card(item.props.poster);
		const inside = { ...paint, scale: scale * factor };
		if (card) paintCard(card, inside);
		else paintMissing(item, inside);
		ctx.restore();
	}
};
