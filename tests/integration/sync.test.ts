/** The sync server as an ordinary client sees it. Real sockets, a real database, the stock y-websocket client. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { closeCodes } from '#lib/realtime/model/sync-protocol.ts';
import { sqliteDatabase, testWorkshop, type TestDatabase } from '../support/documents.ts';
import { RawClient, StockClient, until } from '../support/sync-client.ts';
import { admit, startSyncServer, type Tester, type TestServer } from '../support/sync-server.ts';

const ana: Tester = { participant: 'ana', region: 'r1' };
const ben: Tester = { participant: 'ben', region: 'r2' };
const reviewer: Tester = { participant: 'rita', role: 'reviewer' };

let database: TestDatabase;
let server: TestServer;
const clients: { close(): void }[] = [];

const connect = (tester: Tester, document = 'board.one') => {
	const client = new StockClient(server.address, document, tester);
	clients.push(client);
	return client;
};
const raw = (tester: Tester, document = 'board.one') => {
	const client = new RawClient(server.address, document, tester);
	clients.push(client);
	return client;
};

function addItem(client: StockClient, id: string, tester: Tester, text = id): void {
	client.doc.transact(() => {
		const item = new Y.Map<unknown>();
		item.set('author', tester.participant);
		item.set('region', tester.region ?? null);
		item.set('text', new Y.Text(text));
		client.items.set(id, item);
	});
}

beforeEach(async () => {
	database = await sqliteDatabase();
	server = await startSyncServer(database.db);
	await server.store.create('board.one', testWorkshop);
});
afterEach(async () => {
	for (const client of clients.splice(0)) client.close();
	await server.close();
	await database.close();
});

describe('documents', () => {
	it('bring what one writes to the others, and say when it is on disk', async () => {
		const [a, b] = await Promise.all([connect(ana).ready(), connect(ben).ready()]);
		addItem(a, 'note', ana);
		await until(() => b.items.has('note'), 'ben sees the note');
		await until(() => a.saved, 'ana knows that it is saved');
		expect(await server.store.history('board.one', 0, 10)).toMatchObject([{ seq: 1, participant: 'ana' }]);
	});

	it('are complete for who comes later, and after a restart', async () => {
		const a = await connect(ana).ready();
		for (let index = 0; index < 20; index++) addItem(a, `note-${index}`, ana);
		await until(() => a.saved, 'saved');
		const b = await connect(ben).ready();
		expect(b.items.size).toBe(20);
		await server.close();
		server = await startSyncServer(await database.reopen());
		const c = await connect({ participant: 'cleo' }).ready();
		expect(c.items.toJSON()).toEqual(a.items.toJSON());
	});

	it('take over what was written while offline', async () => {
		const a = await connect(ana).ready();
		const b = await connect(ben).ready();
		a.provider.disconnect();
		addItem(a, 'offline', ana);
		addItem(b, 'online', ben);
		a.provider.connect();
		await until(() => b.items.has('offline') && a.items.has('online'), 'both have both');
		await until(() => a.saved && b.saved, 'saved');
	});

	it('that nobody created do not exist', async () => {
		expect(await raw(ana, 'board.two').closed()).toBe(closeCodes.noSuchDocument);
		expect(await raw(ana, 'nonsense').closed()).toBe(closeCodes.noSuchDocument);
	});

	it('are unloaded when nobody uses them, and come back whole', async () => {
		await server.close();
		server = await startSyncServer(database.db, { idleTime: 20 });
		const a = await connect(ana).ready();
		for (let index = 0; index < 120; index++) addItem(a, `note-${index}`, ana);
		await until(() => a.saved, 'saved');
		a.close();
		await until(async () => (await server.metrics()).includes('sync_rooms_loaded 0'), 'unloaded');
		const stored = await server.store.load('board.one');
		expect(stored?.snapshot).not.toBeNull();
		expect(stored?.snapshotSeq).toBe(stored?.seq);
		const b = await connect(ben).ready();
		expect(b.items.size).toBe(120);
	});

	it('can be read and written by the server itself', async () => {
		const a = await connect(ana).ready();
		await server.sync.write('board.one', (doc) => doc.getMap('meta').set('title', 'Wall'), null);
		await until(() => a.doc.getMap('meta').get('title') === 'Wall', 'ana sees the title');
		addItem(a, 'note', ana);
		await until(() => a.saved, 'saved');
		expect(await server.sync.read('board.one', (doc) => doc.getMap('items').size)).toBe(1);
		await expect(server.sync.read('board.two', () => 0)).rejects.toThrow();
	});

	it('survive a server write that fails half-way', async () => {
		const a = await connect(ana).ready();
		const failing = server.sync.write(
			'board.one',
			(doc) => {
				doc.getMap('meta').set('title', 'Half');
				throw new Error('on purpose');
			},
			null
		);
		await expect(failing).rejects.toThrow('on purpose');
		addItem(a, 'note', ana);
		await until(() => a.saved, 'saved');
		expect(await server.sync.read('board.one', (doc) => doc.getMap('meta').toJSON())).toEqual({});
	});
});

describe('a large document that was just loaded', () => {
	it('is sent as it is stored, and takes changes as any other', async () => {
		const big = new Y.Doc();
		big.getMap('items').set('big', new Y.Map([['text', 'a board '.repeat(30_000)]]));
		await server.store.append(
			'board.one',
			[{ update: Y.encodeStateAsUpdate(big), participant: null }],
			[],
			0
		);
		const a = await connect(ana).ready();
		const b = await connect(ben).ready();
		expect(a.items.has('big')).toBe(true);
		addItem(a, 'note', ana);
		await until(() => a.saved && b.items.has('note'), 'taken and sent on');
	});
});

describe('who may only read', () => {
	it('gets everything and stays connected with a stock client', async () => {
		const a = await connect(ana).ready();
		addItem(a, 'note', ana);
		addItem(a, 'gone', ana);
		a.items.delete('gone');
		await until(() => a.saved, 'saved');
		const r = await connect(reviewer).ready();
		expect([...r.items.keys()]).toEqual(['note']);
		r.provider.disconnect();
		r.provider.connect();
		await r.ready();
		expect(r.closedWith).toBeUndefined();
	});

	it('cannot change, add or delete anything', async () => {
		const a = await connect(ana).ready();
		addItem(a, 'note', ana);
		await until(() => a.saved, 'saved');
		const attempts: ((r: StockClient) => void)[] = [
			(r) => r.items.set('mine', new Y.Map()),
			(r) => r.items.delete('note')
		];
		for (const attempt of attempts) {
			const r = await connect(reviewer).ready();
			attempt(r);
			await until(() => r.closedWith !== undefined, 'refused');
			expect(r.closedWith).toBe(closeCodes.notAllowed);
		}
		expect([...a.items.keys()]).toEqual(['note']);
		expect(await server.sync.read('board.one', (doc) => [...doc.getMap('items').keys()])).toEqual(['note']);
	});
});

describe('access', () => {
	it('is refused without a session, with a code that a stock client takes as final', async () => {
		expect(await raw({ participant: '' }).closed()).toBe(closeCodes.noSession);
	});

	it('is asked again when something changed: closed, read only, renamed', async () => {
		const a = await connect(ana).ready();
		const b = await connect(ben).ready();
		const removed = await connect({ participant: 'cleo' }).ready();
		server.overrides.set('cleo', { ok: false, code: closeCodes.notAllowed });
		const reads = admit(ben);
		if (reads.ok) server.overrides.set('ben', { ...reads, mode: 'read' });
		const renamed = admit(ana);
		if (renamed.ok) {
			server.overrides.set('ana', { ...renamed, member: { ...renamed.member, name: 'Ana Maria' } });
		}
		a.provider.awareness.setLocalState({ cursor: { x: 1, y: 2 } });
		await server.sync.recheck(testWorkshop);
		await until(() => removed.closedWith === closeCodes.notAllowed, 'removed');
		await until(
			() =>
				[...b.provider.awareness.getStates().values()].some((state) => state['user']?.name === 'Ana Maria'),
			'ben sees the new name'
		);
	});

	it('that ends while a change is under way leaves the change with its author, and takes it when it is back', async () => {
		const a = await connect(ana).ready();
		const b = await connect(ben).ready();
		const may = admit(ben);
		if (!may.ok) throw new Error('unreachable');
		server.overrides.set('ben', { ...may, mode: 'read' });
		await server.sync.recheck(testWorkshop);
		addItem(b, 'note', ben);
		addItem(a, 'other', ana);
		await until(() => b.items.has('other'), 'ben still hears the others');
		expect(b.closedWith).toBeUndefined();
		expect(b.saved).toBe(false);
		expect(a.items.has('note')).toBe(false);
		server.overrides.set('ben', may);
		await server.sync.recheck(testWorkshop);
		await until(() => b.saved && a.items.has('note'), 'what waited is taken');
	});

	it('allows a limited number of tabs', async () => {
		const tabs = Array.from({ length: 13 }, () => raw(ana));
		await until(() => tabs.some((tab) => tab.closedWith === closeCodes.tooMany), 'one too many');
		expect(tabs.filter((tab) => tab.closedWith !== undefined)).toHaveLength(1);
	});
});

describe('presence', () => {
	it('shows the others who somebody is, whatever he says', async () => {
		const a = await connect(ana).ready();
		const b = await connect(ben).ready();
		a.provider.awareness.setLocalState({ cursor: { x: 1, y: 2 }, user: { name: 'Minister' } });
		await until(() => b.provider.awareness.getStates().get(a.doc.clientID)?.['cursor'] !== undefined, 'seen');
		expect(b.provider.awareness.getStates().get(a.doc.clientID)).toEqual({
			cursor: { x: 1, y: 2 },
			user: { participant: 'ana', name: 'Name of ana', region: 'r1', role: 'participant' }
		});
	});

	it('is nameless for those who only look on, whether they were there before or come later', async () => {
		const a = await connect(ana).ready();
		const present = await connect({ participant: 'rea', role: 'reviewer' }).ready();
		a.provider.awareness.setLocalState({ cursor: { x: 1, y: 2 } });
		await until(() => present.provider.awareness.getStates().has(a.doc.clientID), 'seen');
		const late = await connect({ participant: 'rob', role: 'reviewer' }).ready();
		await until(() => late.provider.awareness.getStates().has(a.doc.clientID), 'seen by who came later');
		for (const { provider } of [present, late]) {
			expect(provider.awareness.getStates().get(a.doc.clientID)).toEqual({
				cursor: { x: 1, y: 2 },
				user: { participant: '', name: '', region: 'r1', role: 'participant' }
			});
		}
	});

	it('ends with the connection', async () => {
		const a = await connect(ana).ready();
		const b = await connect(ben).ready();
		a.provider.awareness.setLocalState({ cursor: { x: 1, y: 2 } });
		await until(() => b.provider.awareness.getStates().has(a.doc.clientID), 'seen');
		a.provider.shouldConnect = false;
		a.provider.ws?.close();
		await until(() => !b.provider.awareness.getStates().has(a.doc.clientID), 'gone');
	});
});

describe('a server that stops', () => {
	it('has written everything and says that it restarts', async () => {
		const a = await connect(ana).ready();
		const watcher = await raw(ben).open();
		addItem(a, 'last', ana);
		await until(() => a.sent === 2, 'the change has left');
		await until(
			async () => (await server.sync.read('board.one', (doc) => doc.getMap('items').size)) === 1,
			'arrived'
		);
		await server.close();
		expect(await watcher.closed()).toBe(closeCodes.restarting);
		server = await startSyncServer(await database.reopen());
		expect(await server.sync.read('board.one', (doc) => doc.getMap('items').size)).toBe(1);
	});
});

describe('a disk that fails', () => {
	it('means no acknowledgement; the change is kept, and written when the disk is back', async () => {
		let broken = false;
		await server.close();
		server = await startSyncServer(database.db, {
			wrapStore: (store) => ({
				...store,
				append: (...args) =>
					broken
						? Promise.reject(Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' }))
						: store.append(...args)
			})
		});
		const a = await connect(ana).ready();
		const b = await connect(ben).ready();
		broken = true;
		addItem(a, 'note', ana);
		await until(() => !server.sync.storing, 'the server knows that it cannot store');
		expect(a.saved).toBe(false);
		expect(b.items.size).toBe(0);
		broken = false;
		await until(() => a.saved && b.items.has('note'), 'written and seen');
		expect(server.sync.storing).toBe(true);
	});
});
