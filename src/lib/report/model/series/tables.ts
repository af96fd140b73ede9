/** What of a series can be had as a table, by its name in addresses. */
export const seriesTableNames = ['criteria', 'plans'] as const;
export type SeriesTable = (typeof seriesTableNames)[number];
export const isSeriesTable = (text: string): text is SeriesTable =>
	seriesTableNames.some((name) => name === text);
