/** What the server writes as a file that is no text: everything in words, so that it needs no messages. */
import type { Words } from '#lib/base/model/resolved-blocks.ts';
import type { PictureOrder } from './board-picture.ts';
import { assetsInDrawing } from './drawn-assets.ts';
import type { BinaryFormat } from './formats.ts';
import { picturesIn, type ResolvedReport } from './resolved-report.ts';
import type { SheetOf } from './sheets.ts';

export interface ReportOrder {
	readonly format: BinaryFormat;
	readonly report: ResolvedReport;
	/** Tidy sheets; only for workbooks. */
	readonly sheets: readonly SheetOf<Words>[];
}

export type FileOrder =
	({ readonly kind: 'report' } & ReportOrder) | ({ readonly kind: 'picture' } & PictureOrder);

/** The workshop whose pictures the file may show. */
export const workshopOf = (order: FileOrder): string =>
	order.kind === 'report' ? order.report.workshop : order.workshop;

/** The assets that the file shows, each once; workbooks show none. */
export function assetsOf(order: FileOrder): string[] {
	if (order.kind === 'picture') return [...new Set(order.pages.flatMap(({ svg }) => assetsInDrawing(svg)))];
	return order.format === 'xlsx' ? [] : picturesIn(order.report.sections);
}
