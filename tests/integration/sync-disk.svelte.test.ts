/**
 * A disk that is full, and one that fails: what people are told, and that nothing is acknowledged or shown to
 * others that is not stored. The store's port is the real one with a lid on `append`.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DocumentStore } from '../../server/storage/document-store.ts';
import { SyncedDocument } from '../../src/lib/realtime/synced-document.svelte.ts';
import { sqliteDatabase, testWorkshop, type TestDatabase } from '../support/documents.ts';
import { StockClient, until, webSocketOf } from '../support/sync-client.ts';
import { startSyncServer, type Tester, type TestServer } from '../support/sync-server.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ana: Tester = { participant: 'ana' };
const ben: Tester = { participant: 'ben' };

let database: TestDatabase;
let server: TestServer;
/** The code the next appends fail with; undefined: they work. */
let failure: string | undefined;
/** How many of them. */
let failures = Infinity;
let attempts = 0;
const diskFailed = vi.fn();
const opened: { close(): void }[] = [];

const lid = (store: DocumentStore): DocumentStore => ({
	...store,
	append(...what) {
		attempts++;
		if (failure === undefined || failures-- <= 0) return store.append(...what);
		return Promise.reject(Object.assign(new Error('disk'), { code: failure }));
	}
});

beforeEach(async () => {
	failure = undefined;
	failures = Infinity;
	attempts = 0;
	diskFailed.mockClear();
	database = await sqliteDatabase();
	server = await startSyncServer(database.db, { wrapStore: lid, onDiskFailure: diskFailed });
	for (const name of ['board.one', 'board.two']) await server.store.create(name, testWorkshop);
});
afterEach(async () => {
	failure = undefined;
	for (const one of opened.splice(0)) one.close();
	await server.close();
	await database.close();
});

async function open(tester: Tester, name = 'board.one'): Promise<SyncedDocument> {
	const document = new SyncedDocument(name, { server: server.address, WebSocket: webSocketOf(tester) });
	opened.push(document);
	await until(() => document.synced && document.state.waiting === 0, 'synced');
	return document;
}
const items = ({ doc }: SyncedDocument) => doc.getMap('items');

test('a full disk: everybody is told, nothing is acknowledged or seen, and it goes on by itself', async () => {
	const [a, b] = [await open(ana), await open(ben)];
	failure = 'SQLITE_FULL';
	items(a).set('kept', 1);
	await until(() => a.state.kind === 'stuck' && b.state.kind === 'stuck', 'both are told');
	expect(a.state).toEqual({ kind: 'stuck', waiting: 1 });
	expect(items(b).has('kept')).toBe(false);
	const tries = attempts;
	await until(() => attempts > tries + 1, 'it goes on trying');
	expect(a.state.waiting).toBe(1);
	failure = undefined;
	await until(() => a.state.kind === 'saved' && b.state.kind === 'saved', 'saved');
	await until(() => items(b).get('kept') === 1, 'seen');
	expect(diskFailed).not.toHaveBeenCalled();
});

test('one write that fails and then works is nobody’s worry', async () => {
	const a = await open(ana);
	const kinds = new Set<string>();
	failure = 'SQLITE_BUSY';
	failures = 1;
	items(a).set('kept', 1);
	await until(() => {
		kinds.add(a.state.kind);
		return attempts > 1 && a.state.kind === 'saved';
	}, 'saved');
	expect(kinds).not.toContain('stuck');
});

test('a disk that fails: not one acknowledgement more, in no room, until another process has tried', async () => {
	const [a, b] = [await open(ana), await open(ben, 'board.two')];
	failure = 'SQLITE_IOERR_FSYNC';
	items(a).set('kept', 1);
	await until(() => diskFailed.mock.calls.length > 0, 'the process is told');
	// A second try could succeed without anything on disk.
	failure = undefined;
	items(b).set('kept too', 1);
	await until(() => a.state.kind === 'stuck' && b.state.kind === 'stuck', 'both are told');
	expect([a.state.waiting, b.state.waiting]).toEqual([1, 1]);
	expect(attempts).toBe(1);
	expect(diskFailed).toHaveBeenCalledOnce();
	const { port } = server;
	await server.close();
	server = await startSyncServer(database.db, { port, wrapStore: lid });
	await until(
		() => a.state.kind === 'saved' && b.state.kind === 'saved',
		'saved by the next process',
		30_000
	);
	const stored = await Promise.all(
		['board.one', 'board.two'].map((name) => server.sync.read(name, (doc) => doc.getMap('items').toJSON()))
	);
	expect(stored).toEqual([{ kept: 1 }, { 'kept too': 1 }]);
});

test('a write that was under way when the disk failed is not acknowledged either', async () => {
	let answer: () => void = () => undefined;
	await server.close();
	server = await startSyncServer(database.db, {
		onDiskFailure: diskFailed,
		wrapStore: (store) => ({
			...store,
			async append(...what) {
				if (what[0] === 'board.one') throw Object.assign(new Error('disk'), { code: 'SQLITE_IOERR' });
				await new Promise<void>((done) => (answer = done));
				return store.append(...what);
			}
		})
	});
	const [failing, slow] = [await open(ana), await open(ben, 'board.two')];
	items(slow).set('under way', 1);
	let asked = false;
	const never = answer;
	await until(() => (asked ||= answer !== never), 'the slow write began');
	items(failing).set('kept', 1);
	await until(() => diskFailed.mock.calls.length > 0, 'the disk failed');
	answer();
	await until(() => slow.state.kind === 'stuck', 'told');
	expect(slow.state.waiting).toBe(1);
});

test('who comes while nothing can be stored is told, and a stock client does not mind', async () => {
	const a = await open(ana);
	failure = 'SQLITE_FULL';
	items(a).set('kept', 1);
	await until(() => a.state.kind === 'stuck', 'told');
	const stock = new StockClient(server.address, 'board.one', ben);
	opened.push(stock);
	const late = new SyncedDocument('board.one', { server: server.address, WebSocket: webSocketOf(ben) });
	opened.push(late);
	await until(() => late.state.kind === 'stuck' && stock.provider.wsconnected, 'told');
	failure = undefined;
	await until(() => late.state.kind === 'saved' && stock.items.get('kept') === 1, 'all is well');
});
