/**
 * What `/sync/<document>` adds to the y-websocket protocol. Message types 0-3 are Yjs's own
 * (y-protocols: sync, awareness, auth, queryAwareness); ours start at 100 and a stock client ignores them.
 */
export const messageSync = 0;
export const messageAwareness = 1;
export const messageAuth = 2;
export const messageQueryAwareness = 3;
/**
 * Server to client: varUint count. The first `count` update-carrying frames (sync step 2 and update)
 * that this connection sent are on disk. "Saved" means this and nothing else.
 */
export const messageSaved = 100;
/**
 * Server to client: varUint 1 if this connection may write, 0 if it may only read. Sent first, and again
 * when it changes.
 */
export const messageAccess = 101;
/**
 * Server to client: varString, a JSON list of what this connection changed and the server put back, because
 * the step, a pause or a lock does not allow it (`denied.ts`). A stock client ignores it.
 */
export const messageDenied = 102;
/**
 * Server to client: varUint 0 while the server cannot store anything, 1 when it can again. What a client sends
 * meanwhile is kept in memory and acknowledged later.
 */
export const messageStoring = 103;
/**
 * Server to client: varUint8Array, another message of this protocol as raw deflate (RFC 1951), to be read in its
 * place. Only for clients that say so in the address, `?packed=1`: a large document is a fifth of its size that way.
 */
export const messagePacked = 104;
/** The name in the address, or in the tunnel's handshake, by which a client says that it reads message 104. */
export const packedParameter = 'packed';

/** WebSocket close codes; a stock client treats 4400-4499 as final and retries all others. */
export const closeCodes = {
	malformed: 4400,
	noSession: 4401,
	notAllowed: 4403,
	noSuchDocument: 4404,
	conflictingClient: 4409,
	tooLarge: 4413,
	tooMany: 4429,
	roomFailed: 4500,
	restarting: 1012,
	slow: 1013
} as const;

export const syncLimits = {
	/** The largest frame, in bytes; sync step 2 may carry a whole offline session. */
	frameBytes: 1024 * 1024,
	/** The largest single update a client should send, in bytes; a client checks before it commits. */
	updateBytes: 512 * 1024,
	/** Presence of one client as JSON, in characters and levels of nesting. */
	awarenessCharacters: 2048,
	awarenessDepth: 4,
	/** Token bucket per participant: frames and bytes per second, and the burst that fills up in between. */
	framesPerSecond: 60,
	framesBurst: 240,
	bytesPerSecond: 256 * 1024,
	bytesBurst: 4 * 1024 * 1024,
	/** How often one participant may ask for the state of a document, per second and at once: it is much to send. */
	statesPerSecond: 4,
	statesBurst: 60,
	/** Longest single struct, in clock units (reliability.md P7). */
	structLength: 1_000_000,
	/**
	 * Levels of nesting of one value, and of shared types inside each other (reliability.md P9): lists in lists in a
	 * table are deep.
	 */
	valueDepth: 8,
	typeDepth: { workshop: 16, board: 16, plan: 40, draft: 16 },
	/** Client ids one participant may ever use in one document; a browser takes one whenever it opens it to write. */
	clientIdsPerParticipant: 2000,
	/** Open connections of one participant to one document. */
	connectionsPerParticipant: 12,
	/** Bytes a reader may lag behind, beyond the document itself, before it is closed with `slow`. */
	lagBytes: 2 * 1024 * 1024,
	/** A client silent for longer is sent an empty awareness update; a stock client closes after 30 s of silence. */
	heartbeatMilliseconds: 12_000
} as const;

/** `workshop.<id>`, `board.<id>`, `plan.<id>`, `draft.<board>.<participant>`; ids as in base/model/ids.ts. */
export const documentKinds = ['workshop', 'board', 'plan', 'draft'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** The kind of a document by its name, or undefined if no document can be called that. */
export function documentKind(name: string): DocumentKind | undefined {
	const [kind, ...ids] = name.split('.');
	if (ids.length !== (kind === 'draft' ? 2 : 1) || !ids.every((id) => idInName.test(id))) return undefined;
	return documentKinds.find((each) => each === kind);
}

const idInName = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** What one participant writes privately about a board: nobody else can open it. */
export const draftName = (board: string, participant: string): string => `draft.${board}.${participant}`;

/** Whose private writing a document is, and for which board; undefined for every other document. */
export function draftOf(name: string): { readonly board: string; readonly participant: string } | undefined {
	if (documentKind(name) !== 'draft') return undefined;
	const [, board = '', participant = ''] = name.split('.');
	return { board, participant };
}
