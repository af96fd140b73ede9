/**
 * The attacks of docs/threat-model.md on documents. Each one runs beside an honest participant who goes on
 * writing; after each, the server, the honest people and a newcomer must agree, and nothing of the attacker
 * may be there.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { closeCodes, messageSaved, messageSync, syncLimits } from '#lib/realtime/model/sync-protocol.ts';
import { sqliteDatabase, testWorkshop, type TestDatabase } from '../support/documents.ts';
import {
	answerFrame,
	awarenessFrame,
	deepValueUpdate,
	gcUpdate,
	manyClientsUpdate,
	updateFrame,
	updateOf
} from '../support/hostile-updates.ts';
import { RawClient, StockClient, until } from '../support/sync-client.ts';
import { startSyncServer, type Tester, type TestServer } from '../support/sync-server.ts';

const ana: Tester = { participant: 'ana', region: 'r1' };
const ben: Tester = { participant: 'ben', region: 'r2' };
const eve: Tester = { participant: 'eve', region: 'r3' };

let database: TestDatabase;
let server: TestServer;
/** Ana writes, Ben reads along. */
let honest: StockClient;
let witness: StockClient;
const clients: { close(): void }[] = [];
let written = 0;

const stock = (tester: Tester) => {
	const client = new StockClient(server.address, 'board.one', tester);
	clients.push(client);
	return client;
};
const attacker = async (tester = eve) => {
	const client = await new RawClient(server.address, 'board.one', tester).open();
	clients.push(client);
	return client;
};

function note(client: StockClient, id: string, tester: Tester): void {
	client.doc.transact(() => {
		const item = new Y.Map<unknown>();
		item.set('author', tester.participant);
		item.set('region', tester.region);
		item.set('text', new Y.Text(id));
		client.items.set(id, item);
	});
}

beforeEach(async () => {
	database = await sqliteDatabase();
	server = await startSyncServer(database.db);
	await server.store.create('board.one', testWorkshop);
	honest = await stock(ana).ready();
	witness = await stock(ben).ready();
	note(honest, 'before', ana);
	await until(() => honest.saved && witness.items.has('before'), 'saved');
	written = 0;
});

afterEach(async () => {
	for (const client of clients.splice(0)) client.close();
	await server.close();
	await database.close();
});

/** The honest participant's next 20 changes are stored, seen, and the same everywhere; nobody was cut off. */
async function expectUnharmed(): Promise<void> {
	const last = written + 20;
	for (; written < last; written++) note(honest, `after-${written}`, ana);
	await until(() => honest.saved && witness.items.has(`after-${last - 1}`), 'the honest go on');
	const newcomer = await stock({ participant: `new-${last}` }).ready();
	const expected = honest.items.toJSON();
	expect(Object.keys(expected)).toHaveLength(1 + last);
	expect(witness.items.toJSON()).toEqual(expected);
	expect(newcomer.items.toJSON()).toEqual(expected);
	expect(await server.sync.read('board.one', (doc) => doc.getMap('items').toJSON())).toEqual(expected);
	expect(honest.closedWith ?? witness.closedWith).toBeUndefined();
}

