/** What the plans of a series say about themselves, in words; for the page and for files in any language. */
import { m } from '#lib/i18n/paraglide/messages.js';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import type { Locale } from '#lib/i18n/resolve-blocks.ts';
import type { PlanInMeeting } from '../model/series/plans.ts';

/** How the actions go, in the order in which work goes on; states that nobody is in are left out. */
export function progressWords({ progress }: PlanInMeeting, locale: Locale = getLocale()): string[] {
	const { planned, started, done, stopped, silent } = progress;
	return [
		{ count: planned, words: m.series_follow_planned({ count: planned }, { locale }) },
		{ count: started, words: m.series_follow_started({ count: started }, { locale }) },
		{ count: done, words: m.series_follow_done({ count: done }, { locale }) },
		{ count: stopped, words: m.series_follow_stopped({ count: stopped }, { locale }) },
		{ count: silent, words: m.series_follow_silent({ count: silent }, { locale }) }
	].flatMap(({ count, words }) => (count === 0 ? [] : [words]));
}

/** The share of what is to be reported that is done, 0 to 1; null where there is nothing. */
export function doneShare({ progress }: PlanInMeeting): number | null {
	const all = Object.values(progress).reduce((sum, count) => sum + count, 0);
	return all === 0 ? null : progress.done / all;
}
