/** Reactions to the things of one document, as its page shows them. */
import type * as Y from 'yjs';
import {
	noReactions,
	nothingGiven,
	readReactions,
	toggleReaction,
	type ItemReactions,
	type ReactionSign
} from '../model/reactions.ts';

export interface ReactionsOptions {
	/** The participant who looks at them. */
	readonly me: string;
	/** Whether reactions may be given now; reactive. */
	readonly allowed: () => boolean;
	/** Whether there is such a thing to react to. */
	readonly exists: (thing: string) => boolean;
}

export class Reactions {
	readonly #doc: Y.Doc;
	readonly #options: ReactionsOptions;
	readonly #root: Y.Map<unknown>;
	/** Nobody's undo knows of it. */
	readonly #origin: object = { reactions: 'local' };
	#all = $state.raw<ReadonlyMap<string, ItemReactions>>(nothingGiven);

	constructor(doc: Y.Doc, options: ReactionsOptions) {
		this.#doc = doc;
		this.#options = options;
		this.#root = doc.getMap('reactions');
		this.#read();
		this.#root.observe(this.#read);
	}

	close(): void {
		this.#root.unobserve(this.#read);
	}

	get readOnly(): boolean {
		return !this.#options.allowed();
	}

	/** All reactions by thing; of things that are gone too, which may return. */
	get all(): ReadonlyMap<string, ItemReactions> {
		return this.#all;
	}

	of(thing: string): ItemReactions {
		return this.#all.get(thing) ?? noReactions;
	}

	/** How often a sign was given to a thing. */
	count(thing: string, sign: ReactionSign): number {
		return this.of(thing).get(sign)?.length ?? 0;
	}

	/** Whether this person gave it. */
	isMine(thing: string, sign: ReactionSign): boolean {
		return this.of(thing).get(sign)?.includes(this.#options.me) ?? false;
	}

	/** Gives the sign to a thing or takes it back; returns whether it is given now. */
	toggle(thing: string, sign: ReactionSign): boolean {
		const { me, exists } = this.#options;
		if (this.readOnly || !exists(thing)) return this.isMine(thing, sign);
		return toggleReaction(this.#doc, thing, sign, me, this.#origin);
	}

	readonly #read = (): void => {
		this.#all = readReactions(this.#root);
	};
}
