/** The formats in which a report can be had; other endings are no page. */
import { isReportFormat, type ReportFormat } from '#lib/report/model/formats.ts';

export const match = (param: string): param is ReportFormat => isReportFormat(param);
