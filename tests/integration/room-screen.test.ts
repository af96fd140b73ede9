/** Room screens through the real app: what a join code alone may show, and that nothing else leaves the server. */
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { Agenda, LiveStep } from '#lib/session/model/steps/messages.ts';
import { ScreensOpen, ScreenState } from '#lib/session/screen/model/messages.ts';
import { ask, startApp, type RunningApp, type Visitor } from '../support/app.ts';
import { enter, newest, openRoomScreen, type Seat } from '../support/seat.ts';

let running: RunningApp;
const seats: Seat[] = [];
let screens = 0;

beforeAll(async () => {
	running = await startApp();
}, 60_000);
afterAll(async () => {
	for (const { socket } of seats) socket.disconnect();
	await running.dispose();
});

const soon = { timeout: 30_000, interval: 20 };
const state = (seat: Seat) => v.parse(ScreenState, newest(seat, 'screen'));

async function openScreen(visitor?: Visitor) {
	const screen = await openRoomScreen(running, visitor);
	seats.push(screen.seat);
	screens += 1;
	return screen;
}

async function seated(visitor: Visitor, workshop: string): Promise<Seat> {
	const seat = await enter(visitor, workshop);
	seats.push(seat);
	return seat;
}

test('shows hands by first name, counts and the code, and never an id, a surname or a ballot', async () => {
	const anna = await running.join({ name: 'Anna Nowak-Zielińska', organisation: 'Agency Nine' });
	const ilze = await running.join({ name: 'Ilze Ozola', region: 'latvia' });
	const workshop = anna.joined.workshop.id;
	const facilitator = await running.signIn();
	const maria = await seated(facilitator, workshop);
	const annaSeat = await seated(anna, workshop);
	const ilzeSeat = await seated(ilze, workshop);
	// The projector hangs on the facilitator's own laptop: the browser's cookie must not count.
	const screen = await openScreen(facilitator);
	expect(Object.keys(screen.seat.snapshot.parts).sort()).toEqual([
		'polls',
		'record-cards',
		'screen',
		'slides',
		'spotlight',
		'step'
	]);

	await ask(annaSeat.socket, 'hand:raise', {});
	await ask(ilzeSeat.socket, 'hand:raise', {});
	await ask(ilzeSeat.socket, 'ready:set', { ready: true });
	await ask(ilzeSeat.socket, 'pulse:set', { pulse: 'slower' });
	await ask(maria.socket, 'hand:call', { participant: anna.joined.participant.id });
	await vi.waitFor(
		() =>
			expect(state(screen.seat)).toMatchObject({
				code: 'LUBLIN17',
				speaking: { name: 'Anna', region: 'lubelskie' },
				queue: [{ name: 'Ilze', region: 'latvia' }],
				hands: 1,
				ready: { latvia: 1 },
				here: { lubelskie: 1, latvia: 1 }
			}),
		soon
	);
	const traffic = screen.traffic();
	const secret = [anna, ilze].flatMap(({ joined, cookie }) => [
		joined.participant.id,
		cookie.split('=')[1] ?? ''
	]);
	const words = [
		'Nowak',
		'Ozola',
		'Agency Nine',
		'Wiśniewska',
		'maria@example.org',
		'slower',
		'pulse',
		'receipt'
	];
	for (const word of [...secret, ...words]) expect(traffic).not.toContain(word);
	const revs = screen.seat.parts.map(({ rev }) => rev);
	expect(revs).toEqual(revs.map((_, index) => screen.seat.snapshot.rev + 1 + index));
	expect(JSON.stringify(annaSeat.parts)).not.toContain('"screen"');
});

test('only asks for revealed results; every other command is refused', async () => {
	const { seat } = await openScreen();
	for (const name of running.app.channel.commandNames) {
		if (name === 'workshop:enter') continue;
		const code = name === 'poll:result' ? 'not-found' : 'not-allowed';
		const input = { poll: 'nothing', round: 1 };
		expect(await ask(seat.socket, name, input), name).toMatchObject({ ok: false, error: { code } });
	}
});

