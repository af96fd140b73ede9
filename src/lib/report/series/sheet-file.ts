/** One sheet as a file for spreadsheets. */
import { byteOrderMark, harmless, quoted } from '#lib/base/model/csv.ts';
import type { Words } from '#lib/base/model/resolved-blocks.ts';
import type { FileOrder } from '../model/order.ts';
import type { SheetOf, SheetValue } from '../model/sheets.ts';

/** Numbers are written plainly: point, no grouping. */
export const csvOfSheet = ({ columns, rows }: SheetOf<Words>): string =>
	byteOrderMark + [columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');

function csvCell(value: SheetValue<Words>): string {
	if (value === null) return '';
	if (typeof value === 'number') return String(value);
	return 'moment' in value ? new Date(value.moment).toISOString() : quoted(harmless(value.text));
}

/** @param lead a sentence on the first sheet that says what the workbook tells */
export function workbookOf(
	sheet: SheetOf<Words>,
	{ language, lead, project }: { readonly language: string; readonly lead: string; readonly project: string }
): FileOrder {
	const { title } = sheet;
	return {
		kind: 'report',
		format: 'xlsx',
		sheets: [sheet],
		report: {
			// It shows no pictures, so that no workshop need be asked for them.
			workshop: '',
			...{ language, title, project, where: '', collectedAt: 0, sections: [] },
			frame: { kicker: title.text, lead, partners: '', contents: '' }
		}
	};
}
