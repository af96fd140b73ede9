/** Documents in which one undoes. */
import * as Y from 'yjs';

/**
 * A document that collects what was deleted, but for what holds others: entries and shared texts. Of these a few
 * bytes stay until the page is left. An undo of Yjs looks for the place of an item in them, also after
 * somebody else deleted them, and throws where nothing is left of them.
 */
export const undoableDoc = (): Y.Doc =>
	new Y.Doc({ gcFilter: (item) => !(item.content instanceof Y.ContentType) });
