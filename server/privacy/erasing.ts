/**
 * Erasing a person: who they were, and what they wrote, in documents, their past and kept versions. A request is in the
 * database and in a ledger beside it before anything happens, so that it is carried out to the end after a crash and
 * once more after an older backup was restored.
 */
import * as Y from 'yjs';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { documentKind } from '#lib/realtime/model/sync-protocol.ts';
import type { Auth } from '../auth/auth.ts';
import type { DocumentStore } from '../storage/document-store.ts';
import type { PeopleStore } from '../storage/people-store.ts';
import type { Attendee, PrivacyStore } from '../storage/privacy-store.ts';
import type { VersionStore } from '../storage/version-store.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';
import { documentRoots } from '../sync/roots.ts';
import type { Sync } from '../sync/sync.ts';
import { blank, findBlanks, isEmpty, takeOut, type Blanks } from './blanking.ts';
import type { ErasureLedger, LedgerEntry } from './ledger.ts';

export interface ErasingParts {
	readonly privacy: PrivacyStore;
	readonly people: PeopleStore;
	readonly documents: DocumentStore;
	readonly versions: VersionStore;
	readonly sync: Pick<Sync, 'read' | 'write'>;
	readonly auth: Auth;
	readonly ledger: ErasureLedger;
	/** Who stays on the list of who attended, if there is one. */
	attendee(participant: string): Promise<Attendee | undefined>;
	readonly clock: Clock;
	readonly logger: Logger;
}

/** Rows that are read at once; between two such reads other work gets its turn. */
const rowsAtOnce = 100;
/** Somebody may bring words back while they are taken out; then it is done once more. */
const mostRounds = 5;

export class Erasing {
	readonly #parts: ErasingParts;
	#turn: Promise<unknown> = Promise.resolve();

	constructor(parts: ErasingParts) {
		this.#parts = parts;
	}

	/** Resolves when nothing is left. A facilitator has an account, which is not a workshop's to erase. */
	async erase(
		workshop: string,
		participant: string
	): Promise<Result<undefined, 'not-found' | 'not-allowed'>> {
		const { people, privacy, ledger, clock } = this.#parts;
		const known = await people.find(participant);
		if (known?.workshop !== workshop) return refuse('not-found');
		if (known.role === 'facilitator') return refuse('not-allowed');
		await privacy.ask(participant, workshop, clock.now());
		ledger.add({ participant, workshop });
		await this.#inTurn({ participant, workshop });
		return ok(undefined);
	}

	/** Carries out what was asked for and not done: before the server answers, and for requests from outside. */
	async resume(): Promise<void> {
		for (const entry of await this.#parts.privacy.pending()) await this.#inTurn(entry);
	}

	/** Repeats what the ledger knows and the database does not: it came from an older backup. */
	async repeat(): Promise<void> {
		const { privacy, people, ledger, clock } = this.#parts;
		for (const entry of ledger.entries()) {
			if (await privacy.isDone(entry.participant)) continue;
			if (!(await people.find(entry.participant))) continue;
			await privacy.ask(entry.participant, entry.workshop, clock.now());
		}
		await this.resume();
	}

	/** One after the other: each reads whole logs. */
	#inTurn(entry: LedgerEntry): Promise<void> {
		const turn = this.#turn.then(() => this.#carryOut(entry));
		this.#turn = turn.catch(() => undefined);
		return turn;
	}

	async #carryOut({ participant, workshop }: LedgerEntry): Promise<void> {
		const { privacy, auth, clock, logger, documents } = this.#parts;
		if (await privacy.isDone(participant)) return;
		const attendee = await this.#parts.attendee(participant);
		if (attendee) await privacy.addAttendees(workshop, [attendee]);
		await privacy.anonymise(participant, clock.now(), true);
		auth.notify({ kind: 'member-removed', workshop, participant });
		for (const document of await documents.named(workshop, '')) {
			for (let round = 0; round < mostRounds; round++) {
				if (!(await this.#takeOutOf(document, workshop, participant))) break;
			}
		}
		await privacy.forgetThings(participant);
		await privacy.scrub();
		await privacy.done(participant, clock.now());
		logger.info({ workshop }, 'a person was erased');
	}

	/** @returns whether there was anything */
	async #takeOutOf(document: string, workshop: string, participant: string): Promise<boolean> {
		const { documents, sync } = this.#parts;
		const kind = documentKind(document);
		if (!kind) return false;
		const clients = await documents.clients(document);
		const idsOf = (own: boolean) =>
			new Set(
				clients.filter((each) => (each.participant === participant) === own).map((each) => each.clientId)
			);
		// The log is complete once nothing waits to be written.
		await sync.read(document, () => undefined);
		const whole = new Y.Doc({ gc: false });
		for (const root of documentRoots[kind]) whole.getMap(root);
		for await (const { update } of this.#rows(document)) Y.applyUpdate(whole, update);
		const blanks = findBlanks(whole, kind, { participant, clients: idsOf(true), others: idsOf(false) });
		whole.destroy();
		if (isEmpty(blanks)) return false;
		await sync.write(document, (doc) => takeOut(doc, blanks), null);
		const rows: { seq: number; update: Uint8Array }[] = [];
		for await (const { seq, update } of this.#rows(document)) {
			const other = blank(update, blanks);
			if (other) rows.push({ seq, update: other });
		}
		if (rows.length > 0) await documents.rewrite(document, rows);
		await this.#versions(document, workshop, blanks);
		return rows.length > 0;
	}

	async #versions(document: string, workshop: string, blanks: Blanks): Promise<void> {
		const { versions } = this.#parts;
		for (const version of await versions.ofWorkshop(workshop)) {
			if (version.document !== document) continue;
			const state = await versions.state(workshop, version.id);
			const other = state && blank(state, blanks);
			if (other) await versions.rewrite(version.id, other);
		}
	}

	async *#rows(document: string): AsyncGenerator<{ readonly seq: number; readonly update: Uint8Array }> {
		for (let from = 0; ; from += rowsAtOnce) {
			const rows = await this.#parts.documents.history(document, from, rowsAtOnce);
			yield* rows;
			if (rows.length < rowsAtOnce) return;
		}
	}
}
