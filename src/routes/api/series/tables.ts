/** The tables of a series by their names in addresses, each as a sheet with a sentence that says what it tells. */
import type { Words } from '#lib/base/model/resolved-blocks.ts';
import type { Locale } from '#lib/i18n/resolve-blocks.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { SeriesTable } from '#lib/report/model/series/tables.ts';
import type { SheetOf } from '#lib/report/model/sheets.ts';
import { criteriaSheet } from '#lib/report/series/criteria-sheet.ts';
import { planSheet } from '#lib/report/series/plan-sheet.ts';

export interface Asked {
	readonly cookie: string | null;
	/** Empty for all. */
	readonly project: string;
	readonly language: Locale;
}

export interface TableOfSeries {
	readonly lead: string;
	readonly sheet: SheetOf<Words>;
}

export const seriesTables: Readonly<
	Record<SeriesTable, (app: App.Locals['app'], asked: Asked) => Promise<TableOfSeries>>
> = {
	criteria: async (app, { cookie, project, language: locale }) => ({
		lead: m.series_criteria_lead({}, { locale }),
		sheet: criteriaSheet(await app.criteriaSeries(cookie, project, locale), locale)
	}),
	plans: async (app, { cookie, project, language: locale }) => ({
		lead: m.series_plans_lead({}, { locale }),
		sheet: planSheet(await app.planSeries(cookie, project, locale), locale)
	})
};
