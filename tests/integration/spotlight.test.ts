/** The spotlight through the real app: who shows, who looks along, when it ends, and what a room screen may open. */
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { tunnelEvents } from '#lib/realtime/model/tunnel.ts';
import { closeCodes } from '#lib/realtime/model/sync-protocol.ts';
import { LiveSpotlight } from '#lib/session/spotlight/model/messages.ts';
import { ask, startApp, type RunningApp } from '../support/app.ts';
import { enter, newest, openRoomScreen, type Seat } from '../support/seat.ts';

let running: RunningApp;
let seats: Seat[] = [];
const sockets: Socket[] = [];

beforeAll(async () => {
	running = await startApp();
}, 60_000);
beforeEach(() => {
	for (const { socket } of seats) socket.disconnect();
	seats = [];
});
afterAll(async () => {
	for (const socket of [...sockets, ...seats.map((seat) => seat.socket)]) socket.disconnect();
	await running.dispose();
});

const soon = { timeout: 30_000, interval: 20 };
const fine = { ok: true };
const refused = (code: string) => ({ ok: false, error: { code } });
const Started = v.object({ ok: v.literal(true), run: v.string() });
const spotlight = (seat: Seat) => v.parse(v.nullable(LiveSpotlight), newest(seat, 'spotlight'));

async function seated(visitor: Parameters<typeof enter>[0], workshop: string) {
	const seat = await enter(visitor, workshop);
	seats.push(seat);
	return { seat, visitor, ask: (name: string, input: object = {}) => ask(seat.socket, name, input) };
}

async function person(name: string, region = 'lubelskie') {
	const visitor = await running.join({ name, region });
	const { participant, workshop, boards } = visitor.joined;
	return { ...(await seated(visitor, workshop.id)), id: participant.id, workshop: workshop.id, boards };
}

/** A facilitator and the boards of the demo workshop; a second board is made for the tests. */
async function stage() {
	const anna = await person('Anna');
	const maria = await seated(await running.signIn(), anna.workshop);
	const made = await maria.visitor.post(`/api/workshops/${anna.workshop}/boards`, { title: 'Second' });
	const second = v.parse(v.object({ board: v.object({ id: v.string() }) }), await made.json()).board.id;
	const first = anna.boards[0]?.id ?? '';
	const place = (board: string, x = 0) => ({ board, view: { x, y: 0, w: 1600, h: 900 }, frame: null });
	const start = async (board = first) =>
		v.parse(Started, await maria.ask('spotlight:start', place(board))).run;
	return { anna, maria, first, second, place, start, workshop: anna.workshop };
}

test('a facilitator brings everybody along, over boards; late people are brought too', async () => {
	const { anna, maria, first, second, place, start, workshop } = await stage();
	expect(spotlight(anna.seat)).toBeNull();
	const run = await start();
	await vi.waitFor(
		() =>
			expect(spotlight(anna.seat)).toMatchObject({
				run,
				board: first,
				follows: true,
				following: 1,
				invited: 1
			}),
		soon
	);
	await vi.waitFor(() => expect(spotlight(maria.seat)).toMatchObject({ follows: false, following: 1 }), soon);
	expect(await maria.ask('spotlight:move', { run, ...place(second, 500) })).toEqual(fine);
	await vi.waitFor(
		() => expect(spotlight(anna.seat)).toMatchObject({ run, board: second, view: { x: 500 } }),
		soon
	);
	const ilze = await person('Ilze', 'latvia');
	expect(spotlight(ilze.seat)).toMatchObject({ run, board: second, view: { x: 500 }, follows: true });
	await vi.waitFor(() => expect(spotlight(maria.seat)).toMatchObject({ following: 2, invited: 2 }), soon);
	expect(await maria.ask('spotlight:end')).toEqual(fine);
	await vi.waitFor(() => expect(spotlight(ilze.seat)).toBeNull(), soon);
	expect(await maria.ask('spotlight:move', { run, ...place(first) })).toMatchObject(
		refused('spotlight-over')
	);
	expect(workshop).toBe(ilze.workshop);
});

test('everybody may decline and come back; the choice outlives a reconnect and ends with the spotlight', async () => {
	const { anna, maria, start, workshop } = await stage();
	await start();
	expect(await anna.ask('spotlight:follow', { follow: false })).toEqual(fine);
	await vi.waitFor(() => expect(spotlight(maria.seat)).toMatchObject({ following: 0, invited: 1 }), soon);
	anna.seat.socket.disconnect();
	await vi.waitFor(() => expect(spotlight(maria.seat)).toMatchObject({ invited: 0 }), soon);
	const again = await seated(anna.visitor, workshop);
	expect(spotlight(again.seat)).toMatchObject({ follows: false });
	expect(await again.ask('spotlight:follow', { follow: true })).toEqual(fine);
	await vi.waitFor(() => expect(spotlight(again.seat)).toMatchObject({ follows: true }), soon);
	expect(await again.ask('spotlight:follow', { follow: false })).toEqual(fine);
	await start();
	await vi.waitFor(() => expect(spotlight(again.seat)).toMatchObject({ follows: true }), soon);
	expect(await maria.ask('spotlight:end')).toEqual(fine);
	expect(await again.ask('spotlight:follow', { follow: false })).toMatchObject(refused('spotlight-over'));
});

