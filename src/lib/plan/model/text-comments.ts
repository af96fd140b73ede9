/**
 * Comments on long texts of a plan. A thread is pinned to a stretch of a text by two relative positions of Yjs, which go
 * with the letters that they were made at, whoever writes before, after or between them. A suggestion is such a thread
 * that says which words should stand there instead; several paragraphs are lines of its words.
 */
import * as v from 'valibot';
import type * as Y from 'yjs';
import { commentLimits, readThreadsOn, type Thread } from '#lib/board/model/comments.ts';

export const commentsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('comments');

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
/** A relative position of Yjs, encoded, in base64. */
const Position = v.pipe(v.string(), v.base64(), v.maxLength(200));

export const TextPlace = v.object({
	/** The id of a part that stands once, or of an action. */
	section: Id,
	field: Id,
	from: Position,
	to: Position
});
export type TextPlace = v.InferOutput<typeof TextPlace>;

export type TextThread = Thread<TextPlace>;

/** Characters of suggested words, and of those that they replace. */
export const suggestionLimit = commentLimits.suggestion;

/** A thread that says which words should stand in the place of those it quotes; it quotes none to put some in. */
export type Suggestion = TextThread & { readonly instead: string };

export const isSuggestion = (thread: TextThread): thread is Suggestion => thread.instead !== undefined;

/** Suggestions on which nobody has decided yet. */
export const openSuggestions = (threads: readonly TextThread[]): Suggestion[] =>
	threads.filter((thread) => isSuggestion(thread)).filter(({ resolved }) => resolved === undefined);

/** Threads about one text, the oldest first; one that is begun later stands below. */
export const threadsOn = (threads: readonly TextThread[], section: string, field: string): TextThread[] =>
	threads
		.filter(({ on }) => on.section === section && on.field === field)
		.sort((a, b) => (a.comments[0]?.at ?? 0) - (b.comments[0]?.at ?? 0));

export const readTextThreads = (doc: Y.Doc): TextThread[] => readThreadsOn(commentsOf(doc), TextPlace);
