/** The client against the real sync server: what it says about saving must be true. */
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { sqliteDatabase, testWorkshop, type TestDatabase } from '../../../tests/support/documents.ts';
import { RawClient, until, webSocketOf } from '../../../tests/support/sync-client.ts';
import {
	admit,
	cookieOf,
	startSyncServer,
	type Tester,
	type TestServer
} from '../../../tests/support/sync-server.ts';
import { Presence } from './presence.svelte.ts';
import { SyncedDocument } from './synced-document.svelte.ts';
import {
	closeCodes,
	messagePacked,
	messageSync,
	packedParameter,
	syncLimits
} from './model/sync-protocol.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const ana: Tester = { participant: 'ana', region: 'r1' };
const ben: Tester = { participant: 'ben', region: 'r2' };

let database: TestDatabase;
let server: TestServer;
let storing = true;
const opened: { close(): void }[] = [];

const start = (port?: number) =>
	startSyncServer(database.db, {
		...(port === undefined ? {} : { port }),
		wrapStore: (store) => ({
			...store,
			append: (...args) =>
				storing
					? store.append(...args)
					: Promise.reject(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }))
		})
	});
const open = (tester: Tester) => {
	const document = new SyncedDocument('board.one', {
		server: server.address,
		WebSocket: webSocketOf(tester)
	});
	opened.push(document);
	return document;
};
const items = (document: SyncedDocument) => document.doc.getMap('items');
const stored = () => server.sync.read('board.one', (doc) => doc.getMap('items').toJSON());

beforeEach(async () => {
	storing = true;
	database = await sqliteDatabase();
	server = await start();
	await server.store.create('board.one', testWorkshop);
});
afterEach(async () => {
	storing = true;
	for (const one of opened.splice(0)) one.close();
	await server.close();
	await database.close();
});

describe('SyncedDocument', () => {
	it('says connecting, then saved', async () => {
		const document = open(ana);
		expect(document.state).toEqual({ kind: 'connecting', waiting: 0 });
		await until(() => document.synced, 'synced');
		expect(document.state).toEqual({ kind: 'saved', waiting: 0 });
		expect(document.readOnly).toBe(false);
	});

	it('says saving until the change is on disk, and not a moment less', async () => {
		const document = open(ana);
		await until(() => document.synced, 'synced');
		storing = false;
		items(document).set('a', 1);
		items(document).set('b', 1);
		expect(document.state).toEqual({ kind: 'saving', waiting: 2 });
		await until(() => document.state.kind === 'stuck', 'the server tried, failed and said so');
		expect(document.state).toEqual({ kind: 'stuck', waiting: 2 });
		storing = true;
		await until(() => document.state.kind === 'saved', 'saved');
		expect(await stored()).toEqual({ a: 1, b: 1 });
	});

	it('tells whoever shows the state of every change of it', async () => {
		const shown: string[] = [];
		const document = open(ana);
		const stop = $effect.root(() => {
			// Stands for the line on the page.
			$effect(() => {
				shown.push(`${document.state.kind} ${document.state.waiting}`);
			});
		});
		opened.push({ close: stop });
		await until(() => shown.at(-1) === 'saved 0', 'saved is shown');
		items(document).set('a', 1);
		await until(() => shown.includes('saving 1') && shown.at(-1) === 'saved 0', 'saving, then saved');
		await server.close();
		await until(() => shown.at(-1) === 'offline 0', 'offline is shown');
		server = await start();
	});

	it('counts what is waiting while offline, and saves it when the server is back', async () => {
		const document = open(ana);
		await until(() => document.synced, 'synced');
		const { port } = server;
		await server.close();
		await until(() => document.state.kind === 'offline', 'offline');
		expect(document.state.waiting).toBe(0);
		items(document).set('offline', 1);
		items(document).delete('offline');
		items(document).set('kept', 1);
		expect(document.state).toEqual({ kind: 'offline', waiting: 3 });
		server = await start(port);
		await until(() => document.state.kind === 'saved', 'saved after a reconnect by itself');
		expect(await stored()).toEqual({ kept: 1 });
	});

	it('saves what was done offline after its page was left, and then ends', async () => {
		const document = open(ana);
		await until(() => document.synced, 'synced');
		const { port } = server;
		await server.close();
		await until(() => document.state.kind === 'offline', 'offline');
		items(document).set('kept', 1);
		let ended = false;
		document.doc.on('destroy', () => (ended = true));
		document.leave();
		// What was open on the document closes in the same moment and may still write.
		items(document).set('last', 1);
		await Promise.resolve();
		expect(ended).toBe(false);
		server = await start(port);
		await until(() => ended, 'ended by itself');
		expect(await stored()).toEqual({ kept: 1, last: 1 });
	});

	it('ends at once when its page is left and all is saved', async () => {
		const document = open(ana);
		await until(() => document.synced, 'synced');
		let ended = false;
		document.doc.on('destroy', () => (ended = true));
		document.leave();
		await Promise.resolve();
		expect(ended).toBe(true);
	});

	it('ends with a reason when the server refuses for good, and does not try again', async () => {
		const document = open(ana);
		await until(() => document.synced, 'synced');
		server.overrides.set('ana', { ok: false, code: closeCodes.notAllowed });
		await server.sync.recheck(testWorkshop);
		await until(() => document.state.kind === 'refused', 'refused');
		expect(document.state).toEqual({ kind: 'refused', waiting: 0, reason: 'not-allowed' });
	});

	it('takes a change beyond the limit for final instead of reconnecting for ever (W1)', async () => {
		const document = open(ana);
		await until(() => document.synced, 'synced');
		items(document).set('text', new Y.Text('x'.repeat(syncLimits.frameBytes)));
		await until(() => document.state.kind === 'refused', 'refused');
		expect(document.state).toEqual({ kind: 'refused', waiting: 1, reason: 'too-large' });
		expect(await stored()).toEqual({});
	});

	it('knows when it may only read', async () => {
		const document = open({ participant: 'rita', role: 'reviewer' });
		await until(() => document.synced && document.state.kind === 'saved', 'synced');
		expect(document.readOnly).toBe(true);
		const writer = open(ben);
		await until(() => writer.synced, 'synced');
		const reads = admit(ben);
		if (reads.ok) server.overrides.set('ben', { ...reads, mode: 'read' });
		await server.sync.recheck(testWorkshop);
		await until(() => writer.readOnly, 'told at once');
	});
});

