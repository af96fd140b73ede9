/** Private writing through the real app: hostile clients of every role, the reveal, restarts and kills. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { io } from 'socket.io-client';
import * as v from 'valibot';
import * as Y from 'yjs';
import { draftFields } from '#lib/board/model/drafts.ts';
import { closeCodes, draftName } from '#lib/realtime/model/sync-protocol.ts';
import { allRights } from '#lib/session/model/rights.ts';
import { LiveStep } from '#lib/session/model/steps/messages.ts';
import { PrivateState } from '#lib/session/private/model/messages.ts';
import { ask, facilitator, startApp, Visitor, type RunningApp } from '../support/app.ts';
import { RunningServer } from '../support/running-server.ts';
import { enter, enterThrough, newest, type Seat } from '../support/seat.ts';
import { RawClient, StockClient } from '../support/sync-client.ts';

const patient = { timeout: 60_000, interval: 20 };
const secret = 'nobody may read this yet';

let running: RunningApp;
let maria: Visitor;
const seats: Seat[] = [];
const clients: StockClient[] = [];
beforeAll(async () => {
	running = await startApp();
	maria = await running.signIn();
}, 60_000);
afterAll(async () => {
	for (const client of clients) client.close();
	for (const { socket } of seats) socket.disconnect();
	await running.dispose();
});

const addressOf = (origin: string) => `${origin.replace('http', 'ws')}/sync`;

/** A stock client with the cookie of a visitor, once everything of the document is here. */
async function open(visitor: Visitor, document: string): Promise<StockClient> {
	const client = new StockClient(addressOf(visitor.origin), document, visitor);
	clients.push(client);
	return client.ready();
}

/** The close code for somebody who tries to open a document. */
async function attempt(visitor: Visitor, document: string): Promise<number> {
	const client = new RawClient(addressOf(visitor.origin), document, visitor);
	const code = await client.closed();
	expect(client.received).toEqual([]);
	return code;
}

const privateStep = (id: string, board: string, privateWriting: 'named' | 'anonymous') => ({
	...{ id, kind: 'brainstorm', title: { en: 'Write' }, instruction: {}, minutes: 5, rights: allRights },
	...{
		view: { kind: 'board', board, frame: null },
		privateWriting,
		sound: false,
		cursors: true,
		names: true
	},
	...{ speaker: '', abstract: {} }
});

async function seat(visitor: Visitor, workshop: string): Promise<Seat> {
	const taken = await enter(visitor, workshop);
	seats.push(taken);
	return taken;
}

/** Adds a step of private writing and starts it. */
async function begin(host: Seat, id: string, board: string, writing: 'named' | 'anonymous'): Promise<void> {
	const step = privateStep(id, board, writing);
	expect(await ask(host.socket, 'agenda:edit', { do: 'add', step, before: null })).toEqual({ ok: true });
	const { run } = v.parse(LiveStep, newest(host, 'step'));
	expect(await ask(host.socket, 'step:control', { do: 'start', step: id, run })).toEqual({ ok: true });
	await vi.waitFor(() => expect(v.parse(LiveStep, newest(host, 'step')).step?.id).toBe(id), patient);
}

function write(
	client: StockClient,
	id: string,
	text: string,
	over: Readonly<Record<string, unknown>> = {}
): void {
	client.doc.transact(() => {
		const entry = new Y.Map<unknown>();
		const fields = { kind: 'note', x: 0, y: 0, w: 200, h: 200, z: 'a0', color: 'yellow', ...over };
		for (const [key, value] of Object.entries(fields)) entry.set(key, value);
		entry.set('text', new Y.Text(text));
		client.items.set(id, entry);
	});
}

const saved = (client: StockClient) => vi.waitFor(() => expect(client.saved).toBe(true), patient);
const textOn = (client: StockClient, id: string): unknown => {
	const entry = client.items.get(id);
	return entry instanceof Y.Map ? String(entry.get('text')) : undefined;
};

