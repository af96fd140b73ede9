/** The languages in which a workshop's texts can be written: its own, else those of the pages. */
import { locales } from '#lib/i18n/paraglide/runtime.js';
import type { Workshop } from '#lib/session/model/messages.ts';

export const languagesOf = (workshop: Workshop): readonly string[] => [
	...new Set([...workshop.languages, ...locales])
];
