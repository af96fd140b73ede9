/** The card of an entry, as its register says what belongs on one. */
import { plainText } from '#lib/base/model/marked-text.ts';
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import { regionOf } from './columns.ts';
import type { RecordCard } from './record-card.ts';
import { groupingField, type RegisterModel } from './register.ts';
import type { RegisterRecord } from './register-record.ts';

/** Characters of the line below the heading: more has no room on a card. */
const longestText = 160;

export function recordCard(
	model: RegisterModel,
	record: Pick<RegisterRecord, 'id' | 'language' | 'template' | 'texts' | 'values' | 'region'>
): RecordCard {
	const { id, language, texts, values } = record;
	const { text, figure } = model.card;
	const title = texts[model.heading] ?? {};
	const grouping = groupingField(model);
	const number = figure === null ? null : values[figure.value];
	return {
		id,
		language,
		kind: model.about.one,
		region: regionOf(record),
		title: Object.keys(title).length > 0 ? title : model.about.untitled,
		text: mapped((text === null ? undefined : texts[text]) ?? {}, shortened),
		choice: grouping?.options.find((option) => option.id === values[grouping.id])?.label ?? {},
		figure: typeof number === 'number' ? number : null,
		unit: (figure === null ? undefined : texts[figure.unit]) ?? {}
	};
}

const mapped = (text: LocalizedText, change: (text: string) => string): LocalizedText =>
	Object.fromEntries(Object.entries(text).map(([language, words]) => [language, change(words)]));

function shortened(text: string): string {
	const words = plainText(text).replaceAll(/\s+/g, ' ').trim();
	if (words.length <= longestText) return words;
	return `${words.slice(0, words.lastIndexOf(' ', longestText)).slice(0, longestText)} …`;
}
