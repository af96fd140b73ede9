/**
 * Writes files of reports, one after the other, each in a process of its own. Whoever gives up while waiting or
 * writing ends the work at once.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import type { WritingOrder } from './writing-order.ts';

const processFile = join(import.meta.dirname, 'writing-process.ts');

/** Megabytes of JavaScript's own memory that a process may use. */
const memory = 400;
/** Milliseconds until a file that is not finished is given up. */
const patience = 120_000;
/** So many may wait; more are asked to come back later. */
const places = 20;

/** What is used once is tidied up at once: these processes live too short for it to come by itself. */
const frugal = {
	options: ['--optimize-for-size', '--expose-gc'],
	environment: { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '131072', MIMALLOC_PURGE_DELAY: '0' }
};

const Reply = v.union([
	v.object({ file: v.custom<Uint8Array<ArrayBuffer>>((file) => file instanceof Uint8Array) }),
	v.object({ error: v.instance(Error) })
]);

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
	 * @throws WriterBusy, the reason of the signal, or what went wrong in the process
	 */
	async write(order: WritingOrder, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
		if (this.#waiting >= places) throw new WriterBusy();
		this.#waiting++;
		const mine = this.#last.then(() => inProcess(order, AbortSignal.any([signal, this.#closing.signal])));
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

async function inProcess(order: WritingOrder, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
	signal.throwIfAborted();
	// Node names a folder of its own in the one that it was given.
	const compiled = getCompileCacheDir();
	const child = fork(processFile, {
		serialization: 'advanced',
		execArgv: [`--max-old-space-size=${memory}`, ...frugal.options],
		// None of the server's secrets, and no output: what libraries print may quote the report.
		env: {
			...frugal.environment,
			...(compiled === undefined ? {} : { NODE_COMPILE_CACHE: dirname(compiled) })
		},
		stdio: ['ignore', 'ignore', 'ignore', 'ipc']
	});
	const ending = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
	try {
		return await new Promise<Uint8Array<ArrayBuffer>>((done, fail) => {
			ending.addEventListener('abort', () => fail(ending.reason), { once: true });
			child.once('message', (said) => {
				const reply = v.safeParse(Reply, said);
				if (!reply.success) fail(new Error('the process answered something else than a file'));
				else if ('error' in reply.output) fail(reply.output.error);
				else done(reply.output.file);
			});
			child.once('error', fail);
			// Comes after the last message, unlike the end of the process.
			child.once('disconnect', () => fail(new Error('the process ended without a file')));
			child.send(order);
		});
	} finally {
		if (child.exitCode === null && child.signalCode === null) {
			child.kill('SIGKILL');
			await once(child, 'exit');
		}
	}
}
