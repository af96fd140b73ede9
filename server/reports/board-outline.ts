/** What is on a board: as text in its reading order, as items in the order of painting, and what is open. */
import type * as Y from 'yjs';
import { BoardDocument } from '#lib/board/model/board-document.ts';
import type { Item } from '#lib/board/model/item.ts';
import type { ItemKind, ItemKinds } from '#lib/board/model/item-kind.ts';
import { readingOrder } from '#lib/board/model/reading-order.ts';
import type { RecordCard } from '#lib/registers/model/record-card.ts';
import type { BoardOutline, OutlineEntry } from '#lib/report/model/input.ts';
import { openOnBoard } from './open-comments.ts';

/** @param cards of the entries of the workshop's registers, by their ids */
export function boardOutline(
	doc: Y.Doc,
	kinds: ItemKinds,
	cards: ReadonlyMap<string, RecordCard>
): Pick<BoardOutline, 'entries' | 'open' | 'wordless'> {
	const board = new BoardDocument(doc, kinds);
	const entries: OutlineEntry[] = [];
	let wordless = 0;
	try {
		for (const { item, depth } of readingOrder(board.items(), kinds)) {
			const kind = kinds.of(item);
			const card = cards.get(recordOf(item, kind)) ?? null;
			const text = kind?.text(item).trim() ?? '';
			const container = kind?.can.contain ?? false;
			if (text === '' && card === null && !container) {
				// What shows no entry is told where that is told, such as the result of a poll.
				if (kind?.recordField === undefined) wordless++;
			} else {
				entries.push({
					text,
					region: item.region,
					card,
					depth,
					...(item.tags ? { tags: item.tags } : {}),
					container
				});
			}
		}
	} finally {
		board.close();
	}
	return { entries, open: openOnBoard(doc), wordless };
}

/** The id of the record that an item shows; empty for none. */
function recordOf({ props }: Item, kind: ItemKind | undefined): string {
	const record: unknown = kind?.recordField === undefined ? undefined : Reflect.get(props, kind.recordField);
	return typeof record === 'string' ? record : '';
}

/** All that is on a board, in the order in which it is painted, without who made it. */
export function boardItems(doc: Y.Doc, kinds: ItemKinds): Item[] {
	const board = new BoardDocument(doc, kinds);
	try {
		return board.inPaintOrder().map((item) => ({ ...item, author: '' }));
	} finally {
		board.close();
	}
}