test('what is written privately can be opened by nobody else, stands in no report, part or log, and is revealed once', async () => {
	const anna = await running.join({ name: 'Anna' });
	const ilze = await running.join({ name: 'Ilze', region: 'latvia' });
	const workshop = anna.joined.workshop.id;
	const board = anna.joined.boards[0]?.id ?? '';
	const mine = draftName(board, anna.joined.participant.id);
	const host = await seat(maria, workshop);
	expect(await attempt(anna, mine), 'before the step').toBe(closeCodes.noSuchDocument);
	await begin(host, 'write', board, 'named');

	const private1 = await open(anna, mine);
	write(private1, 'a-note', secret, { [draftFields.named]: true, author: 'somebody-else', region: 'latvia' });
	write(private1, 'b-note', `${secret} at all`, { [draftFields.kept]: true });
	await saved(private1);

	// Everybody else with a session, and every role.
	const review = await maria.post(`/api/workshops/${workshop}/links`, { purpose: 'review', label: 'R' });
	const { url } = v.parse(v.object({ url: v.string() }), await review.json());
	const rita = running.visitor();
	await rita.open(url);
	const stranger = running.visitor();
	for (const other of [ilze, maria, rita]) expect(await attempt(other, mine)).toBe(closeCodes.noSuchDocument);
	expect(await attempt(stranger, mine)).toBe(closeCodes.noSession);
	// Names that look like it, and documents of boards that are not.
	for (const name of [`${mine}.x`, `draft.${board}`, `board.${board}.${anna.joined.participant.id}`]) {
		expect(await attempt(anna, name)).toBe(closeCodes.noSuchDocument);
	}
	expect(await attempt(anna, draftName('nothing', anna.joined.participant.id))).toBe(
		closeCodes.noSuchDocument
	);

	// Nobody is sent anything of it, a screen neither; those who lead learn how much.
	const screen = await stranger.post('/api/screen', { code: 'LUBLIN17' });
	const { token } = v.parse(v.object({ token: v.string() }), await screen.json());
	const projector = io(running.origin, {
		transports: ['websocket'],
		forceNew: true,
		reconnection: false,
		auth: { screen: token },
		extraHeaders: { origin: running.origin }
	});
	const wall = await enterThrough(projector, workshop);
	const others = [wall, await seat(ilze, workshop), await seat(rita, workshop)];
	seats.push(wall);
	await vi.waitFor(
		() =>
			expect(v.parse(PrivateState, newest(host, 'private'))).toEqual([
				{ board, people: [{ participant: anna.joined.participant.id, notes: 2, kept: 1, revealed: 0 }] }
			]),
		patient
	);
	for (const other of others) {
		expect(other.snapshot.parts['private'] ?? null).toBeNull();
		expect(JSON.stringify([other.snapshot, other.parts])).not.toContain(secret);
		const refusal = await ask(other.socket, 'private:reveal', { board, one: false });
		expect(refusal).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
	}
	expect(JSON.stringify([host.snapshot, host.parts])).not.toContain(secret);
	const shared = await open(ilze, `board.${board}`);
	expect(JSON.stringify(shared.items.toJSON())).not.toContain(secret);

	// In this step nothing new comes onto the board past the reveal, by a hand-made client neither.
	running.clock.advance(5000);
	const direct = await open(anna, `board.${board}`);
	write(direct, 'public', 'early', { author: anna.joined.participant.id, region: 'lubelskie' });
	await vi.waitFor(() => expect(direct.items.has('public')).toBe(false), patient);

	expect(await ask(host.socket, 'private:reveal', { board, one: false })).toEqual({ ok: true, revealed: 1 });
	expect(await ask(host.socket, 'private:reveal', { board, one: false })).toEqual({ ok: true, revealed: 0 });
	await vi.waitFor(() => expect(textOn(shared, 'a-note')).toBe(secret), patient);
	expect(shared.items.has('b-note')).toBe(false);
	const entry = shared.items.get('a-note');
	expect(entry instanceof Y.Map && [entry.get('author'), entry.get('region')]).toEqual([
		anna.joined.participant.id,
		'lubelskie'
	]);
	await vi.waitFor(() => expect([...private1.items.keys()]).toEqual(['b-note']), patient);

	for (const kind of ['html', 'json']) {
		const report = await (await maria.get(`/api/workshops/${workshop}/report.${kind}`)).text();
		expect(report).not.toContain('at all');
	}
	await ask(host.socket, 'step:control', { do: 'end', run: v.parse(LiveStep, newest(host, 'step')).run });
	await vi.waitFor(async () => {
		const versions = await running.app.versions.ofWorkshop(workshop);
		expect(versions.map(({ document }) => document)).toEqual([`board.${board}`]);
	}, patient);
	expect(running.log.join('')).not.toContain(secret);

	// What was kept back is still there, and still the author's to write, when no step runs.
	await running.restart();
	const again = await open(anna, mine);
	expect(textOn(again, 'b-note')).toBe(`${secret} at all`);
	write(again, 'b-note', 'changed my mind');
	await saved(again);
	expect(await attempt(ilze, mine)).toBe(closeCodes.noSuchDocument);
	expect(await attempt(ilze, draftName(board, ilze.joined.participant.id))).toBe(closeCodes.noSuchDocument);
}, 120_000);

