/** The session channel through the real app: entering, parts, rights, transports, and what ends a connection. */
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import type { Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import { Attendee, Person, Workshop } from '#lib/session/model/messages.ts';
import { ask, startApp, type RunningApp, type Visitor } from '../support/app.ts';
import { enter as enterWorkshop, newest, type Seat } from '../support/seat.ts';

let running: RunningApp;
const sockets: Socket[] = [];

beforeAll(async () => {
	running = await startApp();
});
afterAll(async () => {
	for (const socket of sockets) socket.disconnect();
	await running.dispose();
});

async function enter(
	visitor: Visitor,
	workshop: string,
	transports?: ('websocket' | 'polling')[]
): Promise<Seat> {
	const seat = await enterWorkshop(visitor, workshop, transports);
	sockets.push(seat.socket);
	return seat;
}

const people = (seat: Seat) => v.parse(v.array(Attendee), newest(seat, 'people'));
const ended = (socket: Socket) => new Promise<void>((done) => socket.once('disconnect', () => done()));

test.each([['websocket'] as const, ['polling'] as const])(
	'the snapshot over %s holds all parts',
	async (transport) => {
		const anna = await running.join({ name: 'Anna Nowak' });
		const seat = await enter(anna, anna.joined.workshop.id, [transport]);
		expect(seat.socket.io.engine.transport.name).toBe(transport);
		const you = v.parse(Person, seat.snapshot.parts['you']);
		expect(you).toMatchObject({
			id: anna.joined.participant.id,
			name: 'Anna Nowak',
			role: 'participant',
			here: true
		});
		const workshop = v.parse(Workshop, seat.snapshot.parts['workshop']);
		expect(workshop.regions).toHaveLength(7);
		expect(workshop.code).toBe('LUBLIN17');
		await vi.waitFor(
			() => expect(people(seat).find((person) => person.id === you.id)?.here).toBe(true),
			5000
		);
		expect(Math.abs(seat.snapshot.now - running.clock.now())).toBeLessThan(2000);
	}
);

test('others see somebody come and go, and rev has no holes', async () => {
	const anna = await running.join({ name: 'Anna Nowak' });
	const seat = await enter(anna, anna.joined.workshop.id);
	const jon = await running.join({ name: 'Jon Etxeberria', region: 'basque-country' });
	const other = await enter(jon, jon.joined.workshop.id);
	const jonAsSeen = () => people(seat).find((person) => person.id === jon.joined.participant.id);
	await vi.waitFor(() => expect(jonAsSeen()).toMatchObject({ here: true, region: 'basque-country' }), 5000);
	other.socket.disconnect();
	await vi.waitFor(() => expect(jonAsSeen()).toMatchObject({ here: false }), 5000);
	const revs = seat.parts.map((part) => part.rev);
	expect(revs).toEqual(revs.map((_, index) => seat.snapshot.rev + 1 + index));
});

test('a workshop of others is as good as none', async () => {
	const maria = await running.signIn();
	const made = await maria.post('/api/workshops', { template: 'empty', title: 'Other', language: 'en' });
	const { workshop } = v.parse(v.object({ workshop: v.object({ id: v.string() }) }), await made.json());
	const anna = await running.join();
	const socket = anna.channel();
	sockets.push(socket);
	const foreign = await ask(socket, 'workshop:enter', { workshop: workshop.id });
	const unknown = await ask(socket, 'workshop:enter', { workshop: 'nothing-here' });
	expect(foreign).toMatchObject({ ok: false, error: { code: 'not-found' } });
	expect(foreign).toEqual(unknown);
});

test('a wrong input, an unknown command and a command before entering are refused with a code', async () => {
	const anna = await running.join();
	const socket = anna.channel();
	sockets.push(socket);
	expect(await ask(socket, 'workshop:enter', { workshop: 7 })).toMatchObject({ error: { code: 'invalid' } });
	expect(await ask(socket, 'poll:mine', { poll: 'abc', round: 1 })).toMatchObject({
		error: { code: 'not-found' }
	});
	expect(await ask(socket, 'poll:steal', {})).toMatchObject({ error: { code: 'unknown-command' } });
});

test('a member who sends too fast is held back, and others are not', async () => {
	const anna = await running.join();
	const jon = await running.join({ name: 'Jon' });
	const fast = await enter(anna, anna.joined.workshop.id);
	const calm = await enter(jon, jon.joined.workshop.id);
	const answers = await Promise.all(
		Array.from({ length: 200 }, () => ask(fast.socket, 'poll:mine', { poll: 'abc', round: 1 }))
	);
	const codes = answers.map(
		(answer) => v.parse(v.object({ error: v.object({ code: v.string() }) }), answer).error.code
	);
	expect(codes).toContain('too-fast');
	expect(await ask(calm.socket, 'poll:mine', { poll: 'abc', round: 1 })).toMatchObject({
		error: { code: 'not-found' }
	});
});

test('without a session nobody connects', async () => {
	const socket = running.visitor().channel();
	sockets.push(socket);
	const error = await new Promise<unknown>((done) => socket.once('connect_error', done));
	expect(error).toMatchObject({ data: { code: 'no-session' } });
});

test('leaving closes all connections of the session within two seconds', async () => {
	const anna = await running.join();
	const first = await enter(anna, anna.joined.workshop.id);
	const second = await enter(anna, anna.joined.workshop.id);
	const gone = Promise.all([ended(first.socket), ended(second.socket)]);
	const before = performance.now();
	expect((await anna.post('/api/leave')).status).toBe(204);
	await gone;
	expect(performance.now() - before).toBeLessThan(2000);
	expect((await anna.get('/api/me')).status).toBe(401);
});

test('an expired session loses its connections within two seconds', async () => {
	const anna = await running.join();
	const seat = await enter(anna, anna.joined.workshop.id);
	const gone = ended(seat.socket);
	const before = performance.now();
	running.clock.advance(31 * 86_400_000);
	await gone;
	expect(performance.now() - before).toBeLessThan(2000);
});

test('removing a person closes their connections, and the same browser cannot join again', async () => {
	const maria = await running.signIn();
	const anna = await running.join();
	const seat = await enter(anna, anna.joined.workshop.id);
	const gone = ended(seat.socket);
	const path = `/api/workshops/${anna.joined.workshop.id}/people/${anna.joined.participant.id}`;
	expect((await maria.request('DELETE', path)).status).toBe(204);
	await gone;
	const again = await anna.post('/api/join', { code: 'LUBLIN17', name: 'Anna', region: 'latvia' });
	expect(again.status).toBe(403);
	expect(await again.json()).toMatchObject({ error: { code: 'removed' } });
});

test('who is removed at the very moment of entering is not let in', async () => {
	const maria = await running.signIn();
	const anna = await running.join();
	const { id } = anna.joined.workshop;
	const { auth } = running.app;
	const memberOf = auth.memberOf.bind(auth);
	vi.spyOn(auth, 'memberOf').mockImplementationOnce(async (...asked) => {
		const member = await memberOf(...asked);
		await maria.request('DELETE', `/api/workshops/${id}/people/${anna.joined.participant.id}`);
		return member;
	});
	const answer = await ask(anna.channel(), 'workshop:enter', { workshop: id });
	expect(answer).toMatchObject({ ok: false, error: { code: 'removed' } });
});

test('closing a workshop reaches everybody and takes the right to vote at once', async () => {
	const maria = await running.signIn();
	const anna = await running.join();
	const seat = await enter(anna, anna.joined.workshop.id);
	const address = `/api/workshops/${anna.joined.workshop.id}`;
	expect((await maria.request('PATCH', address, { status: 'closed' })).status).toBe(204);
	await vi.waitFor(() => expect(newest(seat, 'workshop')).toMatchObject({ status: 'closed' }), 2000);
	const cast = { poll: 'abcdef', round: 1, ballot: {}, key: 'k'.repeat(20) };
	expect(await ask(seat.socket, 'poll:cast', cast)).toMatchObject({ ok: false });
	const late = await running
		.visitor()
		.post('/api/join', { code: 'LUBLIN17', name: 'Late', region: 'latvia' });
	const wrong = await running
		.visitor()
		.post('/api/join', { code: 'NOSUCH00', name: 'Late', region: 'latvia' });
	expect(late.status).toBe(404);
	expect(await late.json()).toEqual(await wrong.json());
	expect((await maria.request('PATCH', address, { status: 'open' })).status).toBe(204);
	await vi.waitFor(() => expect(newest(seat, 'workshop')).toMatchObject({ status: 'open' }), 2000);
});

test('a reviewer sees regions, not names and languages, and no join code', async () => {
	const maria = await running.signIn();
	const anna = await running.join({ name: 'Anna Nowak', language: 'pl' });
	const { id } = anna.joined.workshop;
	const made = await maria.post(`/api/workshops/${id}/links`, { purpose: 'review', label: 'Ministry' });
	const link = v.parse(v.object({ id: v.string(), url: v.string() }), await made.json());
	const reviewer = running.visitor();
	expect(await reviewer.open(link.url)).toBe(`/w/${id}/review`);
	const seat = await enter(reviewer, id);
	expect(JSON.stringify(seat.snapshot)).not.toContain('Anna Nowak');
	expect(JSON.stringify(seat.snapshot)).not.toContain('LUBLIN17');
	const annaAsSeen = (by: Seat) => people(by).find((person) => person.id === anna.joined.participant.id);
	expect(annaAsSeen(seat)).toMatchObject({ name: '', region: 'lubelskie', language: null });
	const named = await enter(maria, id);
	await vi.waitFor(
		() => expect(annaAsSeen(named)).toMatchObject({ name: 'Anna Nowak', language: 'pl' }),
		5000
	);
	const gone = ended(seat.socket);
	expect((await maria.request('DELETE', `/api/workshops/${id}/links/${link.id}`)).status).toBe(204);
	await gone;
});

test.each([
	{ origin: 'https://evil.example' },
	{ origin: 'null' },
	{ origin: 'http://127.0.0.1' },
	{ origin: 'http://127.0.0.1.evil.example' },
	{ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
	{ 'sec-fetch-site': 'same-site' },
	{ 'sec-fetch-site': 'cross-site' }
])('a page with %j cannot open the channel, over polling or WebSocket', async (headers) => {
	const anna = await running.join();
	const foreign = { cookie: anna.cookie, ...headers };
	const polling = await fetch(`${running.origin}/socket.io/?EIO=4&transport=polling`, { headers: foreign });
	expect(polling.status).toBe(403);
	const upgrade = new WebSocket(
		`${running.origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`,
		{ headers: foreign }
	);
	const [, response] = await once(upgrade, 'unexpected-response');
	expect(v.parse(v.object({ statusCode: v.number() }), response).statusCode).toBe(403);
	upgrade.on('error', () => undefined);
	upgrade.terminate();
});

test('an older protocol, a foreign path and garbage are no way in', async () => {
	const anna = await running.join();
	const status = async (path: string) =>
		(await fetch(running.origin + path, { headers: { cookie: anna.cookie } })).status;
	expect(await status('/socket.io/?EIO=3&transport=polling')).toBe(400);
	expect(await status('/socket.io/?EIO=4&transport=carrier-pigeon')).toBe(400);
	const upgrade = new WebSocket(`${running.origin.replace('http', 'ws')}/elsewhere`, {
		headers: { cookie: anna.cookie, origin: running.origin }
	});
	const [, response] = await once(upgrade, 'unexpected-response');
	expect(v.parse(v.object({ statusCode: v.number() }), response).statusCode).toBe(404);
	upgrade.on('error', () => undefined);
	upgrade.terminate();
});
