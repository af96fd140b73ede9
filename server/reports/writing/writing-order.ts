import type { FileOrder } from '#lib/report/model/order.ts';

/** What the process gets: the order and the pictures that the file shows by their asset, as they are stored. */
export interface WritingOrder {
	readonly order: FileOrder;
	readonly pictures: ReadonlyMap<string, Uint8Array>;
}