test('somebody who was removed is out of the own document at once, and a pause holds it still', async () => {
	const adam = await running.join({ name: 'Adam' });
	const workshop = adam.joined.workshop.id;
	const board = adam.joined.boards[0]?.id ?? '';
	const host = await seat(maria, workshop);
	await begin(host, 'again', board, 'anonymous');
	const mine = draftName(board, adam.joined.participant.id);
	const client = await open(adam, mine);
	await ask(host.socket, 'step:control', { do: 'pause' });
	running.clock.advance(5000);
	write(client, 'paused', 'in a pause');
	await vi.waitFor(() => expect(client.items.has('paused')).toBe(false), patient);
	await ask(host.socket, 'step:control', { do: 'resume' });
	await maria.request('DELETE', `/api/workshops/${workshop}/people/${adam.joined.participant.id}`);
	await vi.waitFor(() => expect(client.closedWith).toBe(closeCodes.noSuchDocument), patient);
}, 120_000);

test(
	'a server killed in the middle of reveals puts every note on the board exactly once',
	{ timeout: 180_000 },
	async () => {
		const server = await RunningServer.start({ LOG_LEVEL: 'warn' });
		try {
			const lead = new Visitor(server.origin);
			await lead.open(server.facilitatorLink);
			expect((await lead.post('/api/account', facilitator)).ok).toBe(true);
			const writers = await Promise.all(
				[0, 1, 2, 3].map(async (at) => {
					const visitor = new Visitor(server.origin);
					return { visitor, joined: await visitor.join({ name: `Person ${at}` }) };
				})
			);
			const workshop = writers[0]?.joined.workshop.id ?? '';
			const board = writers[0]?.joined.boards[0]?.id ?? '';
			const host = await enter(lead, workshop);
			await begin(host, 'write', board, 'anonymous');
			const ids: string[] = [];
			for (const [at, { visitor, joined }] of writers.entries()) {
				const client = await open(visitor, draftName(board, joined.participant.id));
				for (let note = 0; note < 5; note++) {
					write(client, `p${at}n${note}`, `${secret} ${at} ${note}`);
					ids.push(`p${at}n${note}`);
				}
				await saved(client);
				client.close();
			}
			for (const delay of [0, 3, 8]) {
				const seat = await enter(lead, workshop);
				// Sent off, and the server dies somewhere on the way.
				seat.socket.emit('private:reveal', { board, one: true }, () => undefined);
				seat.socket.emit('private:reveal', { board, one: false }, () => undefined);
				await new Promise((done) => setTimeout(done, delay));
				await server.kill();
				seat.socket.disconnect();
				await server.launch();
			}
			const seat = await enter(lead, workshop);
			expect(await ask(seat.socket, 'private:reveal', { board, one: false })).toMatchObject({ ok: true });
			const client = await open(writers[0]?.visitor ?? lead, `board.${board}`);
			for (const id of ids) expect(textOn(client, id)).toContain(secret);
			for (const { visitor, joined } of writers) {
				const left = await open(visitor, draftName(board, joined.participant.id));
				expect([...left.items.keys()]).toEqual([]);
			}
			expect(server.output).not.toContain(secret);
			seat.socket.disconnect();
			host.socket.disconnect();
		} finally {
			await server.dispose();
		}
	}
);
