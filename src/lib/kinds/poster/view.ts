import type { CardContent, ItemView, Paint } from '#lib/canvas/item-view.ts';
import type { TextStyle } from '#lib/canvas/text-layout.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { cardColor, cardFacts, paintCard, type PaintWords } from '../card-painter.ts';
import type { PosterProps } from './model.ts';

/** The card is designed at this size and scaled. */
const design = { w: 320, h: 240 };
const edge = 18;
const inner = design.w - 2 * edge;

const styles = {
	tag: { sizes: [12], lineHeight: 1.2, weight: 600 },
	title: { sizes: [25, 22, 19, 17, 15], lineHeight: 1.15, weight: 700 },
	subtitle: { sizes: [14, 13, 12], lineHeight: 1.25, weight: 450 },
	figure: { sizes: [34, 30, 26, 22], lineHeight: 1, weight: 750 },
	unit: { sizes: [13, 12, 11], lineHeight: 1.2, weight: 450 }
} satisfies Record<string, TextStyle>;

function draw(card: CardContent, words: PaintWords, { ctx, env, texts }: Paint): void {
	const region = card.region === null ? undefined : env.region(card.region);
	ctx.fillStyle = cardColor(card, env);
	ctx.fillRect(0, 0, design.w, 10);
	const tag = [region?.name, card.tag].filter(Boolean).join(' · ');
	words('tag', tag, styles.tag, { box: { x: edge, y: 22, w: inner, h: 16 }, color: 'text-muted' });
	words('title', card.title, styles.title, { box: { x: edge, y: 44, w: inner, h: 90 }, color: 'text' });
	words('subtitle', card.subtitle, styles.subtitle, {
		box: { x: edge, y: 138, w: inner, h: 20 },
		color: 'text-muted'
	});
	if (card.figure === '') return;
	ctx.fillStyle = env.color('line');
	ctx.fillRect(edge, 168, inner, 1);
	const wide = Math.min(150, texts.width(card.figure, 34, 750) + 4);
	words('figure', card.figure, styles.figure, {
		box: { x: edge, y: 180, w: wide, h: 44 },
		color: 'text',
		vertical: 'middle'
	});
	words('unit', card.figureUnit, styles.unit, {
		box: { x: edge + wide + 10, y: 180, w: inner - wide - 10, h: 44 },
		color: 'text-muted',
		vertical: 'middle'
	});
}

export const posterView: ItemView<PosterProps> = {
	kind: 'poster',
	icon: ['M2 3h20', 'M21 3v11a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V3', 'M7 21l5-5 5 5'],
	name: () => m.kinds_poster(),
	label(item, env) {
		const card = env.card(item.props.poster);
		if (!card) return m.kinds_poster_missing();
		return m.kinds_labelled({ kind: m.kinds_poster(), text: cardFacts(card, env).join(', ') });
	},
	words(item, env) {
		const card = env.card(item.props.poster);
		return card ? cardFacts(card, env).join(' · ') : '';
	},
	cardOf: (item) => item.props.poster,
	styles: [],
	paint(item, paint) {
		const card = paint.env.card(item.props.poster);
		paintCard(item, paint, { size: design, card, missing: m.kinds_poster_missing(), draw });
	}
};
