/** How an item is called by people who do not see it. */
import type { BoardDocument } from '#lib/board/model/board-document.ts';
import type { PlacedEnd } from '#lib/board/model/item-kind.ts';
import type { Item } from '#lib/board/model/item.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { BoardEnv, ItemViews } from './item-view.ts';

/** Kind and content, e.g. "Note: Open data first"; of what connects things, also what it leads from and to. */
export function nameOf(item: Item, document: BoardDocument, views: ItemViews, env: BoardEnv): string {
	const name = ownName(item, views, env);
	const ends = document.kinds.of(item)?.ends?.(item, document.lookup);
	if (!ends) return name;
	const [from, to] = ends.map(({ end }: PlacedEnd): string => {
		const other = 'item' in end ? document.lookup(end.item) : undefined;
		return other ? ownName(other, views, env) : m.canvas_free_place();
	});
	return m.canvas_connection({ name, from: from ?? '', to: to ?? '' });
}

const ownName = (item: Item, views: ItemViews, env: BoardEnv): string =>
	views.of(item)?.label(item, env) ?? m.canvas_unreadable_item();
