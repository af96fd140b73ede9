/**
 * The append-only log of shared documents: the truth about them. Rows are never changed or removed, but that a
 * person's words are taken out of them for good (server/privacy); a snapshot only makes loading faster. An append takes the document's row first, so that `seq` has no holes
 * even with several writers. Every row carries a checksum that is verified when it is read.
 */
import { documentKind } from '#lib/realtime/model/sync-protocol.ts';
import { checksum } from './checksum.ts';
import type { Db } from './database.ts';
import type { Disk } from './disk.ts';

/** One change of a document as the server applied it (a Yjs update, format 1). */
export interface LogEntry {
	readonly update: Uint8Array;
	/** Who made it; null for the server itself. */
	readonly participant: string | null;
}

/** A Yjs client id and whom it belongs to in one document, for ever. */
export interface ClientBinding {
	readonly clientId: number;
	readonly participant: string;
}

export interface StoredDocument {
	/** The newest verified snapshot; null if there is none or it is damaged (the log holds everything). */
	readonly snapshot: Uint8Array | null;
	/** The number of the last row that is part of the snapshot; 0 without one. */
	readonly snapshotSeq: number;
	/** The rows after the snapshot, in order. */
	readonly updates: readonly Uint8Array[];
	/** The number of the newest row. */
	readonly seq: number;
	readonly clients: readonly ClientBinding[];
}

/** A row of the log is damaged or missing. The document must not be served, and above all not be overwritten. */
export class DamagedDocument extends Error {
	constructor(document: string, what: string) {
		super(`document ${document} is damaged: ${what}`);
		this.name = 'DamagedDocument';
	}
}

export interface DocumentStore {
	/**
	 * Makes an empty document; does nothing if it exists.
	 * @throws if the workshop does not exist or no document can have this name
	 */
	create(document: string, workshop: string): Promise<void>;
	/** The workshop of a document; undefined if there is no such document. */
	workshopOf(document: string): Promise<string | undefined>;
	/** The names of a workshop's documents that begin like this. */
	named(workshop: string, beginning: string): Promise<readonly string[]>;
	/** Participants who changed any document of a workshop at or after a time; looks through the whole log. */
	writersSince(workshop: string, at: number): Promise<readonly string[]>;
	/** Everything needed to build the document. Undefined if there is none. @throws DamagedDocument */
	load(document: string): Promise<StoredDocument | undefined>;
	/**
	 * Writes entries and new bindings in one transaction; when the promise resolves they are on disk.
	 * @returns the number of the last row
	 * @throws when the document does not exist, a client id is bound to somebody else, or the disk fails;
	 * then nothing was written
	 */
	append(
		document: string,
		entries: readonly LogEntry[],
		bindings: readonly ClientBinding[],
		at: number
	): Promise<number>;
	/**
	 * Remembers the state after row `seq` for faster loading. The caller has verified that `state` loads and
	 * equals the document. An older snapshot than the stored one is ignored.
	 */
	saveSnapshot(document: string, state: Uint8Array, seq: number): Promise<void>;
	/** The log from row `after + 1` on, for replay and export, at most `limit` rows. @throws DamagedDocument */
	history(document: string, after: number, limit: number): Promise<readonly HistoryEntry[]>;
	/** The rows of one document's clients. */
	clients(document: string): Promise<readonly ClientBinding[]>;
	/**
	 * Puts other updates in the place of rows of the log, and forgets the snapshot, in one transaction. Only for taking
	 * words out for good: whatever an update depends on has to stay.
	 */
	rewrite(
		document: string,
		rows: readonly { readonly seq: number; readonly update: Uint8Array }[]
	): Promise<void>;
	/** Removes a document with its log and bindings. */
	remove(document: string): Promise<void>;
}

export interface HistoryEntry extends LogEntry {
	readonly seq: number;
	/** Milliseconds since 1970. */
	readonly at: number;
}

/** A stored snapshot is its checksum (4 bytes, big endian) and the state. */
function sealSnapshot(document: string, seq: number, state: Uint8Array): Uint8Array {
	const sealed = Buffer.allocUnsafe(state.length + 4);
	sealed.writeUInt32BE(checksum(document, seq, state), 0);
	sealed.set(state, 4);
	return sealed;
}

function openSnapshot(document: string, seq: number, sealed: Uint8Array): Uint8Array | null {
	if (sealed.length < 4) return null;
	const state = new Uint8Array(sealed.buffer, sealed.byteOffset + 4, sealed.length - 4);
	const expected = new DataView(sealed.buffer, sealed.byteOffset, 4).getUint32(0);
	return checksum(document, seq, state) === expected ? state : null;
}

