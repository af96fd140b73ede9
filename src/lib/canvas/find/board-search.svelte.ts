/** Finds items by what they say: the words of their kind, their region and their tags. Reactive. */
import { boxContains, grow } from '#lib/base/model/geometry.ts';
import { fold, queryWords } from '#lib/base/model/fold.ts';
import type { BoardDocument } from '#lib/board/model/board-document.ts';
import type { Item } from '#lib/board/model/item.ts';
import type { ReadingEntry } from '#lib/board/model/reading-order.ts';
import { hasTag } from '#lib/board/model/tagged-items.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { fitting, visibleBox } from '../camera.ts';
import type { BoardEnv, ItemViews } from '../item-view.ts';
import { freeOf, uncovered, type Cover } from '../ui/cover.ts';
import type { Viewport } from '../viewport.svelte.ts';
import { excerpt, matchScore, type Piece } from './matching.ts';

/** What searching needs of an editor. */
export interface SearchPort {
	readonly document: BoardDocument;
	readonly views: ItemViews;
	readonly env: BoardEnv;
	readonly viewport: Viewport;
	readonly outline: readonly ReadingEntry[];
	select(ids: readonly string[]): void;
}

export interface Hit {
	readonly id: string;
	readonly kind: string;
	readonly icon: readonly string[];
	readonly pieces: readonly Piece[];
	/** Region, frame and tags, e.g. "Lubelskie · Posters · #water"; empty if it has none of them. */
	readonly where: string;
}

/** CSS pixels; a hit that is smaller on the screen is brought closer. */
const readableWidth = 130;
/** World units around a hit that is shown. */
const around = 160;
/** CSS pixels between a hit and the edge of what is in view. */
const edge = 24;

export class BoardSearch {
	readonly #port: SearchPort;
	query = $state('');
	/** Only what has this tag is found; null for any. */
	tag = $state<string | null>(null);
	#openings = $state(0);
	#current = $state.raw<string>();
	/** How much of the view a panel covers; whoever shows the search sets it. */
	cover: () => Cover = () => uncovered;
	/** Folded texts by snapshot, which never changes; kept as long as regions and cards are the same. */
	#folded = new WeakMap<Item, { readonly env: BoardEnv; readonly text: string }>();

	readonly #words = $derived(queryWords(this.query));
	readonly #found = $derived.by((): readonly Item[] =>
		this.asked ? this.find(this.#words).filter((item) => this.tag === null || hasTag(item, this.tag)) : []
	);

	constructor(port: SearchPort) {
		this.#port = port;
	}

	/** Grows whenever the search was asked for: its field then takes the focus. */
	get openings(): number {
		return this.#openings;
	}

	/** Somebody wants to search, with a query at hand or for what was looked for last. */
	open(query?: string): void {
		if (query !== undefined) this.query = query;
		this.#openings += 1;
	}

	/** Ids of everything found, in reading order. */
	get found(): readonly string[] {
		return this.#found.map((item) => item.id);
	}

	get count(): number {
		return this.#found.length;
	}

	get asked(): boolean {
		return this.#words.length > 0 || this.tag !== null;
	}

	/** The hit that was jumped to last, if it still is one. */
	get current(): string | undefined {
		return this.#found.some((item) => item.id === this.#current) ? this.#current : undefined;
	}

	/** The place of the current hit, from 1; 0 while none is. */
	get place(): number {
		return this.#found.findIndex((item) => item.id === this.#current) + 1;
	}

	/** The first so many hits, ready to be shown. */
	hits(atMost: number): Hit[] {
		return this.#found.slice(0, atMost).map((item) => this.describe(item, this.#words));
	}

	/** Items that hold all words (folded, see `queryWords`), in reading order. */
	find(words: readonly string[]): Item[] {
		return this.#port.outline
			.map(({ item }) => item)
			.filter((item) => matchScore(words, this.#textOf(item)) !== undefined);
	}

	describe(item: Item, words: readonly string[]): Hit {
		const { document, env, views } = this.#port;
		const view = views.of(item);
		const frame = item.frame === null ? undefined : document.lookup(item.frame);
		const region = item.region === null ? undefined : env.region(item.region)?.name;
		const title = frame && document.kinds.of(frame)?.text(frame).trim();
		const text = this.#wordsOf(item).trim();
		return {
			id: item.id,
			kind: view?.name() ?? m.canvas_unreadable_item(),
			icon: view?.icon ?? [],
			pieces: text === '' ? [] : excerpt(text, words),
			where: [region, title, ...(item.tags ?? []).map((tag) => `#${tag}`)].filter(Boolean).join(' · ')
		};
	}

	/** Goes to the next (1) or previous (-1) hit, round and round. */
	step(by: 1 | -1): void {
		const { length } = this.#found;
		if (length === 0) return;
		const from = this.place === 0 ? (by === 1 ? -1 : 0) : this.place - 1;
		const next = this.#found[(from + by + length) % length];
		if (next) this.goTo(next.id);
	}

	/** Selects an item and shows it so large that it can be read. */
	goTo(id: string): void {
		const { document, viewport } = this.#port;
		const item = document.lookup(id);
		if (!item) return;
		this.#current = id;
		this.#port.select([id]);
		const box = document.kinds.outline(item, document.lookup);
		const size = freeOf(viewport.size, this.cover());
		const { zoom } = viewport.camera;
		const view = visibleBox(viewport.camera, size);
		if (box.w * zoom < readableWidth) viewport.flyTo(fitting(grow(box, around), size, edge, 1));
		else if (!boxContains(grow(view, -edge / zoom), box)) viewport.flyTo(fitting(box, size, edge, zoom));
	}

	#wordsOf(item: Item): string {
		const { document, env, views } = this.#port;
		return views.of(item)?.words?.(item, env) ?? document.kinds.of(item)?.text(item) ?? '';
	}

	#textOf(item: Item): string {
		const { env } = this.#port;
		const known = this.#folded.get(item);
		if (known?.env === env) return known.text;
		const region = item.region === null ? undefined : env.region(item.region)?.name;
		const tags = item.tags?.map((tag) => `#${tag}`) ?? [];
		const text = fold([this.#wordsOf(item), region, ...tags].filter(Boolean).join('\n'));
		this.#folded.set(item, { env, text });
		return text;
	}
}