test('opens no document and reads no route with its token, and needs a code that is right', async () => {
	const { token, seat } = await openScreen();
	const workshop = (await running.join()).joined.workshop.id;
	const asCookie = running.visitor();
	asCookie.cookie = `tb=${token}`;
	expect((await asCookie.get(`/api/workshops/${workshop}`)).status).toBe(401);
	expect(seat.socket.connected).toBe(true);
	const wrong = await running.visitor().post('/api/screen', { code: 'NOTHING1' });
	expect(wrong.status).toBe(404);
	const forged = io(running.origin, {
		transports: ['websocket'],
		forceNew: true,
		reconnection: false,
		auth: { screen: 'x'.repeat(43) },
		extraHeaders: { origin: running.origin, cookie: (await running.join()).cookie }
	});
	const error = await new Promise<unknown>((done) => forged.once('connect_error', done));
	expect(error).toMatchObject({ data: { code: 'no-session' } });
});

test('shows the step that runs, no names where the step hides them, and nobody is done when it begins', async () => {
	const anna = await running.join({ name: 'Zofia Lis' });
	const workshop = anna.joined.workshop.id;
	const maria = await seated(await running.signIn(), workshop);
	const annaSeat = await seated(anna, workshop);
	const { seat } = await openScreen();
	await ask(maria.socket, 'hand:clear', {});
	await ask(annaSeat.socket, 'hand:raise', {});
	await ask(annaSeat.socket, 'ready:set', { ready: true });
	await vi.waitFor(() => expect(state(seat).queue).toEqual([{ name: 'Zofia', region: 'lubelskie' }]), soon);

	const step = v.parse(Agenda, newest(maria, 'agenda'))?.steps[0];
	if (!step) throw new Error('the demo has no agenda');
	const hidden = { do: 'change', step: { ...step, names: false } };
	expect(await ask(maria.socket, 'agenda:edit', hidden)).toEqual({ ok: true });
	expect(await ask(maria.socket, 'step:control', { do: 'start', step: step.id, run: 0 })).toEqual({
		ok: true
	});
	await vi.waitFor(() => {
		expect(v.parse(LiveStep, newest(seat, 'step')).step?.title).toEqual(step.title);
		expect(state(seat)).toMatchObject({ queue: [{ name: '', region: 'lubelskie' }], ready: {} });
	}, soon);
});

test('facilitators see how many screens are open and put a poll on them; a new code ends them', async () => {
	const facilitator = await running.signIn();
	const workshop = (await running.join()).joined.workshop.id;
	const maria = await seated(facilitator, workshop);
	const anna = await seated(await running.join(), workshop);
	const { seat } = await openScreen();
	await vi.waitFor(() => expect(v.parse(ScreensOpen, newest(maria, 'screens'))?.open).toBe(screens), soon);
	expect(newest(anna, 'screens')).toBeNull();
	const ended = new Promise<void>((done) => seat.socket.once('disconnect', () => done()));
	expect(await ask(anna.socket, 'screen:poll', { poll: null })).toMatchObject({
		error: { code: 'not-allowed' }
	});
	expect(await ask(maria.socket, 'screen:poll', { poll: 'p1' })).toEqual({ ok: true });
	await vi.waitFor(() => expect(state(seat).poll).toBe('p1'), soon);
	// Another step brings its own place, or its own poll, to the wall.
	const run = v.parse(LiveStep, newest(maria, 'step')).run;
	expect(await ask(maria.socket, 'step:control', { do: 'next', run })).toEqual({ ok: true });
	await vi.waitFor(
		() => expect([state(seat).poll, newest(maria, 'screens')]).toEqual([null, { open: screens, poll: null }]),
		soon
	);
	expect((await facilitator.post(`/api/workshops/${workshop}/code`)).status).toBe(200);
	await ended;
});
