/**
 * The document of one room in memory, and the only way to change it. A change yields the log entries that
 * describe it as Yjs applied it, never the sender's own bytes.
 */
import * as Y from 'yjs';
import type { Denied } from '#lib/realtime/model/denied.ts';
import { freeRules, type StepRules } from '#lib/session/model/rights.ts';
import { syncLimits, type DocumentKind } from '#lib/realtime/model/sync-protocol.ts';
import type { ClientBinding, LogEntry, StoredDocument } from '../storage/document-store.ts';
import type { SyncMember } from './access.ts';
import { Agreement } from './agreement.ts';
import { Attribution, type Changed } from './attribution.ts';
import { checkUpdate, liesTooDeep, type UpdateVerdict } from './check-update.ts';
import { ClientOwners, serverOwner } from './client-owners.ts';
import { Ownership } from './ownership.ts';
import { judge, type Judgement } from './policy.ts';
import { documentRoots, knowRoots } from './roots.ts';

export interface Change {
	readonly entries: readonly LogEntry[];
	readonly bindings: readonly ClientBinding[];
}

export type ApplyOutcome =
	| ({
			readonly kind: 'applied';
			/** How much the server put right or back. */
			readonly corrections: number;
			readonly denials: readonly Denied[];
	  } & Change)
	/** The document in memory can no longer be trusted; it must be built again from the log. */
	| { readonly kind: 'broken'; readonly what: string }
	| Exclude<UpdateVerdict, { readonly kind: 'good' | 'deletions' }>;

const clientOrigin = Symbol('client');
const serverOrigin = Symbol('server');

export class RoomDocument {
	readonly doc: Y.Doc;
	readonly #roots: readonly string[];
	readonly #owners: ClientOwners;
	/** They put right what a change claims wrongly. */
	readonly #guards: readonly (Attribution | Ownership | Agreement)[];
	readonly #presentAs: (clientId: number) => string | undefined;
	#emitted: Uint8Array[] = [];
	#changed: Changed = new Map();
	readonly #kind: DocumentKind;
	#judge: ((transaction: Y.Transaction) => Judgement | undefined) | undefined;
	#judgement: Judgement | undefined;

	/**
	 * @param presentAs who is here under a client id: nobody else may take it by writing first
	 * @throws when the stored bytes cannot be loaded completely
	 */
	constructor(
		kind: DocumentKind,
		stored: StoredDocument,
		presentAs: (clientId: number) => string | undefined = () => undefined
	) {
		this.doc = new Y.Doc();
		this.#presentAs = presentAs;
		this.#kind = kind;
		this.#roots = documentRoots[kind];
		knowRoots(this.doc, kind);
		loadInto(this.doc, stored);
		this.#owners = new ClientOwners(stored.clients);
		this.#guards = [
			new Attribution(this.doc, kind),
			new Ownership(this.doc, kind),
			new Agreement(this.doc, kind)
		];
		this.doc.on('update', (update: Uint8Array) => this.#emitted.push(update));
		this.doc.on('afterTransaction', (transaction: Y.Transaction) => {
			const { changed } = transaction;
			if (transaction.origin === clientOrigin) this.#judgement = this.#judge?.(transaction);
			for (const [type, keys] of changed) {
				const before = this.#changed.get(type);
				this.#changed.set(type, before ? new Set([...before, ...keys]) : keys);
			}
		});
	}

	ownerOf(clientId: number): string | undefined {
		return this.#owners.of(clientId);
	}

	/** Whether a client id is unused or belongs to this participant. */
	mayUse(clientId: number, participant: string): boolean {
		const owner = this.#owners.of(clientId);
		return owner === undefined || owner === participant;
	}

	/** Whether there is anything in an update but deletions. For clients that may only read. */
	check(update: Uint8Array, participant: string): UpdateVerdict {
		return checkUpdate(update, {
			doc: this.doc,
			roots: this.#roots,
			ownerOf: (id) => this.#owners.of(id),
			presentAs: this.#presentAs,
			participant,
			idsLeft: syncLimits.clientIdsPerParticipant - this.#owners.countOf(participant)
		});
	}

	/** Judges and applies an update of `member`. Nothing is changed unless the outcome is `applied` or `broken`. */
	apply(update: Uint8Array, member: SyncMember, rules: readonly StepRules[] = [freeRules]): ApplyOutcome {
		const verdict = this.check(update, member.participant);
		if (verdict.kind !== 'good' && verdict.kind !== 'deletions') return verdict;
		const good = verdict.kind === 'good' ? verdict : { ...nothingNew, update };
		this.#begin();
		this.#judge = (transaction) => judge(transaction, this.#kind, member, rules);
		try {
			Y.applyUpdate(this.doc, good.update, clientOrigin);
			if (this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null) {
				return { kind: 'broken', what: 'pending' };
			}
			const deepest = syncLimits.typeDepth[this.#kind];
			if (good.types.some((id) => liesTooDeep(this.doc, id, deepest)))
				return { kind: 'broken', what: 'type depth' };
		} catch {
			return { kind: 'broken', what: 'apply' };
		}
		const bindings = this.#owners.bind(good.newClients, member.participant);
		const made = this.#take(member.participant);
		const judgement = this.#judgement;
		const denials = judgement?.denials ?? [];
		// Even an empty transaction looks at every client id twice.
		if (judgement) this.doc.transact(() => judgement.repair(), serverOrigin);
		const corrections =
			denials.length +
			this.#guards.reduce((sum, guard) => sum + guard.enforce(this.#changed, member, serverOrigin), 0);
		if (corrections === 0) return { kind: 'applied', corrections, denials, entries: made, bindings };
		return {
			kind: 'applied',
			corrections,
			denials,
			entries: [...made, ...this.#take(null)],
			bindings: [...bindings, ...this.#bindServer()]
		};
	}

	/**
	 * Lets the server change the document.
	 * @param participant who is recorded as the one who made it; null for the server
	 * @throws whatever `write` throws; the document is then broken
	 */
	write(write: (doc: Y.Doc) => void, participant: string | null): Change {
		this.#begin();
		this.doc.transact(() => write(this.doc), serverOrigin);
		for (const guard of this.#guards) guard.trust(this.#changed);
		const entries = this.#take(participant);
		return { entries, bindings: entries.length > 0 ? this.#bindServer() : [] };
	}

	destroy(): void {
		this.doc.destroy();
	}

	#begin(): void {
		this.#emitted = [];
		this.#changed = new Map();
		this.#judge = undefined;
		this.#judgement = undefined;
	}

	#take(participant: string | null): LogEntry[] {
		const updates = this.#emitted;
		this.#emitted = [];
		return updates.map((update) => ({ update, participant }));
	}

	/** So that no client can ever write under the server's id. */
	#bindServer(): ClientBinding[] {
		return this.#owners.bind([this.doc.clientID], serverOwner);
	}
}

const nothingNew = { newClients: [], types: [] } as const;

/** @throws when something is missing: a document with holes must not be served */
export function loadInto(doc: Y.Doc, stored: Pick<StoredDocument, 'snapshot' | 'updates'>): void {
	doc.transact(() => {
		if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot);
		for (const update of stored.updates) Y.applyUpdate(doc, update);
	});
	if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
		throw new Error('the stored document has holes');
	}
}