/** A document of some size; whoever comes when it has been packed gets it that way. */
async function storeLargeDocument(): Promise<void> {
	const large = new Y.Doc();
	large.getMap('items').set('large', 'what others could take over '.repeat(2000));
	const entry = { update: Y.encodeStateAsUpdate(large), participant: null };
	await server.store.append('board.one', [entry], [], 0);
}

describe('a large document', () => {
	it('comes packed to the second who opens it, with what was changed meanwhile', async () => {
		await storeLargeDocument();
		const a = open(ana);
		await until(() => a.synced, 'synced');
		items(a).set('small', 1);
		await until(() => a.state.kind === 'saved', 'saved');
		await until(async () => {
			const raw = await new RawClient(server.address, `board.one?${packedParameter}=1`, ben).open();
			raw.send(Uint8Array.of(messageSync, 0, 1, 0));
			await until(() => raw.received.some(([type, kind]) => type === messageSync && kind === 1), 'answered');
			raw.close();
			return raw.received.some(([type]) => type === messagePacked);
		}, 'packed');
		const b = open(ben);
		await until(() => b.synced, 'synced');
		expect(items(b).toJSON()).toEqual(items(a).toJSON());
		expect(Object.keys(items(b).toJSON()).sort()).toEqual(['large', 'small']);
	});
});

