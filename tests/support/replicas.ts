/**
 * Clients and a sync server joined by queues instead of sockets, for tests that need to decide what happens
 * when. A client speaks the y-websocket protocol as the stock provider does.
 */
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { createDecoder, readVarUint } from 'lib0/decoding';
import { createEncoder, length, toUint8Array, writeVarUint } from 'lib0/encoding';
import { pino } from 'pino';
import { expect } from 'vitest';
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { SaveCounter } from '#lib/realtime/model/save-counter.ts';
import { messageSaved, messageSync } from '#lib/realtime/model/sync-protocol.ts';
import { createDocumentStore, type DocumentStore } from '../../server/storage/document-store.ts';
import { systemClock } from '../../server/support/clock.ts';
import type { Bundle } from '../../server/sync/messages.ts';
import { loadInto } from '../../server/sync/room-document.ts';
import { createSync, type Sync } from '../../server/sync/sync.ts';
import type { Transport, TransportEvents } from '../../server/sync/transport.ts';
import { sqliteDatabase, testWorkshop, type TestDatabase } from './documents.ts';
import { until } from './sync-client.ts';
import { admit } from './sync-server.ts';

export type Command =
	| { readonly do: 'add' | 'delete' | 'claim'; readonly replica: number; readonly item: number }
	| { readonly do: 'move'; readonly replica: number; readonly item: number; readonly to: number }
	| {
			readonly do: 'type';
			readonly replica: number;
			readonly item: number;
			readonly at: number;
			readonly text: string;
	  }
	| { readonly do: 'erase'; readonly replica: number; readonly item: number; readonly at: number }
	| { readonly do: 'undo' | 'redo' | 'connect'; readonly replica: number }
	/** The connection breaks; of what is in flight only the first `lose` frames each way still arrive. */
	| { readonly do: 'break'; readonly replica: number; readonly lose: number }
	| { readonly do: 'deliver'; readonly replica: number; readonly frames: number }
	/** Time passes: the server may write and send. */
	| { readonly do: 'pass' }
	/** The server is gone without a word and starts again from its log. */
	| { readonly do: 'crash' };

const board = 'board.one';

/** One end of a wire made of two queues. */
class Wire implements Transport {
	readonly toServer: Uint8Array[] = [];
	readonly toClient: Uint8Array[] = [];
	readonly buffered = 0;
	closedWith: number | undefined;
	#events: TransportEvents | undefined;

	send(bundle: Bundle): void {
		if (this.closedWith === undefined) this.toClient.push(...bundle.messages);
	}
	pause(): void {}
	resume(): void {}
	probe(): void {}
	close(code: number): void {
		this.closedWith ??= code;
	}
	terminate(): void {
		this.closedWith ??= 1006;
	}
	listen(events: TransportEvents): void {
		this.#events = events;
	}
	get listening(): boolean {
		return this.#events !== undefined;
	}
	/** Moves up to `frames` frames into the server. */
	deliverToServer(frames: number): void {
		if (!this.#events) return;
		for (const frame of this.toServer.splice(0, frames)) this.#events.message(frame);
	}
	cut(): void {
		this.closedWith ??= 1006;
		this.#events?.closed();
	}
}

export class Replica {
	readonly doc = new Y.Doc();
	readonly participant: string;
	readonly undo: Y.UndoManager;
	#wire: Wire | undefined;
	#counter = new SaveCounter();
	#gone = false;

	constructor(participant: string) {
		this.participant = participant;
		this.undo = new Y.UndoManager(this.items, { captureTimeout: 0 });
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin === this) return;
			this.#counter.changed(update);
			const encoder = createEncoder();
			writeVarUint(encoder, messageSync);
			writeUpdate(encoder, update);
			if (!this.#wire) return;
			this.#wire.toServer.push(toUint8Array(encoder));
			this.#counter.sent('update');
		});
	}

	get items(): Y.Map<Y.Map<unknown>> {
		return this.doc.getMap('items');
	}
	get waiting(): number {
		return this.#counter.waiting;
	}
	get connected(): boolean {
		return this.#wire !== undefined;
	}
	get gone(): boolean {
		return this.#gone;
	}
	get wire(): Wire | undefined {
		return this.#wire;
	}

	connect(): Wire {
		const wire = new Wire();
		this.#wire = wire;
		this.#counter.connected();
		const encoder = createEncoder();
		writeVarUint(encoder, messageSync);
		writeSyncStep1(encoder, this.doc);
		wire.toServer.push(toUint8Array(encoder));
		return wire;
	}

	/** Reads up to `frames` frames from the wire. */
	receive(frames: number): void {
		const wire = this.#wire;
		for (const frame of wire?.toClient.splice(0, frames) ?? []) {
			const decoder = createDecoder(frame);
			const type = readVarUint(decoder);
			if (type === messageSaved) this.#counter.acknowledged(readVarUint(decoder));
			if (type !== messageSync) continue;
			const encoder = createEncoder();
			writeVarUint(encoder, messageSync);
			readSyncMessage(decoder, encoder, this.doc, this);
			if (length(encoder) <= 1) continue;
			wire?.toServer.push(toUint8Array(encoder));
			this.#counter.sent('answer');
		}
	}

	disconnect(): void {
		this.#wire?.cut();
		this.#wire = undefined;
	}

	leaveForGood(): void {
		this.disconnect();
		this.#gone = true;
	}
}

export class World {
	readonly #database: TestDatabase;
	readonly #store: DocumentStore;
	readonly #replicas: Replica[];
	/** Writes of a server that crashed go nowhere. */
	#alive = { store: true };
	#sync: Sync;

