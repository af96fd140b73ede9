/** Hands, "I am done" and the pulse through the real app: the fair queue, who may do what, who learns what. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Hands, PulseState, Ready } from '#lib/session/signals/model/messages.ts';
import * as v from 'valibot';
import { ask, startApp, type RunningApp } from '../support/app.ts';
import { enter, newest, type Seat } from '../support/seat.ts';

let running: RunningApp;
const seats: Seat[] = [];

beforeAll(async () => {
	running = await startApp();
}, 60_000);
afterAll(async () => {
	for (const { socket } of seats) socket.disconnect();
	await running.dispose();
});

async function person(name: string, region: string) {
	const visitor = await running.join({ name, region });
	const { id } = visitor.joined.participant;
	const workshop = visitor.joined.workshop.id;
	const seat = await enter(visitor, workshop);
	seats.push(seat);
	return {
		id,
		visitor,
		workshop,
		seat,
		ask: (name: string, input: object = {}) => ask(seat.socket, name, input)
	};
}

async function leader(workshop: string) {
	const visitor = await running.signIn();
	const seat = await enter(visitor, workshop);
	seats.push(seat);
	return { visitor, seat, ask: (name: string, input: object = {}) => ask(seat.socket, name, input) };
}

const hands = (seat: Seat) => v.parse(Hands, newest(seat, 'hands'));
const ready = (seat: Seat) => v.parse(Ready, newest(seat, 'ready'));
const pulse = (seat: Seat) => v.parse(PulseState, newest(seat, 'pulse'));
const soon = { timeout: 30_000, interval: 20 };
const fine = { ok: true };
const refused = (code: string) => ({ ok: false, error: { code } });

test('regions take turns, the floor is given and taken back, and the queue survives a restart', async () => {
	const anna = await person('Anna', 'lubelskie');
	const adam = await person('Adam', 'lubelskie');
	const ilze = await person('Ilze', 'latvia');
	const maria = await leader(anna.workshop);
	for (const one of [anna, adam, ilze]) expect(await one.ask('hand:raise')).toEqual(fine);
	expect(await anna.ask('hand:raise')).toEqual(fine);
	await vi.waitFor(
		() =>
			expect(hands(maria.seat)).toEqual({ speaking: null, queue: [anna.id, ilze.id, adam.id], turns: {} }),
		soon
	);
	// Two facilitators who press at once give the floor once.
	const calls = [1, 2].map(() => maria.ask('hand:call', { participant: anna.id }));
	expect(await Promise.all(calls)).toEqual([fine, fine]);
	const called = { speaking: anna.id, queue: [ilze.id, adam.id], turns: { lubelskie: 1 } };
	await vi.waitFor(() => expect(hands(ilze.seat)).toEqual(called), soon);

	await running.restart();
	const back = await enter(ilze.visitor, ilze.workshop);
	seats.push(back);
	expect(hands(back)).toEqual(called);
	expect(await ask(back.socket, 'hand:lower', {})).toEqual(fine);
	const again = await leader(anna.workshop);
	expect(await again.ask('hand:lower', { participant: anna.id })).toEqual(fine);
	await vi.waitFor(
		() => expect(hands(back)).toEqual({ speaking: null, queue: [adam.id], turns: { lubelskie: 1 } }),
		soon
	);
	expect(await again.ask('hand:call', { participant: ilze.id })).toMatchObject(refused('not-found'));
	expect(await again.ask('hand:clear')).toEqual(fine);
	await vi.waitFor(() => expect(hands(back)).toEqual({ speaking: null, queue: [], turns: {} }), soon);
});

test('everybody sees how many of a region are done, and nobody sees who', async () => {
	const anna = await person('Anna', 'lubelskie');
	const ilze = await person('Ilze', 'latvia');
	expect(await anna.ask('ready:set', { ready: true })).toEqual(fine);
	expect(await anna.ask('ready:set', { ready: true })).toEqual(fine);
	await vi.waitFor(() => expect(ready(ilze.seat)).toEqual({ you: false, regions: { lubelskie: 1 } }), soon);
	await vi.waitFor(() => expect(ready(anna.seat).you).toBe(true), soon);
	expect(JSON.stringify(ilze.seat.parts.filter(({ name }) => name === 'ready'))).not.toContain(anna.id);
	const maria = await leader(anna.workshop);
	expect(ready(maria.seat)).toEqual({ you: false, regions: { lubelskie: 1 } });
	expect(await maria.ask('ready:clear')).toEqual(fine);
	await vi.waitFor(() => expect(ready(anna.seat)).toEqual({ you: false, regions: {} }), soon);
});

test('the pulse reaches those who lead as three numbers, and no name is stored or sent', async () => {
	const anna = await person('Anna', 'lubelskie');
	const ilze = await person('Ilze', 'latvia');
	const maria = await leader(anna.workshop);
	expect(await anna.ask('pulse:set', { pulse: 'slower' })).toEqual(fine);
	expect(await ilze.ask('pulse:set', { pulse: 'clear' })).toEqual(fine);
	expect(await ilze.ask('pulse:set', { pulse: 'slower' })).toEqual(fine);
	await vi.waitFor(
		() => expect(pulse(maria.seat)).toEqual({ you: null, counts: { clear: 0, slower: 2, question: 0 } }),
		soon
	);
	await vi.waitFor(() => expect(pulse(anna.seat)).toEqual({ you: 'slower', counts: null }), soon);
	const sent = JSON.stringify(maria.seat.parts.filter(({ name }) => name === 'pulse'));
	for (const { id } of [anna, ilze]) expect(sent).not.toContain(id);
	expect(running.log.join('')).not.toContain('slower');
});

test('participants signal, facilitators lead, reviewers only watch', async () => {
	const anna = await person('Anna', 'lubelskie');
	const ilze = await person('Ilze', 'latvia');
	const maria = await leader(anna.workshop);
	const link = await maria.visitor.post(`/api/workshops/${anna.workshop}/links`, {
		purpose: 'review',
		label: 'R'
	});
	const { url } = v.parse(v.object({ url: v.string() }), await link.json());
	const reviewer = running.visitor();
	await reviewer.open(url);
	const watching = await enter(reviewer, anna.workshop);
	seats.push(watching);
	const own: [string, object][] = [
		['hand:raise', {}],
		['hand:lower', {}],
		['ready:set', { ready: true }],
		['pulse:set', { pulse: 'clear' }]
	];
	const leading: [string, object][] = [
		['hand:call', { participant: ilze.id }],
		['hand:lower', { participant: ilze.id }],
		['hand:clear', {}],
		['ready:clear', {}],
		['pulse:clear', {}]
	];
	for (const [name, input] of [...own, ...leading]) {
		expect(await ask(watching.socket, name, input), name).toMatchObject(refused('not-allowed'));
	}
	for (const [name, input] of own) {
		expect(await maria.ask(name, input), name).toMatchObject(refused('not-allowed'));
	}
	for (const [name, input] of leading) {
		expect(await anna.ask(name, input), name).toMatchObject(refused('not-allowed'));
	}
	expect(await anna.ask('pulse:set', { pulse: 'bored' })).toMatchObject(refused('invalid'));
});

test('whoever is removed neither waits nor counts', async () => {
	const anna = await person('Anna', 'lubelskie');
	const ilze = await person('Ilze', 'latvia');
	const maria = await leader(anna.workshop);
	await maria.ask('hand:clear');
	await maria.ask('ready:clear');
	await anna.ask('hand:raise');
	await anna.ask('ready:set', { ready: true });
	await maria.visitor.request('DELETE', `/api/workshops/${anna.workshop}/people/${anna.id}`);
	await vi.waitFor(() => {
		expect(hands(ilze.seat).queue).toEqual([]);
		expect(ready(ilze.seat).regions).toEqual({});
	}, soon);
});
