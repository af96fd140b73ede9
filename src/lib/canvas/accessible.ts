/** The items in view as the accessibility layer needs them: named boxes in reading order. */
import type { Box } from '#lib/base/model/geometry.ts';
import { boxesTouch } from '#lib/base/model/geometry.ts';
import type { BoardDocument } from '#lib/board/model/board-document.ts';
import { readingOrder } from '#lib/board/model/reading-order.ts';
import type { ReadingEntry } from '#lib/board/model/reading-order.ts';
import { nameable } from '#lib/base/model/marked-text.ts';
import type { Item } from '#lib/board/model/item.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { boxToScreen } from './camera.ts';
import type { ItemIndex } from './item-index.ts';
import { nameOf } from './item-name.ts';
import type { BoardEnv, ItemViews } from './item-view.ts';
import type { Viewport } from './viewport.svelte.ts';

export interface AccessibleItem {
	readonly id: string;
	readonly kind: string;
	/** Kind and content, e.g. "Note: Open data first". */
	readonly name: string;
	/** The words of the item as they stand in its name. */
	readonly words: string;
	/** The language of the words; undefined where that is not known. */
	readonly language: string | undefined;
	/** Region, place and state, e.g. "Lubelskie, in frame Posters, 3 of 12, locked". */
	readonly description: string;
	/** CSS pixels of the viewport; axis-aligned. */
	readonly box: Box;
	readonly selected: boolean;
	readonly locked: boolean;
}

/** What the list is made from. */
export interface AccessiblePort {
	readonly document: BoardDocument;
	readonly index: ItemIndex;
	readonly views: ItemViews;
	readonly viewport: Viewport;
	readonly env: BoardEnv;
	readonly selection: readonly string[];
}

/** More elements than this help nobody; the rest is reached through the outline or by moving closer. */
const mostItems = 150;
/** With more than this in view only containers and the selection are named: the rest is a texture. */
const crowded = 1000;

export function accessibleItems({
	document,
	index,
	views,
	viewport,
	env,
	selection
}: AccessiblePort): AccessibleItem[] {
	const view = viewport.box;
	const { kinds, lookup } = document;
	const chosen = new Set(selection);
	const found = index.idsIn(view);
	// What is left of a crowd is looked up by name, so that its size does not matter.
	const named =
		found.length > crowded
			? [...new Set([...document.containers, ...selection])].flatMap((id) => lookup(id) ?? [])
			: found.flatMap((id) => lookup(id) ?? []);
	const inView = named.filter((item) => boxesTouch(kinds.outline(item, lookup), view));
	// What the keyboard stands on keeps its element when the view moves away, else the focus would be lost.
	const [only, ...more] = selection.flatMap((id) => lookup(id) ?? []);
	if (only && more.length === 0 && !inView.some((item) => item.id === only.id)) inView.push(only);
	const places = new Map<string, ReadingEntry>();
	for (const frame of new Set(inView.map((item) => item.frame))) {
		if (frame === null) continue;
		// Places are counted among everything in the frame, in view or not.
		const siblings = [...document.childrenOf(frame)].flatMap((id) => lookup(id) ?? []);
		for (const entry of readingOrder(siblings, kinds)) places.set(entry.item.id, entry);
	}
	const kept = more.length === 0 ? only?.id : undefined;
	return readingOrder(inView, kinds)
		.filter(({ item }, place) => place < mostItems || item.id === kept)
		.map((shown) => {
			const entry = places.get(shown.item.id) ?? shown;
			const { item } = entry;
			return {
				id: item.id,
				kind: item.kind,
				name: nameOf(item, document, views, env),
				...wordsOf(item, document, env),
				description: describe(entry, document, env),
				box: boxToScreen(viewport.camera, kinds.outline(item, lookup)),
				selected: chosen.has(item.id),
				locked: item.locked
			};
		});
}

/** What an item says, as its name has it, and in which language its author writes. */
export function wordsOf(
	item: Item,
	{ kinds }: BoardDocument,
	env: BoardEnv
): { readonly words: string; readonly language: string | undefined } {
	const text = kinds.of(item)?.text(item) ?? '';
	return { words: nameable(text), language: env.author(item.author)?.language ?? undefined };
}

/** Region, container and place, and whether it is locked, as one phrase. */
export function describe(entry: ReadingEntry, document: BoardDocument, env: BoardEnv): string {
	const { item } = entry;
	const parts: string[] = [];
	if (item.draft) parts.push(item.draft.kept ? m.private_only_you_kept() : m.private_only_you());
	const region = item.region ? env.region(item.region) : undefined;
	if (region) parts.push(region.name);
	const frame = item.frame ? document.lookup(item.frame) : undefined;
	if (frame) {
		const title = document.kinds.of(frame)?.text(frame) ?? '';
		const { place, of } = entry;
		parts.push(m.canvas_place_in_frame({ title: title || m.canvas_untitled(), place, of }));
	}
	if (item.tags) parts.push(m.tags_described({ tags: item.tags.join(', ') }));
	if (item.locked) parts.push(item.lockedBy === null ? m.canvas_locked() : m.canvas_locked_by_facilitator());
	return parts.join(', ');
}
