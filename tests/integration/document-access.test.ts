/** Documents through the real app: who gets in, in which mode, and that rights end at once. */
import { once } from 'node:events';
import { readVarUint } from 'lib0/decoding';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { messageAccess, messageSaved } from '#lib/realtime/model/sync-protocol.ts';
import { startApp, type RunningApp, type Visitor } from '../support/app.ts';

let running: RunningApp;
const providers: WebsocketProvider[] = [];
beforeAll(async () => {
	running = await startApp();
});
afterAll(async () => {
	for (const provider of providers) provider.destroy();
	await running.dispose();
});

const syncAddress = () => `${running.origin.replace('http', 'ws')}/sync`;

/** The close code a visitor gets, or 'open' once the server has sent something. */
async function attempt(
	cookie: string,
	document: string,
	headers: Record<string, string> = {}
): Promise<number | 'open'> {
	const socket = new WebSocket(`${syncAddress()}/${document}`, {
		headers: { cookie, origin: running.origin, ...headers }
	});
	const outcome = await Promise.race([
		once(socket, 'message').then(() => 'open' as const),
		once(socket, 'close').then(([code]) => Number(code)),
		once(socket, 'unexpected-response').then(([, response]) =>
			Number(v.parse(v.object({ statusCode: v.number() }), response).statusCode)
		)
	]);
	socket.on('error', () => undefined);
	socket.terminate();
	return outcome;
}

/** A stock Yjs client with a visitor's cookie, once it has what the server has. */
async function connect(
	visitor: Visitor,
	document: string,
	onAccess: (mayWrite: boolean) => void = () => undefined
): Promise<Y.Doc> {
	class Socket extends WebSocket {
		constructor(address: string | URL) {
			super(address, { headers: { cookie: visitor.cookie, origin: running.origin } });
		}
	}
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(syncAddress(), document, doc, {
		disableBc: true,
		WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket
	});
	providers.push(provider);
	// Otherwise the stock client reports our own messages as unknown.
	provider.messageHandlers[messageSaved] = () => undefined;
	provider.messageHandlers[messageAccess] = (_answer, decoder) => onAccess(readVarUint(decoder) !== 0);
	await vi.waitFor(() => expect(provider.synced).toBe(true), 5000);
	return doc;
}
const titleOf = (doc: Y.Doc): unknown => doc.getMap('meta').get('title');
const saved = (document: string, title: string) =>
	vi.waitFor(async () => expect(await running.app.sync.read(document, titleOf)).toBe(title), 5000);

test('strangers, outsiders and wrong names get the close codes of the protocol', async () => {
	const anna = await running.join();
	const maria = await running.signIn();
	const made = await maria.post('/api/workshops', { template: 'empty', title: 'Other', language: 'en' });
	const { workshop } = v.parse(v.object({ workshop: v.object({ id: v.string() }) }), await made.json());
	const board = `board.${anna.joined.boards[0]?.id}`;
	expect(await attempt('', board)).toBe(4401);
	expect(await attempt('tb=made-up', board)).toBe(4401);
	expect(await attempt(anna.cookie, 'board.nothing')).toBe(4404);
	expect(await attempt(anna.cookie, 'garbage')).toBe(4404);
	expect(await attempt(anna.cookie, `workshop.${workshop.id}`)).toBe(4403);
	expect(await attempt(maria.cookie, `workshop.${workshop.id}`)).toBe('open');
	expect(await attempt(anna.cookie, board)).toBe('open');
});

test.each([
	{ origin: 'https://evil.example' },
	{ origin: 'null' },
	{ origin: 'http://127.0.0.1.evil.example' },
	{ 'sec-fetch-site': 'same-site' },
	{ 'sec-fetch-site': 'cross-site' }
])('an upgrade with %j is refused before it is one', async (headers) => {
	const anna = await running.join();
	expect(await attempt(anna.cookie, `board.${anna.joined.boards[0]?.id}`, headers)).toBe(403);
});

