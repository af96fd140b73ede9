import type { CardContent, CardRow, ItemView, Paint } from '#lib/canvas/item-view.ts';
import type { TextStyle } from '#lib/canvas/text-layout.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { paintCard, type PaintWords } from '../card-painter.ts';
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
	label: { sizes: [13, 12, 11], lineHeight: 1.2, weight: 450 }
} satisfies Record<string, TextStyle>;

/** How many lines there is room for, and whether the last of them says how many more there are. */
function linesShown(rows: number, height: number): { readonly shown: number; readonly more: number } {
	const room = Math.max(0, Math.floor((height - row.first - edge / 2) / row.height));
	if (rows <= room) return { shown: rows, more: 0 };
	const shown = Math.max(0, room - 1);
	return { shown, more: rows - shown };
}

function draw(card: CardContent, height: number, words: PaintWords, paint: Paint): void {
	const { ctx, env } = paint;
	ctx.fillStyle = env.color('accent');
	ctx.fillRect(0, 0, 8, height);
	const { state, title, label } = styles;
	words('state', card.tag, state, { box: { x: edge, y: 12, w: inner, h: 18 }, color: 'text-muted' });
	words('title', card.title, title, { box: { x: edge, y: 30, w: inner, h: 54 }, color: 'text' });
	const rows = card.rows ?? [];
	const { shown, more } = linesShown(rows.length, height);
	for (const [at, line] of rows.slice(0, shown).entries()) paintRow(line, at, words, paint);
	const y = row.first + shown * row.height;
	if (more > 0 && y + 20 <= height)
		words('more', m.kinds_result_more({ count: more }), label, {
			box: { x: edge, y, w: inner, h: 20 },
			color: 'text-muted'
		});
}

function paintRow({ name, label, share, steps }: CardRow, at: number, words: PaintWords, paint: Paint): void {
	const { ctx, env } = paint;
	const y = row.first + at * row.height;
	words(`name ${at}`, name, styles.name, { box: { x: edge, y, w: inner * 0.6, h: 18 }, color: 'text' });
	words(`label ${at}`, label, styles.label, {
		box: { x: edge + inner * 0.62, y, w: inner * 0.38, h: 18 },
		color: 'text-muted'
	});
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
		const card = paint.env.card(item.props.poll);
		// A higher card has room for more lines.
		const h = item.h * (width / item.w);
		paintCard(item, paint, {
			size: { w: width, h },
			card,
			missing: m.kinds_result_missing(),
			draw: (content, words, inside) => draw(content, h, words, inside)
		});
	}
};