test('only facilitators show, only boards of this workshop, and only sane views', async () => {
	const { anna, maria, first, place, start } = await stage();
	expect(await anna.ask('spotlight:start', place(first))).toMatchObject(refused('not-allowed'));
	expect(await maria.ask('spotlight:start', place('elsewhere'))).toMatchObject(refused('not-found'));
	for (const view of [
		{ x: 0, y: 0, w: 0, h: 10 },
		{ x: 0, y: 0, w: 10, h: -1 },
		{ x: 1e12, y: 0, w: 10, h: 10 },
		{ x: '0', y: 0, w: 10, h: 10 }
	]) {
		expect(await maria.ask('spotlight:start', { ...place(first), view })).toMatchObject(refused('invalid'));
	}
	const run = await start();
	expect(await anna.ask('spotlight:move', { run, ...place(first, 9) })).toMatchObject(
		refused('spotlight-over')
	);
	expect(await anna.ask('spotlight:end')).toMatchObject(refused('not-allowed'));
	await vi.waitFor(() => expect(spotlight(anna.seat)).toMatchObject({ run, view: { x: 0 } }), soon);
});

test('it ends when the leader is gone, when a step begins, and with the server', async () => {
	const { anna, maria, start, workshop } = await stage();
	await start();
	await vi.waitFor(() => expect(spotlight(anna.seat)).not.toBeNull(), soon);
	maria.seat.socket.disconnect();
	await vi.waitFor(() => expect(spotlight(anna.seat)).toBeNull(), soon);

	const back = await seated(await running.signIn(), workshop);
	const board = anna.boards[0]?.id;
	const show = () => back.ask('spotlight:start', { board, view: { x: 0, y: 0, w: 10, h: 10 }, frame: null });
	expect(await show()).toMatchObject(fine);
	await vi.waitFor(() => expect(spotlight(anna.seat)).not.toBeNull(), soon);
	expect(await back.ask('step:control', { do: 'next', run: 0 })).toEqual(fine);
	await vi.waitFor(() => expect(spotlight(anna.seat)).toBeNull(), soon);
	expect(await show()).toMatchObject(fine);
	expect(await back.ask('step:control', { do: 'pause' })).toEqual(fine);
	await vi.waitFor(() => expect(spotlight(anna.seat)).not.toBeNull(), soon);

	await running.restart();
	expect(spotlight((await seated(anna.visitor, workshop)).seat)).toBeNull();
}, 60_000);

test('a room screen opens the board that is shown, learns no id, and opens nothing else', async () => {
	const { anna, maria, first, second, start, workshop } = await stage();
	const screen = await openRoomScreen(running);
	seats.push(screen.seat);
	/** Asks for a document with the token, and the browser's cookie beside it; tells what came. */
	const opened = (document: string) => {
		const socket = io(`${running.origin}/sync`, {
			forceNew: true,
			reconnection: false,
			auth: { document, screen: screen.token },
			extraHeaders: { origin: running.origin, cookie: maria.visitor.cookie }
		});
		sockets.push(socket);
		const came: (number | 'content')[] = [];
		socket.on(tunnelEvents.down, () => came.push('content'));
		socket.on(tunnelEvents.bye, (code: number) => came.push(code));
		return came;
	};
	const isRefused = (came: readonly unknown[]) =>
		vi.waitFor(() => expect(came.at(-1)).toBe(closeCodes.notAllowed), soon);

	await isRefused(opened(`board.${first}`));
	await isRefused(opened(`workshop.${workshop}`));
	await start();
	await vi.waitFor(() => expect(spotlight(screen.seat)).toMatchObject({ board: first, leader: null }), soon);
	expect(JSON.stringify(screen.seat.parts)).not.toContain(anna.id);
	const shown = opened(`board.${first}`);
	await vi.waitFor(() => expect(shown[0]).toBe('content'), soon);
	for (const document of [`workshop.${workshop}`, `board.${second}`]) await isRefused(opened(document));
	expect(await maria.ask('spotlight:end')).toEqual(fine);
	await isRefused(shown);
}, 60_000);
