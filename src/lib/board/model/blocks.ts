/** What of a selection moves as one: single items and groups. */
import { boundsOf } from '#lib/base/model/geometry.ts';
import type { Point } from '#lib/base/model/geometry.ts';
import type { Block, Distances } from './arrange.ts';
import type { BoardDocument } from './board-document.ts';
import type { Item } from './item.ts';

export interface ItemBlock extends Block {
	readonly ids: readonly string[];
}

/**
 * The blocks that items form: those of one group are one, unless the group is all there is. Locked items are left out, and so is what hangs
 * on other items, because it follows them.
 */
export function blocksOf(items: readonly Item[], { kinds, lookup }: BoardDocument): ItemBlock[] {
	const members = new Map<string, Item[]>();
	const inside = new Set(items.map((item) => item.group)).size === 1;
	for (const item of items) {
		if (item.locked || (kinds.of(item)?.references(item).length ?? 0) > 0) continue;
		const key = inside ? item.id : (item.group ?? item.id);
		members.set(key, [...(members.get(key) ?? []), item]);
	}
	return [...members].flatMap(([key, each]) => {
		const box = boundsOf(each.map((item) => kinds.outline(item, lookup)));
		return box ? [{ key, box, ids: each.map((item) => item.id) }] : [];
	});
}

/** The distances of blocks as distances of their items. */
export function ofItems(blocks: readonly ItemBlock[], distances: Distances): Map<string, Point> {
	const result = new Map<string, Point>();
	for (const { key, ids } of blocks) {
		const by = distances.get(key);
		if (by && (by.x !== 0 || by.y !== 0)) for (const id of ids) result.set(id, by);
	}
	return result;
}
