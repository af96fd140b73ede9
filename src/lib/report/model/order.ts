/** What the server needs to write a file: everything in words, so that it needs no messages. */
import type { Words } from '#lib/base/model/resolved-blocks.ts';
import type { BinaryFormat } from './formats.ts';
import type { ResolvedReport } from './resolved-report.ts';
import type { SheetOf } from './sheets.ts';

export interface ReportOrder {
	readonly format: BinaryFormat;
	readonly report: ResolvedReport;
	/** Tidy sheets; only for workbooks. */
	readonly sheets: readonly SheetOf<Words>[];
}
