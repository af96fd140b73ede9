/**
 * What the card of a poster says. Whoever may see a board, but none of the registers, is sent just that of the
 * posters that stand on it.
 */
import * as v from 'valibot';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import { part } from '#lib/realtime/model/messages.ts';
import { posterRegister } from '../posters/model.ts';
import { optionLabel, recordText, type RegisterRecord } from './register-record.ts';
import { templateOf } from './register.ts';
import { templateName } from './template.ts';

/** The part of a poster that its card is made of. */
export type CardSource = Pick<RegisterRecord, 'id' | 'language' | 'template' | 'texts' | 'values'>;

/** In one reader's language. */
export interface PosterCard {
	readonly title: string;
	readonly cluster: string;
	readonly region: string | null;
	/** The direction in words. */
	readonly directionLabel: string;
	readonly keyNumber: number | null;
	readonly keyUnit: string;
}

const cardTexts = ['title', 'cluster', 'keyUnit'] as const;
const cardValues = ['region', 'direction', 'keyValue'] as const;

export function posterCard(poster: CardSource, language: string): PosterCard {
	const text = (field: (typeof cardTexts)[number]) => recordText(poster, field, language);
	const value = (field: (typeof cardValues)[number]) => poster.values[field];
	const [region, keyNumber] = [value('region'), value('keyValue')];
	return {
		title: text('title'),
		cluster: text('cluster'),
		region: typeof region === 'string' ? region : null,
		directionLabel: optionLabel(poster, 'direction', language),
		keyNumber: typeof keyNumber === 'number' ? keyNumber : null,
		keyUnit: text('keyUnit')
	};
}

const SentCard = v.object({
	id: v.string(),
	language: v.string(),
	/** `<id>@<version>` of the poster's template. */
	template: v.string(),
	texts: v.record(v.picklist(cardTexts), LocalizedText),
	values: v.record(v.picklist(cardValues), v.nullable(v.union([v.string(), v.number(), v.boolean()])))
});
type SentCard = v.InferOutput<typeof SentCard>;

/** Of the posters on the board that a room screen shows, or that a reviewer of one board may see. */
export const posterCardsPart = part('poster-cards', v.array(SentCard));

export const sentCard = ({ id, language, template, texts, values }: CardSource): SentCard => ({
	id,
	language,
	template: templateName(template),
	texts: Object.fromEntries(cardTexts.map((field) => [field, texts[field] ?? {}])),
	values: Object.fromEntries(cardValues.map((field) => [field, values[field] ?? null]))
});

export const cardSource = ({ template, ...card }: SentCard): CardSource => ({
	...card,
	template: templateOf(posterRegister, template)
});
