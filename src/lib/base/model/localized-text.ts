/** Text that exists in several languages, keyed by language tag, e.g. `{ en: 'Poster', pl: 'Plakat' }`. */
import * as v from 'valibot';

export type LocalizedText = Readonly<Record<string, string>>;

export const LocalizedText = v.record(
	v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)),
	v.pipe(v.string(), v.maxLength(4000))
);

/** The text in `language`, else in English, else in whatever language there is, else empty. */
export function localized(text: LocalizedText | undefined, language: string): string {
	if (!text) return '';
	return text[language] ?? text['en'] ?? Object.values(text)[0] ?? '';
}
