/**
 * Writers at work, and a server that is killed with -9 again and again at random moments. Whatever a writer
 * was told is saved must be there when the server is back.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Randomness } from './randomness.ts';
import { ServerProcess } from './server-process.ts';
import { StockClient } from './sync-client.ts';

export interface KillReport {
	readonly rounds: number;
	/** Changes whose writer was told that they are on disk. */
	readonly acknowledged: number;
	/** Of these, how many were not there afterwards. */
	readonly lost: number;
	/** Changes that were under way when the server died; their writers still have them. */
	readonly underWay: number;
	/** Milliseconds from a change to the word that it is on disk, sorted. */
	readonly ackTimes: readonly number[];
}

const writers = 5;
const betweenChanges = 8;

class Writer extends StockClient {
	readonly keys: string[] = [];
	readonly times: number[] = [];
	safe = 0;
	#sentAt: number[] = [];

	write(key: string, author: string): void {
		const item = new Y.Map<unknown>();
		this.doc.transact(() => {
			item.set('author', author);
			item.set('text', key);
			this.items.set(key, item);
		});
		this.keys.push(key);
		this.#sentAt.push(performance.now());
	}

	/** The answer to the server's state was the first frame, so change n left in frame n + 1. */
	note(): void {
		const now = performance.now();
		for (; this.safe < this.acknowledged - 1; this.safe++)
			this.times.push(now - (this.#sentAt[this.safe] ?? now));
	}
}

export async function killRounds(
	rounds: number,
	random: Randomness,
	onRound?: (round: number, lost: number) => void
): Promise<KillReport> {
	const folder = mkdtempSync(join(tmpdir(), 'transferboard-kill-'));
	const file = join(import.meta.dirname, 'sync-process.ts');
	const start = () => ServerProcess.start([file, folder, '30']);
	const expected: string[] = [];
	const ackTimes: number[] = [];
	let underWay = 0;
	let lost = 0;
	let server = await start();
	try {
		for (let round = 0; round < rounds; round++) {
			const at = `${server.address}/sync`;
			const team = await Promise.all(
				Array.from({ length: writers }, (_, index) =>
					new Writer(at, 'board.one', { participant: `w${round}-${index}` }).ready()
				)
			);
			const sampling = setInterval(() => team.forEach((writer) => writer.note()), 1);
			const writing = setInterval(() => {
				for (const [index, writer] of team.entries())
					writer.write(`${round}-${index}-${writer.keys.length}`, `w${round}-${index}`);
			}, betweenChanges);
			await wait(150 + random.below(350));
			clearInterval(writing);
			await server.kill();
			clearInterval(sampling);
			for (const writer of team) {
				writer.note();
				expected.push(...writer.keys.slice(0, writer.safe));
				underWay += writer.keys.length - writer.safe;
				ackTimes.push(...writer.times);
				writer.close();
			}
			server = await start();
			const reader = await new StockClient(`${server.address}/sync`, 'board.one', {
				participant: 'reader'
			}).ready();
			lost = expected.filter((key) => !reader.items.has(key)).length;
			reader.close();
			onRound?.(round + 1, lost);
		}
	} finally {
		await server.kill();
		rmSync(folder, { recursive: true, force: true });
	}
	return {
		rounds,
		acknowledged: expected.length,
		lost,
		underWay,
		ackTimes: ackTimes.sort((a, b) => a - b)
	};
}
