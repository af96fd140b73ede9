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
export class MentionNews<Mention extends { readonly comment: { readonly id: string } }> {
	readonly #known: Set<string>;

	/** @param mentions those that are there already; they are no news */
	constructor(mentions: readonly Mention[]) {
		this.#known = new Set(mentions.map(({ comment }) => comment.id));
	}

	/** @param mentions all of them as they are now */
	take(mentions: readonly Mention[]): Mention[] {
		const news = mentions.filter(({ comment }) => !this.#known.has(comment.id));
		for (const { comment } of news) this.#known.add(comment.id);
		return news;
	}
}
