/**
 * The order in which a board reads: containers first come first, each followed by what it owns, then
 * everything else; inside by rows from the top left. Used by the outline, by Tab and by the report.
 */
import type { ItemKinds } from './item-kind.ts';
import type { Item } from './item.ts';

/** Items whose tops differ by less than this many world units stand in one row. */
const rowHeight = 80;

export interface ReadingEntry {
	readonly item: Item;
	/** Place among its siblings, from 1, and how many there are. */
	readonly place: number;
	readonly of: number;
	/** 0 on the open board, 1 inside a container. */
	readonly depth: number;
}

export function readingOrder(items: Iterable<Item>, kinds: ItemKinds): ReadingEntry[] {
	const containers: Item[] = [];
	const owned = new Map<string, Item[]>();
	const loose: Item[] = [];
	const all = [...items];
	const containerIds = new Set(all.filter((item) => kinds.of(item)?.can.contain).map((item) => item.id));
	for (const item of all) {
		if (containerIds.has(item.id)) containers.push(item);
		else if (item.frame && containerIds.has(item.frame)) {
			const siblings = owned.get(item.frame);
			if (siblings) siblings.push(item);
			else owned.set(item.frame, [item]);
		} else loose.push(item);
	}
	const entries: ReadingEntry[] = [];
	const top = [...inRows(containers), ...inRows(loose)];
	top.forEach((item, index) => {
		entries.push({ item, place: index + 1, of: top.length, depth: 0 });
		const inside = inRows(owned.get(item.id) ?? []);
		inside.forEach((child, place) => {
			entries.push({ item: child, place: place + 1, of: inside.length, depth: 1 });
		});
	});
	return entries;
}

/** Rows are cut by the topmost item of each, so that slightly crooked rows still read from left to right. */
function inRows(items: readonly Item[]): Item[] {
	const sorted = [...items].sort((a, b) => a.y - b.y || a.x - b.x || (a.id < b.id ? -1 : 1));
	const result: Item[] = [];
	let row: Item[] = [];
	let rowTop = -Infinity;
	const flush = (): void => {
		result.push(...row.sort((a, b) => a.x - b.x || a.y - b.y));
	};
	for (const item of sorted) {
		if (item.y - rowTop >= rowHeight) {
			flush();
			row = [];
			rowTop = item.y;
		}
		row.push(item);
	}
	flush();
	return result;
}
