/**
 * Many clients of one document in a process of their own: `load.ts '{…LoadOrder}'`. Says `ready`, waits for a
 * line, says `measuring`, and in the end prints a LoadResult.
 */
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { hocuspocus, stock } from './dialects.ts';

export interface LoadOrder {
	readonly address: string;
	readonly dialect: 'stock' | 'hocuspocus';
	readonly people: number;
	/** How many of them edit, and how often a second. */
	readonly active: number;
	readonly rate: number;
	readonly warmUp: number;
	readonly seconds: number;
	/** Keeps people of several processes apart. */
	readonly offset: number;
}

export interface LoadResult {
	/** Milliseconds from a change to its arrival at another client, sorted; a sample. */
	readonly propagation: readonly number[];
	/** Milliseconds from a change to the server's word that it has it, sorted. */
	readonly acks: readonly number[];
	/** Changes made while measuring. */
	readonly sent: number;
	/** Connections that ended before they should. */
	readonly disconnected: number;
}

const now = () => performance.timeOrigin + performance.now();
const order: LoadOrder = JSON.parse(process.argv[2] ?? '{}');
const dialect = order.dialect === 'stock' ? stock : hocuspocus;
const mark = Buffer.from('@@');
/** Every n-th client looks into what it receives; the others only take it off the socket. */
const sampleEvery = Math.max(1, Math.round(order.people / 60));

const propagation: number[] = [];
const acks: number[] = [];
let measuring = false;
let sent = 0;
let disconnected = 0;

class Client {
	readonly #socket: WebSocket;
	readonly #samples: boolean;
	readonly #doc = new Y.Doc();
	readonly #item = new Y.Map<unknown>();
	readonly #sentAt: number[] = [];
	#acked = 0;
	#changes = 0;
	ready = false;

	constructor(index: number) {
		this.#samples = index % sampleEvery === 0;
		const participant = `p${order.offset + index}`;
		this.#socket = new WebSocket(order.address + dialect.path, { headers: dialect.headers(participant) });
		this.#socket.on('open', () => dialect.hello().forEach((frame) => this.#socket.send(frame)));
		this.#socket.on('message', (data) => {
			if (data instanceof Uint8Array) this.#receive(data);
		});
		this.#socket.on('close', () => disconnected++);
		this.#socket.on('error', () => undefined);
		this.#doc.on('update', (update: Uint8Array) => {
			this.#sentAt.push(now());
			this.#socket.send(dialect.update(update));
		});
		this.#item.set('author', participant);
	}

	edit(): void {
		this.#doc.transact(() => {
			if (this.#changes === 0) this.#doc.getMap('items').set(`of-${this.#doc.clientID}`, this.#item);
			this.#item.set('m', `@@${now().toFixed(2)}#`);
		});
		this.#changes++;
		if (measuring) sent++;
	}

	#receive(data: Uint8Array): void {
		if (!this.ready || this.#sentAt.length > this.#acked) this.#listen(data);
		if (!measuring || !this.#samples || !Buffer.isBuffer(data)) return;
		const at = now();
		for (let from = data.indexOf(mark); from >= 0; from = data.indexOf(mark, from + 2)) {
			const end = data.indexOf(35, from);
			const delay = at - Number(data.subarray(from + 2, end).toString('latin1'));
			if (delay > 0.02) propagation.push(delay);
		}
	}

	#listen(data: Uint8Array): void {
		const heard = dialect.read(data);
		if (heard.kind === 'state') this.ready = true;
		const total =
			heard.kind === 'saved' ? heard.total : heard.kind === 'saved-one' ? this.#acked + 1 : this.#acked;
		for (const at = now(); this.#acked < total; this.#acked++) {
			if (measuring) acks.push(at - (this.#sentAt[this.#acked] ?? at));
		}
	}
}

const clients: Client[] = [];
for (let index = 0; index < order.people; index++) {
	clients.push(new Client(index));
	if (index % 25 === 24) await wait(30);
}
while (clients.some((client) => !client.ready)) await wait(20);
process.stdout.write('ready\n');
await new Promise((resolve) => createInterface({ input: process.stdin }).once('line', resolve));

const interval = 1000 / order.rate;
for (const [index, client] of clients.slice(0, order.active).entries()) {
	// Spread evenly, as people are.
	setTimeout(() => setInterval(() => client.edit(), interval), (index * interval) / order.active);
}
await wait(order.warmUp * 1000);
measuring = true;
process.stdout.write('measuring\n');
await wait(order.seconds * 1000);
measuring = false;
const result: LoadResult = {
	propagation: propagation.sort((a, b) => a - b),
	acks: acks.sort((a, b) => a - b),
	sent,
	disconnected
};
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
