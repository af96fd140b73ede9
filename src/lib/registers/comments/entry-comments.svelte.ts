/** Comments about entries of registers, as the pages of the entries show and write them. */
import type * as Y from 'yjs';
import { CommentCommands, readThreadsOn, type Thread } from '#lib/board/model/comments.ts';
import { newId } from '#lib/base/model/ids.ts';
import { EntryPlace } from '../model/entry-comments.ts';

export type EntryThread = Thread<EntryPlace>;

/** Who writes comments, and when. */
export interface Commenting {
	readonly participant: string;
	readonly region: string | null;
	/** Milliseconds since 1970, by the server's clock. */
	readonly now: () => number;
}

export class EntryComments {
	readonly #doc: Y.Doc;
	readonly #root: Y.Map<unknown>;
	#threads = $state.raw<readonly EntryThread[]>([]);

	constructor(doc: Y.Doc) {
		this.#doc = doc;
		this.#root = doc.getMap('comments');
		this.#read();
		this.#root.observeDeep(this.#read);
	}

	/** All threads, the newest first. */
	get all(): readonly EntryThread[] {
		return this.#threads;
	}

	/** Threads about one entry, the oldest first: they read as a talk. */
	about({ register, entry }: EntryPlace): EntryThread[] {
		return this.#threads
			.filter(({ on }) => on.register === register && on.entry === entry)
			.sort((a, b) => (a.comments[0]?.at ?? 0) - (b.comments[0]?.at ?? 0));
	}

	/** Everything that changes comments, by one person. */
	commands({ participant, region, now }: Commenting): CommentCommands<EntryPlace> {
		return new CommentCommands<EntryPlace>(this.#doc, { participant, region }, newId, now);
	}

	close(): void {
		this.#root.unobserveDeep(this.#read);
	}

	readonly #read = (): void => {
		this.#threads = readThreadsOn(this.#root, EntryPlace);
	};
}
