/** The criteria of a series as a tidy sheet: one row for a criterion in one meeting. */
import type { Words } from '#lib/base/model/resolved-blocks.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Locale } from '#lib/i18n/resolve-blocks.ts';
import type { CriteriaSeries } from '../model/series/criteria.ts';
import type { SheetOf } from '../model/sheets.ts';
import { changeWords, samenessWords } from './criteria-words.ts';
import { cellText, headings, meetingCells } from './sheet-cells.ts';

export function criteriaSheet({ meetings, rows }: CriteriaSeries, locale: Locale): SheetOf<Words> {
	return {
		id: 'criteria',
		title: { text: m.series_criteria({}, { locale }) },
		columns: headings([
			m.report_criterion({}, { locale }),
			m.series_meeting({}, { locale }),
			m.series_day({}, { locale }),
			m.series_name_there({}, { locale }),
			m.series_state({}, { locale }),
			m.series_weight({}, { locale }),
			m.series_agreeing({}, { locale }),
			m.series_changes({}, { locale }),
			m.series_taken_for_same({}, { locale })
		]),
		rows: rows.flatMap((row) =>
			meetings.flatMap((meeting, at) => {
				const cell = row.cells[at];
				if (!cell) return [];
				return [
					[
						cellText(row.name),
						...meetingCells(meeting),
						cellText(cell.name),
						cellText(cell.stateName),
						cell.weight,
						cellText(cell.agreed.map(({ name }) => name).join(', ')),
						cellText(cell.changes.map((change) => changeWords(change, locale)).join('; ')),
						cellText(samenessWords(cell.same, locale))
					]
				];
			})
		)
	};
}