describe('clock poisoning and forged ids (P1, P2)', () => {
	it("a struct under the victim's client id is refused, and the victim's next changes are stored", async () => {
		const clock = Y.getState(honest.doc.store, honest.doc.clientID);
		for (const frame of [updateFrame, answerFrame]) {
			const e = await attacker();
			e.send(frame(gcUpdate(honest.doc.clientID, clock, 50)));
			expect(await e.closed()).toBe(closeCodes.conflictingClient);
		}
		await expectUnharmed();
	});

	it("the id stays the victim's after a restart and while nobody is connected", async () => {
		const { clientID } = honest.doc;
		const clock = Y.getState(honest.doc.store, clientID);
		honest.provider.disconnect();
		await server.close();
		server = await startSyncServer(await database.reopen(), { port: server.port });
		const e = await attacker();
		e.send(updateFrame(gcUpdate(clientID, clock, 50)));
		expect(await e.closed()).toBe(closeCodes.conflictingClient);
		honest.provider.connect();
		await until(() => honest.saved && witness.saved, 'back');
		await expectUnharmed();
	});

	it('two people with the same id: the second is told, and mixes nothing up', async () => {
		const e = await attacker();
		e.send(updateFrame(updateOf((doc) => doc.getMap('items').set('eve', 'BBBBBB'), honest.doc.clientID)));
		expect(await e.closed()).toBe(closeCodes.conflictingClient);
		await expectUnharmed();
	});

	it('an id belongs to whoever is here with it, also before anything was written', async () => {
		const cleo: Tester = { participant: 'cleo', region: 'r1' };
		const c = await stock(cleo).ready();
		c.provider.awareness.setLocalState({ cursor: { x: 1, y: 1 } });
		await until(() => witness.provider.awareness.getStates().has(c.doc.clientID), 'everybody knows the id');
		const e = await attacker();
		e.send(updateFrame(gcUpdate(c.doc.clientID, 0, 50)));
		expect(await e.closed()).toBe(closeCodes.conflictingClient);
		c.items.set('probe', 1);
		await until(() => c.saved, 'saved');
		c.items.delete('probe');
		await until(() => c.saved, 'saved');
		await expectUnharmed();
	});

	it('nobody can write under the id of the server', async () => {
		await server.sync.write('board.one', (doc) => doc.getMap('meta').set('title', 'x'), null);
		const [id, clock] = await server.sync.read('board.one', (doc): [number, number] => [
			doc.clientID,
			Y.getState(doc.store, doc.clientID)
		]);
		const e = await attacker();
		e.send(updateFrame(gcUpdate(id, clock, 1)));
		expect(await e.closed()).toBe(closeCodes.conflictingClient);
		await expectUnharmed();
	});
});

describe('half-applied updates (P3)', () => {
	it('mutated updates never leave a trace, whether they throw before or after changing the document', async () => {
		let refused = 0;
		for (let round = 0; round < 30; round++) {
			const bytes = updateOf((doc) => {
				const item = new Y.Map<unknown>();
				doc.getMap('items').set('eve', item);
				item.set('text', new Y.Text('hostile'));
				item.set('list', Y.Array.from([1, 'two', { three: 3 }]));
			});
			const position = 6 + ((round * 7) % (bytes.length - 6));
			bytes[position] = ((bytes[position] ?? 0) + 1 + ((round * 31) % 254)) % 256;
			const e = await attacker({ ...eve, participant: `eve-${round}` });
			e.send(updateFrame(bytes));
			e.send(updateFrame(Uint8Array.of(255)));
			expect(await e.closed()).toBeGreaterThanOrEqual(4400);
			refused++;
		}
		expect(refused).toBe(30);
		await server.sync.write(
			'board.one',
			(doc) => {
				// Mutations that are valid are ordinary changes of the attacker's own; they may stay, so they go here.
				const items = doc.getMap('items');
				for (const key of [...items.keys()]) if (key !== 'before') items.delete(key);
			},
			null
		);
		await expectUnharmed();
	});

	it('what shows its harm only inside the document makes the room start again from the log', async () => {
		const nested = updateOf((doc) => {
			let at = doc.getMap<unknown>('items');
			for (let level = 0; level < syncLimits.typeDepth.board + 4; level++) {
				const inner = new Y.Map<unknown>();
				at.set('inner', inner);
				at = inner;
			}
		});
		const e = await attacker();
		e.send(updateFrame(nested));
		expect(await e.closed()).toBe(closeCodes.malformed);
		await until(async () => (await server.metrics()).includes('sync_rebuilds_total 1'), 'rebuilt');
		await expectUnharmed();
	});
});

