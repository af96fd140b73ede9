/** Participation at a glance through the real app: who wrote, for facilitators alone, also after a restart. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { allRights } from '#lib/session/model/rights.ts';
import { Participation } from '#lib/session/participation/model/messages.ts';
import { ask, startApp, type RunningApp } from '../support/app.ts';
import { enter, newest, type Seat } from '../support/seat.ts';
import { StockClient } from '../support/sync-client.ts';

const patient = { timeout: 30_000, interval: 20 };
let running: RunningApp;
const seats: Seat[] = [];
const clients: StockClient[] = [];
beforeAll(async () => {
	running = await startApp();
}, 60_000);
afterAll(async () => {
	for (const client of clients) client.close();
	for (const { socket } of seats) socket.disconnect();
	await running.dispose();
});

test('facilitators see who has written since the step began, nobody else does, and a restart keeps it', async () => {
	const anna = await running.join();
	const jon = await running.join({ name: 'Jon', region: 'basque-country' });
	const maria = await running.signIn();
	const workshop = anna.joined.workshop.id;
	const board = anna.joined.boards[0]?.id ?? '';
	let host = await enter(maria, workshop);
	const guest = await enter(jon, workshop);
	seats.push(host, guest);
	const client = new StockClient(`${running.origin.replace('http', 'ws')}/sync`, `board.${board}`, anna);
	clients.push(client);
	await client.ready();
	client.doc.getMap('meta').set('title', 'before the step');
	await vi.waitFor(() => expect(client.saved).toBe(true), patient);

	const step = {
		...{
			id: 'write',
			kind: 'brainstorm',
			title: { en: 'Write' },
			instruction: {},
			minutes: 5,
			rights: allRights
		},
		...{ view: { kind: 'board', board, frame: null }, privateWriting: 'off', sound: false, cursors: true },
		...{ names: true, speaker: '', abstract: {} }
	};
	await ask(host.socket, 'agenda:edit', { do: 'add', step, before: null });
	expect(await ask(host.socket, 'step:control', { do: 'start', step: 'write', run: 0 })).toEqual({
		ok: true
	});
	const known = (seat: Seat) => v.parse(Participation, newest(seat, 'participation'));
	await vi.waitFor(() => expect(known(host)).toEqual({ run: 1, wrote: [] }), patient);

	client.doc.getMap('meta').set('title', 'in the step');
	await vi.waitFor(() => expect(known(host)?.wrote).toEqual([anna.joined.participant.id]), patient);
	expect(known(guest)).toBeNull();

	await running.restart();
	host = await enter(maria, workshop);
	seats.push(host);
	expect(known(host)).toEqual({ run: 1, wrote: [anna.joined.participant.id] });
});
