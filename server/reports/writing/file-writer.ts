/**
 * Writes files of reports, one after the other, each in a thread of its own. Whoever gives up while waiting or
 * writing ends the work at once.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import type { WritingOrder } from './writing-order.ts';

// A path, because bundlers take the usual URL for a worker of the browser.
const threadFile = join(import.meta.dirname, 'writing-thread.ts');

/** Megabytes of JavaScript's own memory that a thread may use. */
const memory = 400;
/** Milliseconds until a file that is not finished is given up. */
const patience = 120_000;
/** So many may wait; more are asked to come back later. */
const places = 20;

const Reply = v.custom<Uint8Array<ArrayBuffer>>((reply) => reply instanceof Uint8Array);

/** Too many files are being written. */
export class WriterBusy extends Error {
	constructor() {
		super('too many files are being written');
		this.name = 'WriterBusy';
	}
}

export class FileWriter {
	#last: Promise<unknown> = Promise.resolve();
	#waiting = 0;
	readonly #closing = new AbortController();

	/**
	 * @param signal ends the work
	 * @throws WriterBusy, the reason of the signal, or what went wrong in the thread
	 */
	async write(order: WritingOrder, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
		if (this.#waiting >= places) throw new WriterBusy();
		this.#waiting++;
		const mine = this.#last.then(() => inThread(order, AbortSignal.any([signal, this.#closing.signal])));
		this.#last = mine.catch(() => undefined);
		try {
			return await mine;
		} finally {
			this.#waiting--;
		}
	}

	/** Gives up what is being written. */
	async close(): Promise<void> {
		this.#closing.abort();
		await this.#last;
	}
}

async function inThread(order: WritingOrder, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
	signal.throwIfAborted();
	const worker = new Worker(threadFile, {
		workerData: order,
		resourceLimits: { maxOldGenerationSizeMb: memory }
	});
	const ending = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
	try {
		return await new Promise<Uint8Array<ArrayBuffer>>((done, fail) => {
			ending.addEventListener('abort', () => fail(ending.reason), { once: true });
			worker.once('message', (reply: unknown) => done(v.parse(Reply, reply)));
			worker.once('error', fail);
			worker.once('exit', () => fail(new Error('the thread ended without a file')));
		});
	} finally {
		await worker.terminate();
	}
}
