/** A language's name in the language of the page, e.g. `Polish`; the code if it is unknown. */
import { getLocale } from '#lib/i18n/paraglide/runtime.js';

export const nameOfLanguage = (code: string): string =>
	new Intl.DisplayNames([getLocale()], { type: 'language', fallback: 'code' }).of(code) ?? code;
