/** How many of a participant's notes a reveal has put on the board: kept by the server in the private document. */
import type * as Y from 'yjs';

const key = 'revealed';

/** The root that holds it, to listen to. */
export const revealsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('reveals');

export function revealedIn(doc: Y.Doc): number {
	const count = revealsOf(doc).get(key);
	return typeof count === 'number' && Number.isSafeInteger(count) && count > 0 ? count : 0;
}

/** The caller opens the transaction in which the notes leave the document. */
export const countRevealed = (doc: Y.Doc, more: number): void =>
	void revealsOf(doc).set(key, revealedIn(doc) + more);