describe('where WebSockets are blocked', () => {
	beforeEach(async () => {
		const { port } = server;
		await server.close();
		server = await startSyncServer(database.db, { port, blockWebSocket: true });
	});
	const detour = (tester: Tester) => {
		const document = new SyncedDocument('board.one', {
			server: server.address,
			WebSocket: webSocketOf(tester),
			tunnel: { headers: { cookie: cookieOf(tester) } }
		});
		opened.push(document);
		return document;
	};

	it('people work together through plain requests, with the same acknowledgements', async () => {
		const [a, b] = [detour(ana), detour(ben)];
		await until(() => a.synced && b.synced, 'synced');
		items(a).set('a', 1);
		// Longer than one message may be.
		items(a).set('text', new Y.Text('x'.repeat(200_000)));
		await until(() => items(b).has('text') && a.state.kind === 'saved', 'seen and saved');
		expect(Object.keys(await stored())).toEqual(['a', 'text']);
	});

	it('a large document comes whole, whether packed or not', async () => {
		await storeLargeDocument();
		for (const tester of [ana, ben, ana]) {
			const document = detour(tester);
			await until(() => document.synced, 'synced');
			expect([...items(document).keys()]).toEqual(['large']);
		}
	});

	it('is refused with the same reasons', async () => {
		const document = detour({ participant: '' });
		await until(() => document.state.kind === 'refused', 'refused');
		expect(document.state).toMatchObject({ reason: 'no-session' });
	});

	it('does not lose what was under way when the server restarts', async () => {
		const a = detour(ana);
		await until(() => a.synced, 'synced');
		const { port } = server;
		for (let index = 0; index < 20; index++) items(a).set(`item-${index}`, index);
		await server.close();
		items(a).set('late', 1);
		server = await startSyncServer(database.db, { port, blockWebSocket: true });
		await until(() => a.state.kind === 'saved', 'saved', 20_000);
		expect(Object.keys(await stored())).toHaveLength(21);
	});
});

describe('Presence', () => {
	const present = (document: SyncedDocument) => {
		const presence = new Presence(document.awareness);
		opened.push(presence);
		return presence;
	};

	it('shows where the others are, and who', async () => {
		const [a, b] = [open(ana), open(ben)];
		const [hers, his] = [present(a), present(b)];
		await until(() => a.synced && b.synced, 'synced');
		hers.setSelection(['note-1']);
		hers.setCursor({ x: 10, y: 20 });
		await until(() => his.others.some((one) => one.cursor?.x === 10), 'seen');
		expect(his.others).toEqual([
			{
				clientId: a.doc.clientID,
				participant: 'ana',
				name: 'Name of ana',
				region: 'r1',
				role: 'participant',
				cursor: { x: 10, y: 20 },
				selection: ['note-1']
			}
		]);
		hers.setCursor(null);
		await until(() => his.others[0]?.cursor === undefined, 'the pointer has left');
	});

	it('comes back after a reconnect without waiting for a movement', async () => {
		const [a, b] = [open(ana), open(ben)];
		const [hers, his] = [present(a), present(b)];
		await until(() => a.synced && b.synced, 'synced');
		hers.setCursor({ x: 10, y: 20 });
		await until(() => his.others.length === 1, 'seen');
		const { port } = server;
		await server.close();
		await until(() => his.others.length === 0, 'gone with the server');
		server = await start(port);
		await until(() => his.others.some((one) => one.cursor?.x === 10), 'back');
	});

	it('does not run an effect again that shows something to the others when they move', async () => {
		const [a, b] = [open(ana), open(ben)];
		const [hers, his] = [present(a), present(b)];
		await until(() => a.synced && b.synced, 'synced');
		let runs = 0;
		const end = $effect.root(() => {
			$effect(() => {
				runs += 1;
				hers.setSelection(['poster-1']);
			});
		});
		flushSync();
		his.setCursor({ x: 1, y: 1 });
		await until(() => hers.others.some((one) => one.cursor?.x === 1), 'seen');
		flushSync();
		end();
		expect(runs).toBe(1);
	});

	it('sends little however fast the pointer moves', async () => {
		const a = open(ana);
		const hers = present(a);
		await until(() => a.synced, 'synced');
		const watcher = await new RawClient(server.address, 'board.one', ben).open();
		opened.push(watcher);
		watcher.send(Uint8Array.of(0, 0, 1, 0));
		await until(() => watcher.received.length > 1, 'the watcher is in');
		const before = watcher.received.length;
		for (let x = 0; x < 500; x++) hers.setCursor({ x, y: 0 });
		hers.setSelection(Array.from({ length: 500 }, (_, index) => `item-${index}`));
		const last = () => new TextDecoder().decode(watcher.received.at(-1)).includes('"x":499');
		await until(last, 'the last position arrives');
		expect(watcher.received.length - before).toBeLessThanOrEqual(5);
	});
});
