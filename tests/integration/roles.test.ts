/** Roles that change during a workshop: observers, handing over, and removal with a reason. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { peoplePart, youPart } from '#lib/session/model/messages.ts';
import { startApp, type RunningApp, type Visitor } from '../support/app.ts';
import { enter, newest, type Seat } from '../support/seat.ts';

let running: RunningApp;
let maria: Visitor;
let workshop: string;
const seats: Seat[] = [];

beforeAll(async () => {
	running = await startApp();
	workshop = (await running.join({ name: 'Anna First' })).joined.workshop.id;
	maria = await running.signIn();
});
afterAll(async () => {
	for (const { socket } of seats) socket.disconnect();
	await running.dispose();
});

async function sit(visitor: Visitor): Promise<Seat> {
	const seat = await enter(visitor, workshop);
	seats.push(seat);
	return seat;
}
const path = (rest: string): string => `/api/workshops/${workshop}/${rest}`;
const you = (seat: Seat) => v.parse(youPart.schema, newest(seat, 'you'));
const linkOf = async (purpose: string, by = maria): Promise<string> => {
	const made = await by.post(path('links'), { purpose, label: purpose });
	return v.parse(v.object({ url: v.string() }), await made.json()).url;
};
const codeOf = async (response: Response): Promise<string> =>
	v.parse(v.object({ error: v.object({ code: v.string() }) }), await response.json()).error.code;

test('an observer link lets several people watch by name; it brings no rights to those who have some', async () => {
	const url = await linkOf('observe');
	const token = url.split('#')[1];
	expect(new URL(url).pathname).toBe('/observe');
	const [olga, otto] = [running.visitor(), running.visitor()];
	expect(await codeOf(await olga.post('/api/observe', { token, name: '  ' }))).toBe('name-invalid');
	expect(await codeOf(await olga.post('/api/observe', { token: 'made-up', name: 'Olga' }))).toBe(
		'link-invalid'
	);
	expect(await codeOf(await olga.post('/api/exchange', { token }))).toBe('link-invalid');
	for (const [visitor, name] of [
		[olga, 'Olga Authority'],
		[otto, 'Otto Evaluator']
	] as const) {
		const answer = await visitor.post('/api/observe', { token, name });
		expect([answer.status, await answer.json()]).toEqual([200, { go: `/w/${workshop}` }]);
	}
	const seat = await sit(olga);
	expect(you(seat)).toMatchObject({ name: 'Olga Authority', role: 'observer', region: null });
	await vi.waitFor(async () => {
		running.clock.advance(1000);
		const seen = v.parse(peoplePart.schema, (await sit(maria)).snapshot.parts['people']);
		expect(seen.filter(({ role }) => role === 'observer').map(({ name }) => name)).toEqual([
			'Olga Authority',
			'Otto Evaluator'
		]);
	}, 10_000);

	// Joining by code does not make a participant of an observer, and the link takes nothing away.
	expect((await olga.join({ name: 'Olga Again' })).participant.role).toBe('observer');
	expect((await maria.post('/api/observe', { token, name: 'Maria' })).status).toBe(200);
	expect(you(await sit(maria)).role).toBe('facilitator');

	expect((await maria.request('PATCH', `/api/workshops/${workshop}`, { locked: true })).status).toBe(204);
	expect(await codeOf(await running.visitor().post('/api/observe', { token, name: 'Late' }))).toBe(
		'lobby-locked'
	);
	expect((await maria.request('PATCH', `/api/workshops/${workshop}`, { locked: false })).status).toBe(204);
});

test('a facilitator makes a participant an observer and back, and it counts at once', async () => {
	const piotr = await running.join({ name: 'Piotr Watches' });
	const seat = await sit(piotr);
	const { id } = piotr.joined.participant;
	const to = (role: string, who = id) => maria.request('PATCH', path(`people/${who}`), { role });
	expect((await to('observer')).status).toBe(204);
	await vi.waitFor(() => expect(you(seat).role).toBe('observer'), 5000);
	expect(await seat.socket.emitWithAck('hand:raise', {})).toMatchObject({ error: { code: 'not-allowed' } });
	expect((await to('participant')).status).toBe(204);
	await vi.waitFor(() => expect(you(seat)).toMatchObject({ role: 'participant', region: 'lubelskie' }), 5000);
	expect(await seat.socket.emitWithAck('hand:raise', {})).toEqual({ ok: true });
	expect((await to('facilitator')).status).toBe(400);
	expect(await codeOf(await to('observer', you(await sit(maria)).id))).toBe('not-allowed');
	expect(await codeOf(await piotr.request('PATCH', path(`people/${id}`), { role: 'observer' }))).toBe(
		'not-allowed'
	);
});

test('a facilitator hands over to another one, who alone runs the workshop then', async () => {
	const piotr = running.visitor();
	await piotr.open(await linkOf('invite'));
	const account = { name: 'Piotr Runs', email: 'piotr@example.org', password: 'another good sentence' };
	expect((await piotr.post('/api/account', account)).status).toBe(200);
	const [mariaSeat, piotrSeat] = [await sit(maria), await sit(piotr)];
	const [mariaId, piotrId] = [you(mariaSeat).id, you(piotrSeat).id];
	const handOver = (by: Visitor, to: string, role = 'participant') =>
		by.post(path(`people/${to}/hand-over`), { role });

	const jon = await running.join({ name: 'Jon Plain' });
	expect(await codeOf(await handOver(maria, jon.joined.participant.id))).toBe('not-allowed');
	expect(await codeOf(await handOver(maria, mariaId))).toBe('not-allowed');
	expect(await codeOf(await handOver(jon, piotrId))).toBe('not-allowed');

	// Both at the same moment: one of them stays.
	const answers = await Promise.all([handOver(maria, piotrId), handOver(piotr, mariaId, 'observer')]);
	expect(answers.map(({ status }) => status).sort()).toEqual([204, 403]);
	const [gave, stays, seat] =
		answers[0]?.status === 204 ? [maria, piotr, mariaSeat] : [piotr, maria, piotrSeat];
	await vi.waitFor(() => expect(you(seat).role).toBe(stays === piotr ? 'participant' : 'observer'), 5000);
	expect((await gave.request('PATCH', `/api/workshops/${workshop}`, { place: 'Riga' })).status).toBe(403);
	expect((await gave.get('/api/workshops')).status).toBe(200);
	expect(await (await gave.get('/api/workshops')).json()).toEqual({ workshops: [] });
	const last = stays === piotr ? piotrId : mariaId;
	expect(await codeOf(await stays.request('DELETE', path(`people/${last}`)))).toBe('last-facilitator');

	// Invited again they run it as the same person.
	await gave.open(await linkOf('invite', stays));
	await vi.waitFor(() => expect(you(seat).role).toBe('facilitator'), 5000);
});

test('who is removed reads why, and the log knows the reason but no names and no words', async () => {
	const zoe = await running.join({ name: 'Zoe Zealous' });
	const seat = await sit(zoe);
	const { id } = zoe.joined.participant;
	const gone = new Promise((done) => seat.socket.once('disconnect', done));
	const why = { reason: 'conduct', words: 'Canary words about Zoe.' };
	expect(
		(await maria.request('DELETE', path(`people/${id}`), { reason: 'no such reason', words: '' })).status
	).toBe(400);
	expect((await maria.request('DELETE', path(`people/${id}`), why)).status).toBe(204);
	await gone;
	expect(await (await zoe.get(path('removal'))).json()).toEqual({ removal: why });
	expect(await codeOf(await maria.get(path('removal')))).toBe('not-found');
	expect(await codeOf(await zoe.post('/api/join', { code: 'LUBLIN17', name: 'Z', region: 'latvia' }))).toBe(
		'removed'
	);
	const log = running.log.join('\n');
	expect(log).toContain('"reason":"conduct"');
	expect(log).not.toMatch(/Zoe|Canary/);
});
