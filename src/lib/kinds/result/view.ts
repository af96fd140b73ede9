import type { Item } from '#lib/board/model/item.ts';
import type { CardContent, CardRow, ItemView, Paint } from '#lib/canvas/item-view.ts';
import { paintText } from '#lib/canvas/text-painter.ts';
import type { TextStyle } from '#lib/canvas/text-layout.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { ResultProps } from './model.ts';

/** The card is designed at this width and scaled; a higher one has room for more lines. */
const width = 400;
const edge = 16;
const inner = width - 2 * edge;
/** Of a line of figures: words above, the bar or the steps below. */
const row = { first: 92, height: 40, words: 21, bar: 8, steps: 12, gap: 2 };

const styles = {
	title: { sizes: [21, 19, 17, 15], lineHeight: 1.15, weight: 700 },
	state: { sizes: [13], lineHeight: 1.2, weight: 600 },
	name: { sizes: [14], lineHeight: 1.2, weight: 600 },
	label: { sizes: [13, 12, 11], lineHeight: 1.2, weight: 450 },
	missing: { sizes: [16], lineHeight: 1.3, weight: 450 }
} satisfies Record<string, TextStyle>;

/** Texts are laid out one by one, so each needs a key of its own as long as the card is the same. */
const keys = new WeakMap<object, Map<string, object>>();

function keyOf(card: CardContent, field: string): object {
	const known = keys.get(card) ?? new Map<string, object>();
	keys.set(card, known);
	const key = known.get(field) ?? {};
	known.set(field, key);
	return key;
}

/** How many lines there is room for, and whether the last of them says how many more there are. */
function linesShown(rows: number, height: number): { readonly shown: number; readonly more: number } {
	const room = Math.max(0, Math.floor((height - row.first - edge / 2) / row.height));
	if (rows <= room) return { shown: rows, more: 0 };
	const shown = Math.max(0, room - 1);
	return { shown, more: rows - shown };
}

type PaintWords = (
	field: string,
	style: keyof typeof styles,
	value: string,
	box: { x: number; y: number; w: number; h: number },
	color: string
) => void;

function paintCard(card: CardContent, height: number, paint: Paint): void {
	const { ctx, env, scale } = paint;
	ctx.fillStyle = env.color('surface-raised');
	ctx.fillRect(0, 0, width, height);
	ctx.fillStyle = env.color('accent');
	ctx.fillRect(0, 0, 8, height);
	const text: PaintWords = (field, style, value, box, color) =>
		paintText(
			paint,
			keyOf(card, field),
			value,
			{ box, align: 'left', vertical: 'top', color, weight: styles[style].weight },
			styles[style]
		);
	text('state', 'state', card.tag, { x: edge, y: 12, w: inner, h: 18 }, 'text-muted');
	text('title', 'title', card.title, { x: edge, y: 30, w: inner, h: 54 }, 'text');
	const rows = card.rows ?? [];
	const { shown, more } = linesShown(rows.length, height);
	for (const [at, line] of rows.slice(0, shown).entries()) paintRow(line, at, text, paint);
	if (more > 0) {
		const y = row.first + shown * row.height;
		if (y + 20 <= height) {
			text(
				'more',
				'label',
				m.kinds_result_more({ count: more }),
				{ x: edge, y, w: inner, h: 20 },
				'text-muted'
			);
		}
	}
	ctx.strokeStyle = env.color('line');
	ctx.lineWidth = Math.max(1, 0.75 / scale);
	ctx.strokeRect(0, 0, width, height);
}

function paintRow({ name, label, share, steps }: CardRow, at: number, text: PaintWords, paint: Paint): void {
	const { ctx, env } = paint;
	const y = row.first + at * row.height;
	text(`name ${at}`, 'name', name, { x: edge, y, w: inner * 0.6, h: 18 }, 'text');
	text(`label ${at}`, 'label', label, { x: edge + inner * 0.62, y, w: inner * 0.38, h: 18 }, 'text-muted');
	const below = y + row.words;
	if (steps) {
		const most = Math.max(1, ...steps);
		const cell = (inner + row.gap) / steps.length;
		for (const [step, count] of steps.entries()) {
			const x = edge + step * cell;
			const height = (row.steps * count) / most;
			ctx.fillStyle = env.color('surface-sunken');
			ctx.fillRect(x, below, cell - row.gap, row.steps);
			ctx.fillStyle = env.color('scale-plus-2');
			ctx.fillRect(x, below + row.steps - height, cell - row.gap, height);
		}
	}
	if (share === null) return;
	ctx.fillStyle = env.color('surface-sunken');
	ctx.fillRect(edge, below, inner, row.bar);
	ctx.fillStyle = env.color('scale-plus-2');
	ctx.fillRect(edge, below, Math.max(2, inner * Math.min(1, Math.max(0, share))), row.bar);
}

function paintMissing(item: Item<ResultProps>, height: number, paint: Paint): void {
	const { ctx, env } = paint;
	ctx.fillStyle = env.color('surface-sunken');
	ctx.fillRect(0, 0, width, height);
	ctx.strokeStyle = env.color('line-strong');
	ctx.lineWidth = 1;
	ctx.setLineDash([6, 5]);
	ctx.strokeRect(0, 0, width, height);
	ctx.setLineDash([]);
	const box = { x: edge, y: edge, w: inner, h: Math.max(0, height - 2 * edge) };
	const place = { box, align: 'center', vertical: 'middle', color: 'text-muted', weight: 450 } as const;
	paintText(paint, item.props, m.kinds_result_missing(), place, styles.missing);
}

/** All that it says, for those who listen and for a search. */
const wordsOf = ({ title, tag, rows = [] }: CardContent): string =>
	[title, tag, ...rows.map(({ name, label }) => `${name}: ${label}`)].filter(Boolean).join(' · ');

export const resultView: ItemView<ResultProps> = {
	kind: 'result',
	icon: ['M4 20V4', 'M4 20h16', 'M9 16v-5', 'M13 16V8', 'M17 16v-3'],
	name: () => m.kinds_result(),
	label(item, env) {
		const card = env.card(item.props.poll);
		return card
			? m.kinds_labelled({ kind: m.kinds_result(), text: wordsOf(card) })
			: m.kinds_result_missing();
	},
	words(item, env) {
		const card = env.card(item.props.poll);
		return card ? wordsOf(card) : '';
	},
	cardOf: (item) => item.props.poll,
	styles: [],
	paint(item, paint) {
		const { ctx, env, scale } = paint;
		if (scale > 0.25) {
			ctx.fillStyle = env.color('board-shadow');
			ctx.fillRect(item.x + 2, item.y + 5, item.w - 4, item.h);
		}
		const factor = item.w / width;
		ctx.save();
		ctx.translate(item.x, item.y);
		ctx.scale(factor, factor);
		const card = env.card(item.props.poll);
		const inside = { ...paint, scale: scale * factor };
		if (card) paintCard(card, item.h / factor, inside);
		else paintMissing(item, item.h / factor, inside);
		ctx.restore();
	}
};
