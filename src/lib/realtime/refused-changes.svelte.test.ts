/** What was typed and not saved when the server ends the connection for good, against the real sync server. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { sqliteDatabase, testWorkshop, type TestDatabase } from '../../../tests/support/documents.ts';
import { until, webSocketOf } from '../../../tests/support/sync-client.ts';
import { startSyncServer, type Tester, type TestServer } from '../../../tests/support/sync-server.ts';
import { closeCodes } from './model/sync-protocol.ts';
import { SyncedDocument, type SyncedDocumentOptions } from './synced-document.svelte.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Who the browser's cookie says somebody is; joining again may change it. */
let person: Tester;
let database: TestDatabase;
let server: TestServer;
const opened: { close(): void }[] = [];

beforeEach(async () => {
	person = { participant: 'ana', region: 'r1' };
	database = await sqliteDatabase();
	server = await startSyncServer(database.db);
	await server.store.create('board.one', testWorkshop);
});
afterEach(async () => {
	for (const one of opened.splice(0)) one.close();
	await server.close();
	await database.close();
});

/** A browser sends the cookie it has at that moment. */
const browserSocket = new Proxy(webSocketOf({ participant: 'nobody' }), {
	construct: (_base, parameters, made): object => Reflect.construct(webSocketOf(person), parameters, made)
});

function open(options: Partial<SyncedDocumentOptions> = {}): SyncedDocument {
	const document = new SyncedDocument('board.one', {
		server: server.address,
		WebSocket: browserSocket,
		...options
	});
	opened.push(document);
	return document;
}

const items = ({ doc }: SyncedDocument) => doc.getMap<Y.Map<unknown>>('items');
const stored = () => server.sync.read('board.one', (doc) => doc.getMap('items').toJSON());

function note(document: SyncedDocument, id: string, words: string): Y.Text {
	const text = new Y.Text(words);
	document.doc.transact(() => items(document).set(id, new Y.Map([['text', text]])));
	return text;
}

/** A board with one saved note, offline; then `write`, and the server is back. */
async function writeOffline(document: SyncedDocument, write: (text: Y.Text) => void): Promise<void> {
	await until(() => document.synced, 'synced');
	const text = note(document, 'saved', 'good practice');
	await until(() => document.state.kind === 'saved', 'saved');
	const { port } = server;
	await server.close();
	await until(() => document.state.kind === 'offline', 'offline');
	write(text);
	server = await startSyncServer(database.db, { port });
}

it('a session that ended: what is unsaved waits, and is saved when there is a session again', async () => {
	const document = open();
	await until(() => document.synced, 'synced');
	server.overrides.set('ana', { ok: false, code: closeCodes.noSession });
	await server.sync.recheck(testWorkshop);
	await until(() => document.state.kind === 'refused', 'refused');
	expect(document.state).toMatchObject({ reason: 'no-session', waiting: 0 });
	note(document, 'late', 'typed in this very moment');
	let ended = false;
	document.doc.on('destroy', () => (ended = true));
	document.leave();
	await Promise.resolve();
	expect(ended).toBe(false);
	expect(document.state).toMatchObject({ reason: 'no-session', waiting: 1 });
	server.overrides.clear();
	await until(() => ended, 'saved by itself', 30_000);
	expect(await stored()).toMatchObject({ late: { text: 'typed in this very moment' } });
});

it('a session that ended with nothing unsaved is tried again only when somebody comes back to the page', async () => {
	const document = open();
	await until(() => document.synced, 'synced');
	server.overrides.set('ana', { ok: false, code: closeCodes.noSession });
	await server.sync.recheck(testWorkshop);
	await until(() => document.state.kind === 'refused', 'refused');
	server.overrides.clear();
	document.reconnect();
	await until(() => document.state.kind === 'saved', 'there again');
});

it('somebody else now: what was unsaved is made again under a client id of the new person', async () => {
	const document = open();
	await writeOffline(document, (text) => {
		text.insert(4, ' and tested');
		note(document, 'new', 'second');
		text.delete(0, 4);
		person = { participant: 'ana-again', region: 'r1' };
	});
	await until(() => document.state.kind === 'refused', 'refused');
	expect(document.state).toMatchObject({ reason: 'conflict', waiting: 3 });
	let ended = false;
	document.leave();
	// What was open on it closes in the same moment and may still write.
	items(document).get('new')?.set('last', true);
	const former = document.doc;
	await until(() => document.doc !== former, 'a new document');
	document.doc.on('destroy', () => (ended = true));
	await until(() => ended, 'saved');
	expect(await stored()).toMatchObject({
		saved: { text: ' and tested practice' },
		new: { text: 'second', last: true }
	});
});

it('what has no place any more is handed back to be kept', async () => {
	const homeless: string[] = [];
	const document = open({ onHomeless: (texts) => homeless.push(...texts) });
	await writeOffline(document, (text) => {
		text.insert(0, 'a whole paragraph ');
		person = { participant: 'ana-again', region: 'r1' };
	});
	await until(() => document.state.kind === 'refused', 'refused');
	// As after a restored backup, or a document made anew.
	await server.close();
	const { port } = server;
	await database.close();
	database = await sqliteDatabase();
	server = await startSyncServer(database.db, { port });
	await server.store.create('board.one', testWorkshop);
	document.leave();
	await until(() => homeless.length > 0, 'handed back');
	expect(homeless).toEqual(['a whole paragraph ']);
	expect(await stored()).toEqual({});
});

it('a client id that is refused every time ends with the texts, not with silence', async () => {
	const homeless: string[] = [];
	const document = open({ onHomeless: (texts) => homeless.push(...texts) });
	await until(() => document.synced, 'synced');
	server.overrides.set('ana', { ok: false, code: closeCodes.conflictingClient });
	await server.sync.recheck(testWorkshop);
	await until(() => document.state.kind === 'refused', 'refused');
	note(document, 'new', 'mine');
	document.leave();
	await until(() => homeless.length > 0, 'handed back');
	expect(homeless).toEqual(['mine']);
});