	private constructor(database: TestDatabase, store: DocumentStore, people: number) {
		this.#database = database;
		this.#store = store;
		this.#replicas = Array.from({ length: people }, (_, index) => new Replica(`person-${index}`));
		this.#sync = this.#start();
	}

	static async create(people: number): Promise<World> {
		const database = await sqliteDatabase();
		const store = createDocumentStore(database.db);
		await store.create(board, testWorkshop);
		return new World(database, store, people);
	}

	replica(index: number): Replica {
		const replica = this.#replicas[index % this.#replicas.length];
		if (!replica) throw new Error('a world without people');
		return replica;
	}

	async run(command: Command): Promise<void> {
		if (command.do === 'pass') return this.#pass();
		if (command.do === 'crash') return this.#crash();
		const replica = this.replica(command.replica);
		if (replica.gone) return;
		switch (command.do) {
			case 'connect':
				return this.#connect(replica);
			case 'break':
				replica.wire?.deliverToServer(command.lose);
				replica.receive(command.lose);
				return replica.disconnect();
			case 'deliver':
				replica.wire?.deliverToServer(command.frames);
				return replica.receive(command.frames);
			case 'undo':
				return void replica.undo.undo();
			case 'redo':
				return void replica.undo.redo();
			default:
				return edit(replica, command);
		}
	}

	/** Everybody is connected and everything has arrived. */
	async settle(): Promise<void> {
		await until(
			async () => {
				for (const replica of this.#here) {
					if (replica.wire?.closedWith !== undefined) replica.disconnect();
					await this.#connect(replica);
					replica.wire?.deliverToServer(Infinity);
					replica.receive(Infinity);
				}
				await this.#sync.read(board, () => undefined);
				return this.#here.every(
					(one) => one.waiting === 0 && one.wire?.toServer.length === 0 && one.wire.toClient.length === 0
				);
			},
			'all settled',
			20_000
		);
		// One more round, for what the last acknowledgement overtook.
		await this.#pass();
		for (const replica of this.#here) replica.receive(Infinity);
	}

	/** The board as the server has it, as the log alone gives it, and as each person has it. */
	async outcome() {
		const server = await this.#sync.read(board, content);
		const fresh = new Y.Doc();
		const stored = await this.#store.load(board);
		if (stored) loadInto(fresh, stored);
		return { server, log: content(fresh), replicas: this.#here.map((one) => content(one.doc)) };
	}

	/** Nobody waits for anything unknown, and every item is signed by one of the people. */
	expectSound(): void {
		const people = this.#replicas.map((one) => one.participant);
		for (const { doc, items } of this.#here) {
			expect(doc.store.pendingStructs).toBeNull();
			expect(doc.store.pendingDs).toBeNull();
			for (const item of items.values()) expect(people).toContain(item.get('author'));
		}
	}

	async close(): Promise<void> {
		for (const replica of this.#replicas) replica.disconnect();
		await this.#sync.close();
		await this.#database.close();
	}

	get #here(): Replica[] {
		return this.#replicas.filter((one) => !one.gone);
	}

	#start(): Sync {
		const alive = { store: true };
		this.#alive = alive;
		const store = this.#store;
		return createSync({
			store: {
				...store,
				append: (...args) =>
					alive.store ? store.append(...args) : Promise.reject(new Error('this server is dead'))
			},
			clock: systemClock,
			logger: pino({ level: 'silent' }),
			access: async (request) => admit({ participant: String(request.headers['x-participant']) })
		});
	}

	async #connect(replica: Replica): Promise<void> {
		if (replica.connected) return;
		const wire = replica.connect();
		const request = new IncomingMessage(new Socket());
		request.headers['x-participant'] = replica.participant;
		await this.#sync.handleTransport(request, { document: board, unpacks: false }, wire);
	}

	async #crash(): Promise<void> {
		this.#alive.store = false;
		for (const replica of this.#replicas) replica.disconnect();
		this.#sync = this.#start();
		await Promise.resolve();
	}

	async #pass(): Promise<void> {
		await this.#sync.read(board, () => undefined);
	}
}

function edit(
	replica: Replica,
	command: Extract<Command, { do: 'add' | 'delete' | 'claim' | 'move' | 'type' | 'erase' }>
): void {
	const { doc, items, participant } = replica;
	const id = `item-${command.item}`;
	const item = items.get(id);
	if (command.do === 'add') {
		if (item) return;
		return doc.transact(() => {
			const added = new Y.Map<unknown>();
			added.set('author', participant);
			added.set('x', 0);
			added.set('text', new Y.Text());
			items.set(id, added);
		});
	}
	if (!item) return;
	const text = item.get('text');
	switch (command.do) {
		case 'delete':
			return items.delete(id);
		case 'claim':
			return void item.set('author', participant);
		case 'move':
			return void item.set('x', command.to);
		case 'type':
			if (text instanceof Y.Text) text.insert(Math.min(command.at, text.length), command.text);
			return;
		case 'erase':
			if (text instanceof Y.Text && command.at < text.length) text.delete(command.at, 1);
	}
}

/** The items with their keys in order. */
function content(doc: Y.Doc): Record<string, unknown> {
	const items: Record<string, unknown> = {};
	const map = doc.getMap('items');
	for (const id of [...map.keys()].sort()) {
		const item = map.get(id);
		items[id] = item instanceof Y.Map ? item.toJSON() : item;
	}
	return items;
}
