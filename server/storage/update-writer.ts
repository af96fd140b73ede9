/** The main thread's end of the writer thread. */
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ClientBinding, LogEntry } from './document-store.ts';
import type { WriterOrder, WriterReply } from './writer-messages.ts';

// A path, because bundlers take the usual URL for a worker of the browser.
const threadFile = join(import.meta.dirname, 'writer-thread.ts');

interface Waiting {
	readonly stored: (seq: number) => void;
	readonly failed: (error: Error) => void;
}

/** An append that failed, with the code of SQLite. */
class AppendError extends Error {
	readonly code: string;

	constructor(message: string, code: string) {
		super(message);
		this.name = 'AppendError';
		this.code = code;
	}
}

export class UpdateWriter {
	readonly #path: string;
	readonly #waiting = new Map<number, Waiting>();
	#worker: Worker | undefined;
	#lastId = 0;

	/** @param path of a database that has its tables */
	constructor(path: string) {
		this.#path = path;
		this.#worker = this.#start();
	}

	/** Like `append` of the document store: on disk when it resolves, nothing written when it rejects. */
	append(
		document: string,
		entries: readonly LogEntry[],
		bindings: readonly ClientBinding[],
		at: number
	): Promise<number> {
		const bytes = new Uint8Array(entries.reduce((sum, { update }) => sum + update.length, 0));
		let from = 0;
		const rows = entries.map(({ update, participant }) => {
			bytes.set(update, from);
			from += update.length;
			return { size: update.length, participant };
		});
		const id = ++this.#lastId;
		const worker = (this.#worker ??= this.#start());
		const done = new Promise<number>((stored, failed) => this.#waiting.set(id, { stored, failed }));
		worker.ref();
		worker.postMessage({ id, document, bytes, rows, bindings, at } satisfies WriterOrder, [bytes.buffer]);
		return done;
	}

	/** Everything that was asked for is written first. */
	async close(): Promise<void> {
		const worker = this.#worker;
		if (!worker) return;
		const exited = once(worker, 'exit');
		worker.ref();
		worker.postMessage('close' satisfies WriterOrder);
		await exited;
	}

	#start(): Worker {
		const worker = new Worker(threadFile, { workerData: this.#path });
		worker.on('message', (replies: readonly WriterReply[]) => {
			for (const reply of replies) this.#settle(reply);
			// A process that waits for nothing else may end.
			if (this.#waiting.size === 0) worker.unref();
		});
		worker.on('error', (error: Error) => this.#fail(worker, error));
		worker.on('exit', () => this.#fail(worker, new Error('the writer thread ended')));
		worker.unref();
		return worker;
	}

	#settle(reply: WriterReply): void {
		const waiting = this.#waiting.get(reply.id);
		this.#waiting.delete(reply.id);
		if ('seq' in reply) waiting?.stored(reply.seq);
		else waiting?.failed(new AppendError(reply.error.message, reply.error.code ?? ''));
	}

	/** The thread is gone: whether its last appends are on disk is unknown, and the next append starts another. */
	#fail(worker: Worker, error: Error): void {
		if (this.#worker !== worker) return;
		this.#worker = undefined;
		const lost = [...this.#waiting.values()];
		this.#waiting.clear();
		for (const { failed } of lost) failed(error);
	}
}
