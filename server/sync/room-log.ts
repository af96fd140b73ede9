/**
 * A room's way to its log on disk. Tries again for as long as it takes: what could not be written stays in
 * memory, unacknowledged and unseen.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type * as Y from 'yjs';
import type { DocumentStore, LogEntry, StoredDocument } from '../storage/document-store.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';
import type { Batch } from './batch.ts';
import type { SyncMetrics } from './metrics.ts';
import { verifiedState } from './verified-state.ts';

export interface RoomLogParts {
	readonly store: DocumentStore;
	readonly clock: Clock;
	readonly logger: Logger;
	readonly metrics: SyncMetrics;
	/** Called after every write attempt. */
	readonly onStored: (error?: unknown) => void;
	/** Called with the document's name and what was written to its log. */
	readonly onWritten?: ((document: string, entries: readonly LogEntry[]) => void) | undefined;
}

/** Failures in a row, after which people are told: one alone is over before anybody could read of it. */
const failuresToTell = 2;
/**
 * Rows after which a busy room is worth a new snapshot, and an idle one when it is unloaded. Verifying a
 * snapshot of a large board takes some tenths of a second in which nobody is served, so it waits for the end.
 */
const snapshotRowsBusy = 20_000;
const snapshotRowsIdle = 100;
const firstRetry = 200;
const longestRetry = 3000;

export class RoomLog {
	readonly #document: string;
	readonly #parts: RoomLogParts;
	#seq: number;
	#snapshotSeq: number;
	#ended = false;
	#storing = true;
	readonly #onStoring: (storing: boolean) => void;

	/** @param onStoring told when writing has become impossible, and when it works again */
	constructor(
		document: string,
		stored: StoredDocument,
		parts: RoomLogParts,
		onStoring: (storing: boolean) => void
	) {
		this.#onStoring = onStoring;
		this.#document = document;
		this.#parts = parts;
		this.#seq = stored.seq;
		this.#snapshotSeq = stored.snapshotSeq;
	}

	/** Whether so much was written since the last snapshot that even a busy room should take a new one. */
	get isLong(): boolean {
		return this.#seq - this.#snapshotSeq >= snapshotRowsBusy;
	}

	/** False while writing fails again and again. */
	get storing(): boolean {
		return this.#storing;
	}

	/** @returns `stored`: it is on disk; `hopeless`: it never will be; `ended`: given up because of `end` */
	async append(batch: Batch): Promise<'stored' | 'hopeless' | 'ended'> {
		if (batch.changesNothing) return 'stored';
		const { store, clock, logger, metrics, onStored } = this.#parts;
		for (let failures = 0; !this.#ended; failures++) {
			const stop = metrics.commitSeconds.startTimer();
			try {
				this.#seq = await store.append(this.#document, batch.entries, batch.bindings, clock.now());
				stop();
				metrics.changes.inc(batch.entries.length);
				onStored();
				this.#tell(true);
				this.#parts.onWritten?.(this.#document, batch.entries);
				return 'stored';
			} catch (error) {
				metrics.storeFailures.inc();
				logger.error({ document: this.#document, failures, err: error }, 'changes could not be stored');
				onStored(error);
				if (failures + 1 >= failuresToTell) this.#tell(false);
				if (await this.#isHopeless(error)) return 'hopeless';
				await wait(Math.min(firstRetry * 2 ** failures, longestRetry), undefined, { ref: false });
			}
		}
		return 'ended';
	}

	/** Writes a snapshot if that makes the next loading noticeably faster. `doc` must equal the log. */
	async snapshot(doc: Y.Doc): Promise<void> {
		const seq = this.#seq;
		if (seq - this.#snapshotSeq < snapshotRowsIdle) return;
		const state = verifiedState(doc);
		// Whatever happens, the log holds everything; the next try is a while away.
		this.#snapshotSeq = seq;
		if (!state) {
			this.#parts.logger.error(
				{ document: this.#document },
				'a snapshot differs from its document; not written'
			);
			return;
		}
		try {
			await this.#parts.store.saveSnapshot(this.#document, state, seq);
		} catch (error) {
			this.#parts.logger.warn({ document: this.#document, err: error }, 'a snapshot could not be written');
		}
	}

	end(): void {
		this.#ended = true;
	}

	#tell(storing: boolean): void {
		if (storing === this.#storing || this.#ended) return;
		this.#storing = storing;
		this.#onStoring(storing);
	}

	/** The document was removed meanwhile, or the log contradicts this room; a full disk is not hopeless. */
	async #isHopeless(error: unknown): Promise<boolean> {
		const code = error instanceof Error && 'code' in error ? String(error.code) : '';
		if (code.startsWith('SQLITE_CONSTRAINT')) return true;
		try {
			return (await this.#parts.store.workshopOf(this.#document)) === undefined;
		} catch {
			return false;
		}
	}
}
