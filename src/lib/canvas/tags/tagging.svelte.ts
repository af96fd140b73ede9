/** Tags of what is selected and of the whole board, and the dialog in which they are put on and taken off. */
import type { Item } from '#lib/board/model/item.ts';
import type { ReadingEntry } from '#lib/board/model/reading-order.ts';
import { countTags, tagItems, type TagCount } from '#lib/board/model/tagged-items.ts';
import { cleanTag, tagKey } from '#lib/board/model/tags.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { BoardPort } from '../editor-ports.ts';

/** What tagging needs of an editor. */
export interface TaggingHost extends BoardPort {
	readonly outline: readonly ReadingEntry[];
	readonly announcements: { say(text: string): void };
}

export class Tagging {
	/** Whether the dialog for the selection is open. */
	open = $state(false);
	readonly #host: TaggingHost;

	constructor(host: TaggingHost) {
		this.#host = host;
	}

	/** Every tag on the board, by name. Reactive; follows shortly after a change. */
	readonly onBoard: readonly TagCount[] = $derived.by(() =>
		countTags(this.#host.outline.map(({ item }) => item))
	);

	/** Puts a tag on items, spelled as others on the board; returns whether there was a word in it. */
	add(items: readonly Item[], words: string): boolean {
		const typed = cleanTag(words);
		if (typed === '' || this.#host.readOnly) return false;
		const known = this.onBoard.find(({ tag }) => tagKey(tag) === tagKey(typed));
		const tag = known?.tag ?? typed;
		tagItems(this.#host.document, ids(items), tag, true);
		this.#host.announcements.say(m.tags_added({ tag }));
		return true;
	}

	remove(items: readonly Item[], tag: string): void {
		if (this.#host.readOnly) return;
		tagItems(this.#host.document, ids(items), tag, false);
		this.#host.announcements.say(m.tags_removed({ tag }));
	}
}

const ids = (items: readonly Item[]): string[] => items.map(({ id }) => id);
