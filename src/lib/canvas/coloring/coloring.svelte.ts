/**
 * Seeing the whole board by who made it: every item in the colour of its region or its author instead of its
 * own, with the group's name on it. A view of one person; the document does not change.
 */
import type { BoardDocument } from '#lib/board/model/board-document.ts';
import type { Item } from '#lib/board/model/item.ts';
import type { ReadingEntry } from '#lib/board/model/reading-order.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { BoardEnv, ItemGroup, ItemViews } from '../item-view.ts';
import { GroupCache, idsByKey } from './groups.ts';
import type { GroupLook } from './groups.ts';

/** By what the board is coloured; `own` is each item's own colour. */
export type ColoredBy = 'own' | 'region' | 'author';

/** What coloring needs of an editor. */
export interface ColoringHost {
	readonly document: BoardDocument;
	readonly views: ItemViews;
	readonly env: BoardEnv;
	readonly outline: readonly ReadingEntry[];
	/** Paints everything anew. */
	refresh(): void;
}

/** A line of the legend. */
export interface LegendEntry {
	/** Of the region or author; null for what belongs to none. */
	readonly key: string | null;
	readonly name: string;
	/** A colour token; null where no region or author is known. */
	readonly color: string | null;
	readonly ids: readonly string[];
}

export class Coloring {
	readonly #host: ColoringHost;
	#by = $state<ColoredBy>('own');
	readonly #groups = new GroupCache();

	constructor(host: ColoringHost) {
		this.#host = host;
	}

	/** Reactive. */
	get by(): ColoredBy {
		return this.#by;
	}

	set by(by: ColoredBy) {
		if (by === this.#by) return;
		this.#by = by;
		this.#groups.forget();
		this.#host.refresh();
	}

	/** Every group there is on the board, the largest first; empty while items have their own colours. Reactive. */
	readonly legend: readonly LegendEntry[] = $derived.by(() => {
		if (this.#by === 'own') return [];
		const items = this.#host.outline.flatMap(({ item }) => (this.#isColored(item) ? item : []));
		return [...idsByKey(items, (item) => this.#keyOf(item))]
			.map(([key, ids]) => ({ key, ids, ...this.#look(key) }))
			.sort((a, b) => b.ids.length - a.ids.length || a.name.localeCompare(b.name));
	});

	/** How an item is coloured now; undefined if by its own colours. Bound: the painter asks for every item. */
	readonly groupOf = (item: Item): ItemGroup | undefined => {
		if (this.#by === 'own' || !this.#isColored(item)) return undefined;
		const key = this.#keyOf(item);
		return this.#groups.get(this.#host.env, key, () => this.#look(key));
	};

	/** Containers are the ground on which things lie, and what cannot be read has no colour. */
	#isColored(item: Item): boolean {
		return this.#host.document.kinds.of(item)?.can.contain === false;
	}

	#keyOf(item: Item): string | null {
		if (this.#by === 'author') return item.author || null;
		const { env, views } = this.#host;
		const card = views.of(item)?.cardOf?.(item);
		// A card is of the region that its record tells of, whoever laid it there.
		return card === undefined ? item.region : (env.card(card)?.region ?? item.region);
	}

	#look(key: string | null): GroupLook {
		const { env } = this.#host;
		if (this.#by === 'author') {
			const author = key === null ? undefined : env.author(key);
			return { name: author?.name || m.coloring_no_author(), color: author?.color ?? null };
		}
		return (key !== null && env.region(key)) || { name: m.coloring_no_region(), color: null };
	}
}
