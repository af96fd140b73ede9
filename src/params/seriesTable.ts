/** The tables of a series; others are no page. */
import { isSeriesTable, type SeriesTable } from '#lib/report/model/series/tables.ts';

export const match = (param: string): param is SeriesTable => isSeriesTable(param);
