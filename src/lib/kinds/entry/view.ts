import type { CardContent, ItemView, Paint } from '#lib/canvas/item-view.ts';
import { paintRegionMark } from '#lib/canvas/region-mark-painter.ts';
import type { TextStyle } from '#lib/canvas/text-layout.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { cardColor, cardFacts, paintCard, type PaintWords } from '../card-painter.ts';
import { entryKind, type EntryProps } from './model.ts';

/** The card is designed at its usual size. */
const size = entryKind.size;
const edge = 14;
const inner = size.w - 2 * edge;
const mark = 14;

const styles = {
	tag: { sizes: [12, 11], lineHeight: 1.2, weight: 600 },
	title: { sizes: [19, 17, 15, 13], lineHeight: 1.2, weight: 650 },
	text: { sizes: [12], lineHeight: 1.3, weight: 450 },
	region: { sizes: [13, 12], lineHeight: 1.2, weight: 600 }
} satisfies Record<string, TextStyle>;

function draw(card: CardContent, words: PaintWords, { ctx, env }: Paint): void {
	const region = card.region === null ? undefined : env.region(card.region);
	ctx.fillStyle = cardColor(card, env);
	ctx.fillRect(0, 0, size.w, 8);
	const tag = [card.what, card.tag].filter(Boolean).join(' · ');
	words('tag', tag, styles.tag, { box: { x: edge, y: 18, w: inner, h: 16 }, color: 'text-muted' });
	// One without more to say has the room for its heading.
	const high = card.subtitle === '' ? 106 : 70;
	words('title', card.title, styles.title, { box: { x: edge, y: 38, w: inner, h: high }, color: 'text' });
	words('text', card.subtitle, styles.text, {
		box: { x: edge, y: 112, w: inner, h: 32 },
		color: 'text-muted'
	});
	if (!region) return;
	ctx.fillStyle = env.color(region.color);
	paintRegionMark(ctx, region.shape, { x: edge, y: size.h - edge - mark, size: mark });
	words('region', region.name, styles.region, {
		box: { x: edge + mark + 7, y: size.h - edge - mark - 1, w: inner - mark - 7, h: 16 },
		color: 'text'
	});
}

export const entryView: ItemView<EntryProps> = {
	kind: 'entry',
	icon: ['M4 4h16v16H4z', 'M4 9h16', 'M8 13h8', 'M8 16h5'],
	name: () => m.kinds_entry(),
	label(item, env) {
		const card = env.card(item.props.entry);
		if (!card) return m.kinds_entry_missing();
		return m.kinds_labelled({ kind: card.what ?? m.kinds_entry(), text: cardFacts(card, env).join(', ') });
	},
	words(item, env) {
		const card = env.card(item.props.entry);
		return card ? cardFacts(card, env).join(' · ') : '';
	},
	cardOf: (item) => item.props.entry,
	styles: [],
	paint(item, paint) {
		const card = paint.env.card(item.props.entry);
		paintCard(item, paint, { size, card, missing: m.kinds_entry_missing(), draw });
	}
};
