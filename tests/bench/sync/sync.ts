/**
 * One room, more and more people, a few of whom edit: how long until the others see it, until it is on disk,
 * what it costs, and what a kill -9 takes away. Beside Hocuspocus in the same run. The load comes from
 * processes of its own on the same machine, so compare within one run only.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { percentile, tenth, type Bench, type Row } from '../bench.ts';
import { killOnce } from './kill.ts';
import type { LoadOrder, LoadResult } from './load.ts';
import { hocuspocusPeers, installPeer, transferboard, type Peer } from './peers.ts';

const active = 60;
const rate = 3;
const peoplePerProcess = 300;
/** Seconds after which the programs run as fast as they will. */
const warmUp = 5;

export const bench: Bench = async ({ quick }) => {
	const sizes = sizesOf(process.env['PEOPLE'], quick);
	const missing = installPeer();
	const peers = [transferboard, ...(missing ? [] : hocuspocusPeers)];
	const rows: Row[] = [];
	const failures: string[] = [];
	for (const people of sizes) {
		for (const peer of peers) {
			console.log(`${people} people on ${peer.name} …`);
			rows.push(await measure(peer, people, quick ? 3 : 10));
		}
	}
	const notes = [
		`${active} of them active, ${rate} changes a second each, measured after ${warmUp} s; ${availableParallelism()} cores, load included`,
		'ack: for Transferboard the change is on disk; for Hocuspocus it is in the memory of the server',
		...(missing ? [missing] : [])
	];
	for (const peer of peers) {
		console.log(`kill -9 of ${peer.name} …`);
		const { seen, lost } = await killOnce(peer);
		notes.push(`kill -9: ${peer.name} lost ${lost} of ${seen} changes that others had seen`);
		if (peer === transferboard && lost > 0) failures.push(`${lost} changes that were seen are lost`);
	}
	return { title: 'Sync, one room', rows, notes, failures };
};

const sizesOf = (list: string | undefined, quick: boolean): readonly number[] =>
	list?.split(',').map(Number) ?? (quick ? [50] : [50, 100, 200, 300, 600, 1000]);

async function measure(peer: Peer, people: number, seconds: number): Promise<Row> {
	const folder = mkdtempSync(join(tmpdir(), 'transferboard-bench-'));
	const server = await peer.start(folder);
	const processes = Math.ceil(people / peoplePerProcess);
	const share = Math.ceil(people / processes);
	const loads = Array.from({ length: processes }, (_, index) =>
		startLoad({
			address: server.address,
			dialect: peer.dialect,
			people: Math.min(share, people - index * share),
			active: Math.round(Math.min(active, people) / processes),
			rate,
			warmUp,
			seconds,
			offset: index * share
		})
	);
	try {
		await Promise.all(loads.map((load) => load.said('ready')));
		for (const load of loads) load.go();
		await Promise.all(loads.map((load) => load.said('measuring')));
		const cpu = server.cpuSeconds;
		const start = performance.now();
		const results = await Promise.all(loads.map((load) => load.result()));
		const used = (server.cpuSeconds - cpu) / ((performance.now() - start) / 1000);
		const merged = (key: 'propagation' | 'acks') => results.flatMap((one) => one[key]).sort((a, b) => a - b);
		const propagation = merged('propagation');
		return {
			server: peer.name,
			people,
			'p50 ms': tenth(percentile(propagation, 0.5)),
			'p95 ms': tenth(percentile(propagation, 0.95)),
			'p99 ms': tenth(percentile(propagation, 0.99)),
			'ack p95 ms': tenth(percentile(merged('acks'), 0.95)),
			'CPU %': Math.round(used * 100),
			'memory MB': server.memory,
			dropped: results.reduce((sum, one) => sum + one.disconnected, 0)
		};
	} finally {
		for (const load of loads) load.end();
		await server.kill();
		rmSync(folder, { recursive: true, force: true });
	}
}

function startLoad(order: LoadOrder) {
	const child = spawn(process.execPath, [join(import.meta.dirname, 'load.ts'), JSON.stringify(order)], {
		stdio: ['pipe', 'pipe', 'inherit']
	});
	const lines: string[] = [];
	const reader = createInterface({ input: child.stdout });
	reader.on('line', (line) => lines.push(line));
	const next = async (): Promise<string> => {
		while (lines.length === 0) {
			if (child.exitCode !== null) throw new Error('the load ended early');
			await Promise.race([once(reader, 'line'), once(child, 'exit')]);
		}
		return lines.shift() ?? '';
	};
	return {
		async said(word: string) {
			const line = await next();
			if (line !== word) throw new Error(`the load said ${line} instead of ${word}`);
		},
		go: () => child.stdin.write('go\n'),
		result: async (): Promise<LoadResult> => JSON.parse(await next()),
		end: () => child.kill('SIGKILL')
	};
}
