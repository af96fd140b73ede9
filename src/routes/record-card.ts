/** What the card of an entry shows on a board, for one reader. */
import type { CardContent } from '#lib/canvas/item-view.ts';
import { readable } from '#lib/registers/model/record.ts';
import type { RecordCard } from '#lib/registers/model/record-card.ts';

/** @param number puts a figure into the words of the reader's language */
export function cardContent(
	card: RecordCard,
	language: string,
	number: (value: number) => string
): CardContent {
	const own = (text: RecordCard['title']) => readable(text, language, card.language).text;
	const given = (text: RecordCard['kind']) => readable(text, language, 'en').text;
	return {
		what: given(card.kind),
		title: own(card.title),
		subtitle: own(card.text),
		region: card.region,
		tag: given(card.choice),
		figure: card.figure === null ? '' : number(card.figure),
		figureUnit: card.figure === null ? '' : own(card.unit)
	};
}

/** The cards by the ids of their entries; each is put into words once somebody asks for it. */
export function contentsOf(
	cards: readonly RecordCard[],
	language: string,
	number: (value: number) => string
): (id: string) => CardContent | undefined {
	const byId = new Map(cards.map((card) => [card.id, card]));
	const contents = new Map<string, CardContent>();
	return (id) => {
		const known = contents.get(id);
		const card = byId.get(id);
		if (known || !card) return known;
		const content = cardContent(card, language, number);
		contents.set(id, content);
		return content;
	};
}