/** @param writer appends in the place of `db`, which then waits for no disk */
export function createDocumentStore(db: Db, writer?: Pick<DocumentStore, 'append'>): DocumentStore {
	const history = async (document: string, after: number, limit?: number) => {
		let query = db
			.selectFrom('updates')
			.select(['seq', 'at', 'participant', 'bytes', 'crc'])
			.where('document', '=', document)
			.where('seq', '>', after)
			.orderBy('seq');
		if (limit !== undefined) query = query.limit(limit);
		const rows = await query.execute();
		return rows.map((row, index) => {
			const seq = Number(row.seq);
			if (seq !== after + 1 + index)
				throw new DamagedDocument(document, `row ${after + 1 + index} is missing`);
			if (checksum(document, seq, row.bytes) !== Number(row.crc)) {
				throw new DamagedDocument(document, `row ${seq} does not match its checksum`);
			}
			return { seq, at: Number(row.at), participant: row.participant, update: row.bytes };
		});
	};

	const clients = async (document: string): Promise<ClientBinding[]> => {
		const rows = await db
			.selectFrom('client_ids')
			.select(['client_id', 'participant'])
			.where('document', '=', document)
			.execute();
		return rows.map(({ client_id, participant }) => ({ clientId: Number(client_id), participant }));
	};

	return {
		async create(document, workshop) {
			const kind = documentKind(document);
			if (!kind) throw new Error(`no document can be called ${document}`);
			await db
				.insertInto('documents')
				.values({ id: document, workshop, kind, seq: 0, epoch: 0 })
				.onConflict((conflict) => conflict.column('id').doNothing())
				.execute();
		},

		async writersSince(workshop, at) {
			const rows = await db
				.selectFrom('updates')
				.innerJoin('documents', 'documents.id', 'updates.document')
				.select('updates.participant')
				.distinct()
				.where('documents.workshop', '=', workshop)
				.where('updates.at', '>=', at)
				.execute();
			return rows.flatMap(({ participant }) => participant ?? []);
		},

		async workshopOf(document) {
			const row = await db
				.selectFrom('documents')
				.select('workshop')
				.where('id', '=', document)
				.executeTakeFirst();
			return row?.workshop;
		},

		async named(workshop, beginning) {
			const rows = await db
				.selectFrom('documents')
				.select('id')
				.where('workshop', '=', workshop)
				// Names hold neither of the signs that have a meaning here.
				.where('id', 'like', `${beginning}%`)
				.orderBy('id')
				.execute();
			return rows.map(({ id }) => id);
		},

		async load(document) {
			const row = await db
				.selectFrom('documents')
				.leftJoin('snapshots', 'snapshots.document', 'documents.id')
				.select(['documents.seq', 'snapshots.state', 'snapshots.seq as snapshot_seq'])
				.where('id', '=', document)
				.executeTakeFirst();
			if (!row) return undefined;
			const seq = Number(row.seq);
			const storedSeq = Number(row.snapshot_seq ?? 0);
			const snapshot = row.state ? openSnapshot(document, storedSeq, row.state) : null;
			const snapshotSeq = snapshot ? storedSeq : 0;
			const rows = await history(document, snapshotSeq);
			const last = rows.at(-1)?.seq ?? snapshotSeq;
			if (last < seq) throw new DamagedDocument(document, `rows ${last + 1} to ${seq} are missing`);
			return {
				snapshot,
				snapshotSeq,
				updates: rows.map((entry) => entry.update),
				seq: last,
				clients: await clients(document)
			};
		},

		async append(document, entries, bindings, at) {
			if (writer) return writer.append(document, entries, bindings, at);
			return db.transaction().execute(async (transaction) => {
				// Taking the document's row makes concurrent appends wait, so that numbers have no holes.
				const { seq } = await transaction
					.updateTable('documents')
					.set((is) => ({ seq: is('seq', '+', entries.length) }))
					.where('id', '=', document)
					.returning('seq')
					.executeTakeFirstOrThrow();
				const first = Number(seq) - entries.length + 1;
				for (let from = 0; from < bindings.length; from += rowsPerInsert) {
					await transaction
						.insertInto('client_ids')
						.values(
							bindings
								.slice(from, from + rowsPerInsert)
								.map(({ clientId, participant }) => ({ document, client_id: clientId, participant }))
						)
						.execute();
				}
				for (let from = 0; from < entries.length; from += rowsPerInsert) {
					await transaction
						.insertInto('updates')
						.values(
							entries.slice(from, from + rowsPerInsert).map(({ update, participant }, index) => ({
								document,
								seq: first + from + index,
								at,
								participant,
								bytes: update,
								crc: checksum(document, first + from + index, update)
							}))
						)
						.execute();
				}
				return Number(seq);
			});
		},

		async saveSnapshot(document, state, seq) {
			await db.transaction().execute(async (transaction) => {
				const { seq: newest } = await transaction
					.selectFrom('documents')
					.select('seq')
					.where('id', '=', document)
					.executeTakeFirstOrThrow();
				if (Number(newest) < seq) return;
				const sealed = sealSnapshot(document, seq, state);
				await transaction
					.insertInto('snapshots')
					.values({ document, seq, state: sealed })
					.onConflict((conflict) =>
						conflict.column('document').doUpdateSet({ seq, state: sealed }).where('snapshots.seq', '<', seq)
					)
					.execute();
			});
		},

		history,

		clients,

		async rewrite(document, rows) {
			await db.transaction().execute(async (transaction) => {
				for (const { seq, update } of rows) {
					await transaction
						.updateTable('updates')
						.set({ bytes: update, crc: checksum(document, seq, update) })
						.where('document', '=', document)
						.where('seq', '=', seq)
						.execute();
				}
				await transaction.deleteFrom('snapshots').where('document', '=', document).execute();
			});
		},

		async remove(document) {
			await db.deleteFrom('documents').where('id', '=', document).execute();
		}
	};
}

/** The same store; it appends nothing any more when the disk has failed. */
export const guardedDocuments = (store: DocumentStore, disk: Disk): DocumentStore => ({
	...store,
	append: (...what) => disk.write(() => store.append(...what))
});

/** Keeps one statement below the engines' limits on parameters. */
const rowsPerInsert = 500;
