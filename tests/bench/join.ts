/**
 * How long it takes to open a board of 10,000 items: from disk after a restart, one after another, 200 people
 * who reload at once, with our client and with a stock one, and 300 who come back after an outage with all but the
 * last changes. What a client then does with the bytes is measured for itself: people have a computer each.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { WebSocket } from 'ws';
import { inflateSync } from 'fflate';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import * as Y from 'yjs';
import { packedParameter } from '../../src/lib/realtime/model/sync-protocol.ts';
import { openSqlite } from '../../server/storage/database.ts';
import { createDocumentStore } from '../../server/storage/document-store.ts';
import { addWorkshop, testWorkshop } from '../support/documents.ts';
import { ServerProcess } from '../support/server-process.ts';
import { cookieOf } from '../support/sync-server.ts';
import { percentile, tenth, type Bench, type Row } from './bench.ts';

export const bench: Bench = async ({ quick }) => {
	const folder = mkdtempSync(join(tmpdir(), 'transferboard-join-'));
	const { state, stateVector } = bigBoard(quick ? 1000 : 10_000);
	const { db } = await openSqlite(folder);
	await addWorkshop(db);
	const store = createDocumentStore(db);
	await store.create('board.one', testWorkshop);
	await store.append('board.one', [{ update: state, participant: null }], [], 0);
	await db.destroy();
	const server = await ServerProcess.start([join(import.meta.dirname, '../support/sync-process.ts'), folder]);
	try {
		const crowd = quick ? 20 : 200;
		const nothing = Uint8Array.of(0);
		const singly = Array.from({ length: 20 }, () => 1);
		const rows = [
			await measure('from disk, first after a start', server, [1], ours(nothing)),
			await measure('one after another', server, singly, ours(nothing)),
			await measure(`${crowd} reload at once`, server, [crowd], ours(nothing)),
			await measure(`${crowd} reload at once, stock client`, server, [crowd], stock(nothing)),
			await measure(`${crowd * 1.5} come back at once`, server, [crowd * 1.5], ours(stateVector))
		];
		return {
			title: `Opening a board of ${quick ? '1,000' : '10,000'} items (${tenth(state.length / 1e6)} MB of Yjs)`,
			rows,
			notes: [
				'times from the start of the connection to the arrival of the last byte; the clients are in one process on the same machine',
				readingNote(state)
			],
			failures: []
		};
	} finally {
		await server.kill();
		rmSync(folder, { recursive: true, force: true });
	}
};

/** Notes with a text each, made by a hundred people. */
function bigBoard(count: number) {
	const doc = new Y.Doc();
	const items = doc.getMap('items');
	doc.transact(() => {
		for (let index = 0; index < count; index++) {
			const item = new Y.Map<unknown>();
			const values = {
				kind: 'note',
				x: (index % 100) * 240,
				y: Math.floor(index / 100) * 240,
				w: 200,
				h: 200,
				rotation: 0,
				z: `a${index.toString(36).padStart(4, '0')}`,
				author: `person-${index % 100}`,
				region: `region-${index % 8}`,
				color: 'yellow',
				text: new Y.Text(`Note ${index}: what others could take over from this practice`)
			};
			for (const [key, value] of Object.entries(values)) item.set(key, value);
			items.set(`item-${index}`, item);
		}
	});
	return { state: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) };
}

interface Client {
	readonly query: string;
	readonly stateVector: Uint8Array;
}
const ours = (stateVector: Uint8Array): Client => ({ query: `?${packedParameter}=1`, stateVector });
const stock = (stateVector: Uint8Array): Client => ({ query: '', stateVector });

function readingNote(state: Uint8Array): string {
	const packed = deflateRawSync(state, { level: 1 });
	const start = performance.now();
	const unpacked = inflateSync(packed);
	const read = performance.now();
	Y.applyUpdate(new Y.Doc(), unpacked);
	const applied = performance.now();
	return `then each client needs ${tenth(read - start)} ms to unpack it and ${tenth(applied - read)} ms to make a document of it`;
}

async function measure(
	name: string,
	server: ServerProcess,
	groups: readonly number[],
	client: Client
): Promise<Row> {
	const cpu = server.cpuSeconds;
	const first: number[] = [];
	const synced: number[] = [];
	let joins = 0;
	let bytes = 0;
	for (const size of groups) {
		const results = await Promise.all(
			Array.from({ length: size }, () =>
				joinOnce(`${server.address}/sync/board.one${client.query}`, `p${joins++}`, client.stateVector)
			)
		);
		for (const result of results) {
			first.push(result.first);
			synced.push(result.synced);
			bytes += result.bytes;
		}
	}
	const ascending = (list: number[]) => list.sort((a, b) => a - b);
	return {
		joins: name,
		'first byte p50 ms': tenth(percentile(ascending(first), 0.5)),
		'synced p50 ms': tenth(percentile(ascending(synced), 0.5)),
		'synced last ms': tenth(percentile(ascending(synced), 1)),
		'server CPU ms a join': tenth(((server.cpuSeconds - cpu) * 1000) / joins),
		'kB each': Math.round(bytes / joins / 1000),
		'memory MB': server.memory
	};
}

/** Connects, asks for the document and reads it off the socket. */
function joinOnce(address: string, participant: string, stateVector: Uint8Array) {
	const start = performance.now();
	const socket = new WebSocket(address, { headers: { cookie: cookieOf({ participant }) } });
	const request = createEncoder();
	writeVarUint(request, 0);
	writeVarUint(request, 0);
	writeVarUint8Array(request, stateVector);
	return new Promise<{ first: number; synced: number; bytes: number }>((resolve, reject) => {
		let first = 0;
		let bytes = 0;
		socket.on('open', () => socket.send(toUint8Array(request)));
		socket.on('message', (data) => {
			first ||= performance.now() - start;
			if (data instanceof Uint8Array) bytes += data.length;
			if (!(data instanceof Uint8Array) || data[0] !== 0 || data[1] !== 1) return;
			const synced = performance.now() - start;
			socket.terminate();
			resolve({ first, synced, bytes });
		});
		socket.on('error', reject);
	});
}
