/** What is on a board: as text in its reading order, as items in the order of painting, and what is open. */
import * as v from 'valibot';
import type * as Y from 'yjs';
import { BoardDocument } from '#lib/board/model/board-document.ts';
import type { Item } from '#lib/board/model/item.ts';
import type { ItemKinds } from '#lib/board/model/item-kind.ts';
import { readingOrder } from '#lib/board/model/reading-order.ts';
import type { BoardOutline, OutlineEntry } from '#lib/report/model/input.ts';
import { openOnBoard } from './open-comments.ts';

/** An item that shows a poster names it in this field. */
const ShowsPoster = v.object({ poster: v.string() });

export function boardOutline(
	doc: Y.Doc,
	kinds: ItemKinds
): Pick<BoardOutline, 'entries' | 'open' | 'wordless'> {
	const board = new BoardDocument(doc, kinds);
	const entries: OutlineEntry[] = [];
	let wordless = 0;
	try {
		for (const { item, depth } of readingOrder(board.items(), kinds)) {
			const kind = kinds.of(item);
			const shown = v.safeParse(ShowsPoster, item.props);
			const text = kind?.text(item).trim() ?? '';
			const container = kind?.can.contain ?? false;
			if (text === '' && !shown.success && !container) {
				// What shows another record is told where that is told.
				if (kind?.recordField === undefined) wordless++;
			} else {
				entries.push({
					text,
					region: item.region,
					poster: shown.success ? shown.output.poster : null,
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

/** All that is on a board, in the order in which it is painted, without who made it. */
export function boardItems(doc: Y.Doc, kinds: ItemKinds): Item[] {
	const board = new BoardDocument(doc, kinds);
	try {
		return board.inPaintOrder().map((item) => ({ ...item, author: '' }));
	} finally {
		board.close();
	}
}
