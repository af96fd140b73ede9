/** What the criteria of a series say about themselves, in words; for the page and for files in any language. */
import { number } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import type { Locale } from '#lib/i18n/resolve-blocks.ts';
import type { CriterionChange, Sameness } from '../model/series/criteria.ts';

/** What changed since the last meeting that had the criterion. */
export function changeWords(change: CriterionChange, locale: Locale = getLocale()): string {
	switch (change.kind) {
		case 'new':
			return m.series_new({}, { locale });
		case 'agreed':
			return m.series_agreed_since({}, { locale });
		case 'dropped':
			return m.series_dropped_since({}, { locale });
		case 'reworded':
			return m.series_reworded({}, { locale });
		case 'state':
			return m.series_state_before({ state: change.before || '–' }, { locale });
		case 'heavier':
			return m.series_heavier({ before: number(change.before) }, { locale });
		case 'lighter':
			return m.series_lighter({ before: number(change.before) }, { locale });
	}
}

/** Why an entry is taken for a criterion of an earlier meeting; empty where it is the same entry, or none was before. */
export function samenessWords(same: Sameness | null, locale: Locale = getLocale()): string {
	if (same === 'name') return m.series_same_name({}, { locale });
	return same === 'definition' ? m.series_same_definition({}, { locale }) : '';
}