test('what a participant writes is read by others and survives a restart', async () => {
	const anna = await running.join();
	const board = `board.${anna.joined.boards[0]?.id}`;
	const writer = await connect(anna, board);
	writer.getMap('meta').set('title', 'Lublin');
	await saved(board, 'Lublin');
	const reader = await connect(await running.join({ name: 'Jon' }), board);
	await vi.waitFor(() => expect(titleOf(reader)).toBe('Lublin'), 5000);
	await running.restart();
	await saved(board, 'Lublin');
});

test('a reviewer reads and changes nothing; a closed workshop is read-only for participants at once', async () => {
	const anna = await running.join();
	const maria = await running.signIn();
	const { id } = anna.joined.workshop;
	const board = `board.${anna.joined.boards[0]?.id}`;
	const made = await maria.post(`/api/workshops/${id}/links`, { purpose: 'review', label: 'Ministry' });
	const reviewer = running.visitor();
	await reviewer.open(v.parse(v.object({ url: v.string() }), await made.json()).url);

	let mayWrite = false;
	const writer = await connect(anna, board, (may) => (mayWrite = may));
	writer.getMap('meta').set('title', 'before');
	await saved(board, 'before');
	const reading = await connect(reviewer, board);
	await vi.waitFor(() => expect(titleOf(reading)).toBe('before'), 5000);
	reading.getMap('meta').set('title', 'by the reviewer');

	await maria.request('PATCH', `/api/workshops/${id}`, { status: 'closed' });
	await vi.waitFor(() => expect(mayWrite).toBe(false), 1000);
	writer.getMap('meta').set('title', 'too late');
	const facilitated = await connect(maria, board);
	expect(titleOf(facilitated)).toBe('before');
	expect(await running.app.sync.read(board, titleOf)).toBe('before');
	await maria.request('PATCH', `/api/workshops/${id}`, { status: 'open' });
});

test('a removed participant is thrown out of documents within a second', async () => {
	const anna = await running.join();
	const maria = await running.signIn();
	const { id } = anna.joined.workshop;
	const board = `board.${anna.joined.boards[0]?.id}`;
	const socket = new WebSocket(`${syncAddress()}/${board}`, {
		headers: { cookie: anna.cookie, origin: running.origin }
	});
	await once(socket, 'message');
	const before = performance.now();
	const closed = once(socket, 'close');
	await maria.request('DELETE', `/api/workshops/${id}/people/${anna.joined.participant.id}`);
	const [code] = await closed;
	expect(code).toBe(4403);
	expect(performance.now() - before).toBeLessThan(1000);
	expect(await attempt(anna.cookie, board)).toBe(4403);
});

test('who is removed at the very moment of connecting is thrown out', async () => {
	const anna = await running.join();
	const maria = await running.signIn();
	const { id } = anna.joined.workshop;
	const { auth } = running.app;
	const memberOf = auth.memberOf.bind(auth);
	vi.spyOn(auth, 'memberOf').mockImplementationOnce(async (...asked) => {
		const member = await memberOf(...asked);
		await maria.request('DELETE', `/api/workshops/${id}/people/${anna.joined.participant.id}`);
		return member;
	});
	const socket = new WebSocket(`${syncAddress()}/workshop.${id}`, {
		headers: { cookie: anna.cookie, origin: running.origin }
	});
	expect((await once(socket, 'close'))[0]).toBe(4403);
});

test('leaving ends the connections to documents', async () => {
	const anna = await running.join();
	const socket = new WebSocket(`${syncAddress()}/workshop.${anna.joined.workshop.id}`, {
		headers: { cookie: anna.cookie, origin: running.origin }
	});
	await once(socket, 'message');
	const closed = once(socket, 'close');
	await anna.post('/api/leave');
	expect((await closed)[0]).toBe(4401);
});

test('a board taken out of the workshop cannot be opened', async () => {
	const maria = await running.signIn();
	const anna = await running.join();
	const address = `/api/workshops/${anna.joined.workshop.id}/boards`;
	const made = await maria.post(address, { title: 'Second' });
	const { board } = v.parse(v.object({ board: v.object({ id: v.string() }) }), await made.json());
	expect(await attempt(anna.cookie, `board.${board.id}`)).toBe('open');
	expect((await maria.request('DELETE', `${address}/${board.id}`)).status).toBe(204);
	expect(await attempt(anna.cookie, `board.${board.id}`)).toBe(4404);
});
