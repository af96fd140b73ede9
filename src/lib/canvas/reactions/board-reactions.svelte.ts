/** Reactions to the items of one board, as its page shows them. */
import type * as Y from 'yjs';
import {
	noReactions,
	nothingGiven,
	readReactions,
	toggleReaction,
	type ItemReactions,
	type ReactionSign
} from '#lib/board/model/reactions.ts';
import type { Editor } from '../editor.svelte.ts';

export class BoardReactions {
	readonly #editor: Editor;
	readonly #doc: Y.Doc;
	readonly #me: string;
	readonly #allowed: () => boolean;
	readonly #root: Y.Map<unknown>;
	/** Nobody's undo knows of it. */
	readonly #origin: object = { reactions: 'local' };
	#all = $state.raw<ReadonlyMap<string, ItemReactions>>(nothingGiven);

	/** @param allowed whether reactions may be given now; reactive */
	constructor(editor: Editor, doc: Y.Doc, me: string, allowed: () => boolean) {
		this.#editor = editor;
		this.#doc = doc;
		this.#me = me;
		this.#allowed = allowed;
		this.#root = doc.getMap('reactions');
		this.#read();
		this.#root.observe(this.#read);
	}

	close(): void {
		this.#root.unobserve(this.#read);
	}

	get readOnly(): boolean {
		return !this.#allowed();
	}

	/** All reactions by item; of items that are gone too, which may return. */
	get all(): ReadonlyMap<string, ItemReactions> {
		return this.#all;
	}

	of(item: string): ItemReactions {
		return this.#all.get(item) ?? noReactions;
	}

	/** How often a sign was given to an item. */
	count(item: string, sign: ReactionSign): number {
		return this.of(item).get(sign)?.length ?? 0;
	}

	/** Whether this person gave it. */
	isMine(item: string, sign: ReactionSign): boolean {
		return this.of(item).get(sign)?.includes(this.#me) ?? false;
	}

	/** Gives the sign to an item or takes it back; returns whether it is given now. */
	toggle(item: string, sign: ReactionSign): boolean {
		if (this.readOnly || !this.#editor.document.lookup(item)) return this.isMine(item, sign);
		return toggleReaction(this.#doc, item, sign, this.#me, this.#origin);
	}

	readonly #read = (): void => {
		this.#all = readReactions(this.#root);
	};
}
