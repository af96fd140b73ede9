/** The thread that makes archived documents anew, and what it is told. */
import { Worker } from 'node:worker_threads';
import type { DocumentKind } from '#lib/realtime/model/sync-protocol.ts';
import type { FreshIds } from './fresh-ids.ts';

export interface RenewOrder {
	readonly kind: DocumentKind;
	readonly state: Uint8Array;
	readonly ids: readonly (readonly [string, string])[];
}

export interface RenewReply {
	/** Null for a state that is damaged. */
	readonly state: Uint8Array | null;
}

/** One document may take this long, in milliseconds, and the thread this much memory, in MB. */
const patience = 60_000;
const memory = 1024;

export class Renewing {
	readonly #worker = new Worker(new URL('./renew-thread.ts', import.meta.url), {
		resourceLimits: { maxOldGenerationSizeMb: memory }
	});
	readonly #ids: readonly (readonly [string, string])[];

	constructor(ids: FreshIds) {
		this.#ids = [...ids];
		// A thread that runs out of memory or patience has only one order, which learns of it below.
		this.#worker.on('error', () => undefined);
	}

	/** Null for a state that is damaged, or that takes more than a document may. */
	document(kind: DocumentKind, state: Uint8Array): Promise<Uint8Array | null> {
		return new Promise((done) => {
			const finish = (reply: RenewReply | null): void => {
				clearTimeout(timer);
				this.#worker.off('message', finish);
				this.#worker.off('exit', ended);
				done(reply?.state ?? null);
			};
			const ended = () => finish(null);
			const timer = setTimeout(() => void this.#worker.terminate(), patience);
			this.#worker.on('message', finish);
			this.#worker.on('exit', ended);
			this.#worker.postMessage({ kind, state, ids: this.#ids } satisfies RenewOrder);
		});
	}

	async close(): Promise<void> {
		await this.#worker.terminate();
	}
}
