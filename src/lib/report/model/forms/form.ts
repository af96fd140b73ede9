/** A plan or a poster in the order of its official form, ready to be put into words. */
import type { ReportText } from '#lib/base/model/report-blocks.ts';
import type { Report } from '../report.ts';

export interface Form extends Report {
	/** What it is: the name of its template. */
	readonly kicker: ReportText;
	readonly lead: ReportText;
	/** Whether it is long enough for a table of contents. */
	readonly contents: boolean;
	/** Names of fields that are longer than the form takes. */
	readonly tooLong: readonly ReportText[];
}

/** Stands for a field in which nothing is written. */
export const nothing: ReportText = { text: '–' };
