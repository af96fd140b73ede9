/** The roots of each sort of document, by what the server minds about their entries. */
import type * as Y from 'yjs';
import type { DocumentKind } from '#lib/realtime/model/sync-protocol.ts';
import { registers } from '#lib/registers/models.ts';

type Roots = Readonly<Record<DocumentKind, readonly string[]>>;

/** Each register has a root of its own. */
export const registerRoots: readonly string[] = registers.map(({ id }) => id);

/** All there are; an update that names another root is refused. */
export const documentRoots: Roots = {
	workshop: ['meta', ...registerRoots, 'comments', 'reactions'],
	board: ['meta', 'items', 'comments', 'reactions'],
	plan: ['meta', 'text', 'actions', 'comments', 'locks', 'signatures'],
	draft: ['items']
};

/** Roots whose entries are judged one by one; a change of any other root is a change of what all wrote. */
export const entryRoots: Roots = {
	workshop: [...registerRoots, 'comments', 'reactions'],
	board: ['items', 'comments', 'reactions'],
	plan: ['text', 'actions', 'comments', 'locks', 'signatures'],
	draft: ['items']
};

/** Roots whose entries carry an author and a region. */
export const attributedRoots: Roots = {
	workshop: registerRoots,
	board: ['items'],
	plan: ['actions'],
	draft: ['items']
};

/** Roots whose entries have keys that belong to one region alone (registers/model/keys.ts). */
export const regionalRoots: Roots = { workshop: registerRoots, board: [], plan: [], draft: [] };

/** Roots whose entries are handed in and accepted (registers/model/moderation.ts). */
export const moderatedRoots: Roots = {
	workshop: registers.filter(({ moderated }) => moderated).map(({ id }) => id),
	board: [],
	plan: [],
	draft: []
};

/** Roots whose entries are one person's alone. */
export const ownedRoots: Roots = {
	workshop: ['comments', 'reactions'],
	board: ['comments', 'reactions'],
	plan: ['comments'],
	draft: []
};

/**
 * Makes the roots that are judged known as maps. A root that Yjs first hears of in an update has no kind yet
 * and becomes another object once somebody asks for it, so that a judge would not know it again.
 */
export function knowRoots(doc: Y.Doc, kind: DocumentKind): void {
	for (const name of entryRoots[kind]) doc.getMap(name);
}