describe('hidden and endless content (P5, P7, P8, P9)', () => {
	it('structs that wait for something missing are not stored', async () => {
		const doc = new Y.Doc();
		const text = doc.getText('x');
		text.insert(0, 'missing');
		const before = Y.encodeStateVector(doc);
		text.insert(7, 'x'.repeat(100_000));
		const e = await attacker();
		const pending = Y.encodeStateAsUpdate(doc, before);
		for (let round = 0; round < 5; round++) e.send(updateFrame(pending));
		e.send(answerFrame(pending));
		expect(await e.closed()).toBe(closeCodes.conflictingClient);
		const stored = await server.store.load('board.one');
		expect(stored?.updates.every((update) => update.length < 1000)).toBe(true);
		await expectUnharmed();
	});

	it('a change that waits for something missing is not acknowledged by a later one', async () => {
		const doc = new Y.Doc();
		doc.getMap('items').set('first', 1);
		const before = Y.encodeStateVector(doc);
		doc.getMap('items').set('second', 2);
		const e = await attacker();
		e.send(updateFrame(Y.encodeStateAsUpdate(doc, before)));
		e.send(updateFrame(Uint8Array.of(0, 0)));
		await expectUnharmed();
		const saved = () => e.received.filter(([kind]) => kind === messageSaved).map(([, count]) => count);
		expect(saved()).toEqual([]);
		e.send(answerFrame(Y.encodeStateAsUpdate(doc)));
		await until(() => saved().length > 0, 'everything is there');
		expect(saved()).toEqual([3]);
	});

	it.each([
		['a struct of 2^52 clock steps', gcUpdate(77, 0, 2 ** 52)],
		['a struct just over the limit', gcUpdate(77, 0, syncLimits.structLength + 1)],
		['an empty struct', gcUpdate(77, 0, 0)],
		['a client id beyond 32 bits', gcUpdate(2 ** 40, 0, 1)],
		['12,000 client ids', manyClientsUpdate(12_000)],
		['one unknown root', updateOf((doc) => doc.getMap('hidden').set('a', 1))],
		[
			'5,000 roots',
			updateOf((doc) => {
				for (let index = 0; index < 5000; index++) doc.getMap(`root-${index}`).set('a', 1);
			})
		],
		['a value nested 200,000 deep', deepValueUpdate(78, 200_000)],
		['a value nested just too deep', deepValueUpdate(78, syncLimits.valueDepth + 1)],
		['a document in the document', updateOf((doc) => doc.getMap('items').set('sub', new Y.Doc()))],
		['a key of 300 characters', updateOf((doc) => doc.getMap('items').set('k'.repeat(300), 1))]
	])('%s is refused', async (_name, update) => {
		const e = await attacker();
		e.send(updateFrame(update));
		expect(await e.closed()).toBe(closeCodes.malformed);
		await expectUnharmed();
	});
});

