/** What a board says, as text in its reading order. */
import * as v from 'valibot';
import type * as Y from 'yjs';
import { BoardDocument } from '#lib/board/model/board-document.ts';
import type { ItemKinds } from '#lib/board/model/item-kind.ts';
import { readingOrder } from '#lib/board/model/reading-order.ts';
import type { BoardOutline, OutlineEntry } from '#lib/report/model/input.ts';

/** An item that shows a record of the registers names it in this field. */
const ShowsPoster = v.object({ poster: v.string() });

export function boardOutline(doc: Y.Doc, kinds: ItemKinds): Pick<BoardOutline, 'entries' | 'wordless'> {
	const board = new BoardDocument(doc, kinds);
	const entries: OutlineEntry[] = [];
	let wordless = 0;
	try {
		for (const { item, depth } of readingOrder(board.items(), kinds)) {
			const kind = kinds.of(item);
			const shown = v.safeParse(ShowsPoster, item.props);
			const text = kind?.text(item).trim() ?? '';
			const container = kind?.can.contain ?? false;
			if (text === '' && !shown.success && !container) wordless++;
			else {
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
	return { entries, wordless };
}
