/** Comments that mention one person or their region, and which of them are new. One's own words are never among them. */
import type { Comment, Thread } from './comments.ts';
import { concerns } from './mentions.ts';

export interface Mentioned {
	readonly participant: string;
	readonly region: string | null;
}

export interface Mentioning<Place> {
	readonly thread: Thread<Place>;
	readonly comment: Comment;
}

export const isMentioning = ({ text, author, deleted }: Comment, me: Mentioned): boolean =>
	!deleted && author !== me.participant && concerns(text, me);

/** In the order of the threads. */
export const mentioningIn = <Place>(threads: readonly Thread<Place>[], me: Mentioned): Mentioning<Place>[] =>
	threads.flatMap((thread) =>
		thread.comments.flatMap((comment) => (isMentioning(comment, me) ? [{ thread, comment }] : []))
	);

/** Tells each mention once, as it comes. */
export class MentionNews<Place> {
	readonly #me: Mentioned;
	#known: ReadonlySet<string>;

	/** @param threads those that are there already; nothing in them is news */
	constructor(me: Mentioned, threads: readonly Thread<Place>[]) {
		this.#me = me;
		this.#known = idsOf(mentioningIn(threads, me));
	}

	/** @param threads all of them as they are now */
	take(threads: readonly Thread<Place>[]): Mentioning<Place>[] {
		const all = mentioningIn(threads, this.#me);
		const news = all.filter(({ comment }) => !this.#known.has(comment.id));
		this.#known = idsOf(all);
		return news;
	}
}

const idsOf = (all: readonly Mentioning<unknown>[]): ReadonlySet<string> =>
	new Set(all.map(({ comment }) => comment.id));