describe('presence (P9, W3, W9)', () => {
	it('nobody can speak for somebody else, not even with the highest clock', async () => {
		honest.provider.awareness.setLocalState({ cursor: { x: 1, y: 1 } });
		const seen = () => witness.provider.awareness.getStates().get(honest.doc.clientID);
		await until(() => seen()?.['cursor']?.x === 1, 'seen');
		const e = await attacker();
		e.send(awarenessFrame([{ client: 4711, clock: 1, json: '{}' }]));
		for (let round = 0; round < 50; round++) {
			const client = honest.doc.clientID;
			e.send(awarenessFrame([{ client, clock: 2 ** 53 - 1, json: '{"user":{"name":"Eve"}}' }]));
			e.send(awarenessFrame([{ client, clock: 2 ** 53 - 1, json: 'null' }]));
		}
		// A second connection that has not introduced itself cannot either.
		const f = await attacker();
		f.send(awarenessFrame([{ client: honest.doc.clientID, clock: 2 ** 53 - 1, json: '{}' }]));
		honest.provider.awareness.setLocalState({ cursor: { x: 2, y: 1 } });
		await until(() => seen()?.['cursor']?.x === 2, 'the victim moves on');
		expect(seen()?.['user']).toMatchObject({ participant: 'ana' });
		await expectUnharmed();
	});

	it('a state too deep or too large is dropped, and everybody else stays visible', async () => {
		honest.provider.awareness.setLocalState({ cursor: { x: 1, y: 1 } });
		const e = await attacker();
		const hostile = [
			`{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
			`{"a":"${'x'.repeat(syncLimits.awarenessCharacters)}"}`,
			'{"a":',
			'7',
			'[]'
		];
		for (const [clock, json] of hostile.entries()) {
			e.send(awarenessFrame([{ client: 4711, clock: clock + 1, json }]));
		}
		e.send(awarenessFrame([{ client: 4711, clock: 99, json: '{"fine":true}' }]));
		await until(() => witness.provider.awareness.getStates().get(4711)?.['fine'] === true, 'the last one');
		const newcomer = await stock({ participant: 'new' }).ready();
		await until(() => newcomer.provider.awareness.getStates().has(honest.doc.clientID), 'visible');
		await expectUnharmed();
	});

	it('forgets everybody who leaves', async () => {
		const visitors = await Promise.all(
			Array.from({ length: 5 }, (_, index) => attacker({ participant: `v${index}` }))
		);
		for (const [index, visitor] of visitors.entries()) {
			visitor.send(awarenessFrame([{ client: 1000 + index, clock: 1, json: '{"v":1}' }]));
		}
		const shown = () =>
			[...witness.provider.awareness.getStates().keys()].filter((id) => id >= 1000 && id < 1005).length;
		await until(() => shown() === 5, 'five visitors');
		for (const visitor of visitors) visitor.close();
		await until(() => shown() === 0, 'none left');
	});
});

describe('sizes and speed (W1)', () => {
	it('a frame over the limit ends the connection with 1009, once', async () => {
		const e = await attacker();
		e.send(new Uint8Array(syncLimits.frameBytes + 1));
		expect(await e.closed()).toBe(1009);
		await expectUnharmed();
	});

	it('a flood slows down its sender only', async () => {
		const e = await attacker();
		e.send(awarenessFrame([{ client: 4711, clock: 1, json: '{}' }]));
		for (let clock = 2; clock < 3000; clock++) {
			e.send(awarenessFrame([{ client: 4711, clock, json: `{"n":${clock}}` }]));
		}
		const start = performance.now();
		await expectUnharmed();
		expect(performance.now() - start).toBeLessThan(3000);
		expect(witness.provider.awareness.getStates().get(4711)?.['n'] ?? 0).toBeLessThan(2999);
	});

	it('asking for the document again and again is answered slowly', async () => {
		const e = await attacker();
		for (let round = 0; round < 200; round++) e.send(Uint8Array.of(0, 0, 1, 0));
		const answers = () => e.received.filter(([type, kind]) => type === messageSync && kind === 1).length;
		await until(() => answers() > 0, 'the first answer');
		await expectUnharmed();
		expect(answers()).toBeLessThan(100);
	});

	it('a reader who stops reading is let go, and nobody else notices', async () => {
		const e = await attacker();
		e.send(Uint8Array.of(0, 0, 1, 0));
		await until(() => e.received.length > 2, 'it has joined');
		e.socket.pause();
		// The kernel takes some megabytes before anything piles up in the server.
		for (let round = 0; round < 60; round++) {
			const text = `${round}`.repeat(250_000);
			await server.sync.write('board.one', (doc) => doc.getMap('meta').set('title', text), null);
			await until(
				() => [honest, witness].every(({ doc }) => doc.getMap('meta').get('title') === text),
				'those who read keep up'
			);
			if ((await server.metrics()).includes('sync_backpressure_closed_total 1')) break;
		}
		expect(await server.metrics()).toContain('sync_backpressure_closed_total 1');
		await expectUnharmed();
	});

	it('rubbish is refused', async () => {
		for (const bytes of [[], [9], [0], [0, 2], [0, 7, 0], [0, 2, 200, 1], [1, 5, 1], [3, 0], [100, 1]]) {
			const e = await attacker();
			e.send(Uint8Array.from(bytes));
			expect(await e.closed(), String(bytes)).toBe(closeCodes.malformed);
		}
		await expectUnharmed();
	});
});

describe('false authors', () => {
	it('are put right for everybody, the offender too', async () => {
		const e = await stock(eve).ready();
		note(e, 'signed-ana', ana);
		e.doc.transact(() => {
			const victim = e.items.get('before');
			if (victim instanceof Y.Map) victim.set('author', 'eve');
		});
		await until(
			() => [honest, witness, e].every((client) => authorOf(client, 'signed-ana') === 'eve/r3'),
			"the new note is eve's"
		);
		await until(
			() => [honest, witness, e].every((client) => authorOf(client, 'before') === 'ana/r1'),
			"the old note is ana's"
		);
	});

	it("do not stand in the way of an undo that brings back somebody else's note", async () => {
		const undo = new Y.UndoManager(witness.items);
		witness.items.delete('before');
		await until(() => witness.saved && !honest.items.has('before'), 'deleted');
		undo.undo();
		await until(() => witness.saved && honest.items.has('before'), 'restored');
		expect(authorOf(honest, 'before')).toBe('ana/r1');
		expect(authorOf(witness, 'before')).toBe('ana/r1');
	});
});

function authorOf(client: StockClient, id: string): string {
	const item = client.items.get(id);
	return item instanceof Y.Map ? `${String(item.get('author'))}/${String(item.get('region'))}` : '';
}
