/** Tags of items: putting them on and taking them off, and how often each is used. */
import type { BoardDocument } from './board-document.ts';
import type { Item } from './item.ts';
import { cleanTag, tagField, tagKey, tagLimits } from './tags.ts';

export const hasTag = (item: Item, tag: string): boolean =>
	item.tags?.some((own) => tagKey(own) === tagKey(tag)) ?? false;

/** Puts a tag on items or takes it off them, as one step. What is locked or has too many stays as it is. */
export function tagItems(document: BoardDocument, ids: Iterable<string>, tag: string, on: boolean): void {
	const word = cleanTag(tag);
	if (word === '') return;
	document.transact(() => {
		for (const id of ids) {
			const item = document.lookup(id);
			const entry = document.entry(id);
			if (!item || !entry || item.locked || item.broken || hasTag(item, word) === on) continue;
			if (!on) entry.delete(tagField(word));
			else if ((item.tags?.length ?? 0) < tagLimits.perItem) entry.set(tagField(word), word);
		}
	});
}

export interface TagCount {
	readonly tag: string;
	readonly count: number;
}

/** Every tag that items have, by name, and on how many of them; as it was written first in their order. */
export function countTags(items: Iterable<Item>): TagCount[] {
	const counts = new Map<string, { tag: string; count: number }>();
	for (const { tags = [] } of items) {
		for (const tag of tags) {
			const known = counts.get(tagKey(tag));
			if (known) known.count += 1;
			else counts.set(tagKey(tag), { tag, count: 1 });
		}
	}
	return [...counts.values()].sort((a, b) => (tagKey(a.tag) < tagKey(b.tag) ? -1 : 1));
}
