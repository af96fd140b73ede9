/** The comments on the texts of one plan, as its page shows and writes them. */
import { CommentCommands } from '#lib/board/model/comments.ts';
import { newId } from '#lib/base/model/ids.ts';
import type * as Y from 'yjs';
import {
	commentsOf,
	readTextThreads,
	threadsOn,
	type TextPlace,
	type TextThread
} from './model/text-comments.ts';

/** Who comments, and what this person may do. */
export interface Commenting {
	readonly id: string;
	readonly region: string | null;
	readonly regions: readonly { readonly id: string; readonly name: string; readonly color: number }[];
	/** Milliseconds since 1970, by the server's clock. */
	readonly now: () => number;
	readonly nameOf: (participant: string) => string;
	/** Whether comments may be written now; reactive. */
	readonly allowed: boolean;
	/** Whether this person may take away what others wrote. */
	readonly moderates: boolean;
}

export class PlanComments {
	readonly #doc: Y.Doc;
	#threads = $state.raw<readonly TextThread[]>([]);

	constructor(doc: Y.Doc) {
		this.#doc = doc;
		this.#read();
		commentsOf(doc).observeDeep(this.#read);
	}

	/** Threads about one text; reactive. */
	on(section: string, field: string): TextThread[] {
		return threadsOn(this.#threads, section, field);
	}

	commands({ id, region, now }: Commenting): CommentCommands<TextPlace> {
		return new CommentCommands<TextPlace>(this.#doc, { participant: id, region }, newId, now);
	}

	close(): void {
		commentsOf(this.#doc).unobserveDeep(this.#read);
	}

	readonly #read = (): void => {
		this.#threads = readTextThreads(this.#doc);
	};
}
