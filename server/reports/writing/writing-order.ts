import type { ReportOrder } from '#lib/report/model/order.ts';

/** What the thread gets: the order and the pictures of the report by their asset, as they are stored. */
export interface WritingOrder extends ReportOrder {
	readonly pictures: ReadonlyMap<string, Uint8Array>;
}
