/** The action plans of a series as a tidy sheet: one row for a plan in one meeting. */
import type { Words } from '#lib/base/model/resolved-blocks.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Locale } from '#lib/i18n/resolve-blocks.ts';
import type { PlanSeries } from '../model/series/plans.ts';
import type { SheetOf } from '../model/sheets.ts';
import { cellText, headings, meetingCells } from './sheet-cells.ts';

export function planSheet({ groups }: PlanSeries, locale: Locale): SheetOf<Words> {
	return {
		id: 'plans',
		title: { text: m.series_plans({}, { locale }) },
		columns: headings([
			m.series_instrument({}, { locale }),
			m.series_meeting({}, { locale }),
			m.series_day({}, { locale }),
			m.series_plan({}, { locale }),
			m.series_plan_regions({}, { locale }),
			m.series_final({}, { locale }),
			m.series_filled({}, { locale }),
			m.series_to_fill({}, { locale }),
			m.series_signed({}, { locale }),
			m.series_to_sign({}, { locale }),
			m.series_actions({}, { locale }),
			m.series_with_evidence({}, { locale }),
			m.series_planned({}, { locale }),
			m.series_started({}, { locale }),
			m.series_done({}, { locale }),
			m.series_stopped({}, { locale }),
			m.series_silent({}, { locale })
		]),
		rows: groups.flatMap(({ instrument, plans }) =>
			plans.map((plan) => [
				cellText(instrument),
				...meetingCells(plan.meeting),
				cellText(plan.title),
				cellText(plan.regions.map(({ name }) => name).join(', ')),
				cellText(plan.status === 'final' ? m.series_final_yes({}, { locale }) : ''),
				...[plan.filled, plan.total, plan.signed, plan.toSign, plan.actions, plan.withEvidence],
				...[plan.progress.planned, plan.progress.started, plan.progress.done],
				...[plan.progress.stopped, plan.progress.silent]
			])
		)
	};
}
