/**
 * A poll through the real app: a facilitator, participants of two regions and a reviewer, each with a
 * connection of their own whose whole traffic is kept (reliability.md S16).
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { Poll } from '#lib/polls/model/messages.ts';
import { Turnout } from '#lib/polls/model/turnout.ts';
import { defaultCriteria } from '#lib/polls/kinds/transferability/model/criteria.ts';
import { Tally } from '#lib/polls/kinds/transferability/model/tally.ts';
import { PartChanged, Snapshot } from '#lib/realtime/model/messages.ts';
import { ask, startApp, type RunningApp, type Visitor } from '../support/app.ts';

let running: RunningApp;
const sockets: Socket[] = [];
beforeAll(async () => {
	running = await startApp();
});
afterAll(async () => {
	for (const socket of sockets) socket.disconnect();
	await running.dispose();
});

interface Seat {
	readonly socket: Socket;
	/** Everything this connection ever received, as it came over the wire. */
	readonly frames: string[];
	part(name: string): unknown;
	ask(command: string, input: unknown): Promise<unknown>;
}

async function sit(visitor: Visitor, workshop: string): Promise<Seat> {
	const socket = visitor.channel();
	sockets.push(socket);
	const frames: string[] = [];
	socket.io.engine.on('packet', (packet: { data?: unknown }) => frames.push(String(packet.data)));
	const parts = new Map<string, unknown>();
	socket.on('workshop:part', (message: unknown) => {
		const { name, value } = v.parse(PartChanged, message);
		parts.set(name, value);
	});
	const entered = v.parse(Snapshot, await ask(socket, 'workshop:enter', { workshop }));
	for (const [name, value] of Object.entries(entered.parts)) if (!parts.has(name)) parts.set(name, value);
	return {
		socket,
		frames,
		part: (name) => parts.get(name),
		ask: (command, input) => ask(socket, command, input)
	};
}

const polls = (seat: Seat) => v.parse(v.array(Poll), seat.part('polls'));
const turnout = (seat: Seat) => v.parse(v.record(v.string(), Turnout), seat.part('turnout'));
const code = (answer: unknown) =>
	v.parse(v.object({ ok: v.literal(false), error: v.object({ code: v.string() }) }), answer).error.code;
const key = (name: string) => name.padEnd(20, '-');

const config = { criteria: defaultCriteria };
const answers = (value: number | string) => Object.fromEntries(defaultCriteria.map(({ id }) => [id, value]));
const subjects = [
	{ id: 'lubapple', title: { en: 'Growers sell as one' }, region: 'lubelskie' },
	{ id: 'bioregions', title: { en: 'A bioeconomy platform' }, region: null }
];

async function setting() {
	const maria = await running.signIn();
	const anna = await running.join({ name: 'Anna Nowak', region: 'lubelskie' });
	const jon = await running.join({ name: 'Jon Etxeberria', region: 'basque-country' });
	const workshop = anna.joined.workshop.id;
	const made = await maria.post(`/api/workshops/${workshop}/links`, { purpose: 'review', label: 'Partners' });
	const review = v.parse(v.object({ url: v.string() }), await made.json());
	const rita = running.visitor();
	await rita.open(review.url);
	const [host, lublin, basque, reviewer] = await Promise.all(
		[maria, anna, jon, rita].map((visitor) => sit(visitor, workshop))
	);
	if (!host || !lublin || !basque || !reviewer) throw new Error('somebody has no seat');
	return { host, lublin, basque, reviewer, jon, anna, workshop };
}

async function create(host: Seat, title: string): Promise<string> {
	const content = { kind: 'transferability', title: { en: title }, config, subjects };
	const answer = await host.ask('poll:create', content);
	return v.parse(v.object({ ok: v.literal(true), poll: v.string() }), answer).poll;
}
const found = (seat: Seat, poll: string) => polls(seat).find(({ id }) => id === poll);

test('a poll from the draft to the result, and what each person may know of it when', async () => {
	const { host, lublin, basque, reviewer, jon, anna } = await setting();
	const everybody = [host, lublin, basque, reviewer];
	const others = [host, lublin, reviewer];
	const poll = await create(host, 'Which practices transfer?');

	// A draft is the facilitator's own business.
	await vi.waitFor(() => expect(found(host, poll)?.state).toBe('draft'), 5000);
	for (const seat of [lublin, basque, reviewer]) expect(found(seat, poll)).toBeUndefined();
	const ballot = (subject: string, value: number, reason?: string) => ({
		subject,
		answers: answers(value),
		...(reason ? { reason } : {})
	});
	const cast = (seat: Seat, name: string, what: unknown, replaces?: string) =>
		seat.ask('poll:cast', {
			poll,
			round: 1,
			ballot: what,
			key: key(name),
			...(replaces ? { replaces } : {})
		});
	expect(code(await cast(basque, 'too-early', ballot('lubapple', 1)))).toBe('not-found');

	expect(await host.ask('poll:open', { poll })).toEqual({ ok: true });
	for (const seat of everybody) {
		await vi.waitFor(() => expect(found(seat, poll)?.state).toBe('open'), 5000);
	}

	// Who may not vote, and on what.
	expect(code(await cast(host, 'host', ballot('lubapple', 1)))).toBe('not-allowed');
	expect(code(await cast(reviewer, 'reviewer', ballot('lubapple', 1)))).toBe('not-allowed');
	expect(code(await cast(lublin, 'own', ballot('lubapple', 1)))).toBe('own-region');
	expect(code(await cast(basque, 'half', { subject: 'lubapple', answers: { need: 1 } }))).toBe(
		'incomplete-ballot'
	);
	for (const garbage of [null, 7, 'x', [], { subject: 'lubapple', answers: { need: 99 } }]) {
		expect(code(await cast(basque, 'garbage', garbage))).toBe('invalid-ballot');
	}
	expect(
		code(await basque.ask('poll:cast', { poll, round: 1, ballot: ballot('lubapple', 1), key: 'short' }))
	).toBe('invalid');

	// One ballot, a retry, a second device, a change of mind.
	const Receipt = v.object({ ok: v.literal(true), receipt: v.string() });
	const canary = 'canary-a7f3-irrigation';
	const first = v.parse(Receipt, await cast(basque, 'first', ballot('lubapple', 1, canary)));
	expect(await cast(basque, 'first', ballot('lubapple', 1, canary))).toEqual(first);
	expect(code(await cast(basque, 'again', ballot('lubapple', 2)))).toBe('already-cast');
	const second = v.parse(
		Receipt,
		await cast(basque, 'changed', ballot('lubapple', -2, canary), first.receipt)
	);
	expect(await basque.ask('poll:mine', { poll, round: 1 })).toMatchObject({
		ballots: [{ subject: 'lubapple', receipt: second.receipt, ballot: { answers: answers(-2) } }]
	});
	expect(await lublin.ask('poll:mine', { poll, round: 1 })).toEqual({ ok: true, ballots: [] });
	v.parse(Receipt, await cast(lublin, 'guest', ballot('bioregions', 2)));

	// Turnout by region reaches the facilitator only; nobody has a tally.
	await vi.waitFor(
		() =>
			expect(turnout(host)[poll]).toEqual({
				'basque-country': { voters: 1, ballots: 1, complete: 0 },
				lubelskie: { voters: 1, ballots: 1, complete: 1 }
			}),
		5000
	);
	for (const seat of [lublin, basque, reviewer]) expect(seat.part('turnout')).toEqual({});
	for (const seat of everybody) {
		expect(code(await seat.ask('poll:result', { poll, round: 1 }))).toBe('not-revealed');
	}
	expect(code(await host.ask('poll:reveal', { poll }))).toBe('not-closed');
	for (const command of ['poll:close', 'poll:reveal', 'poll:repeat', 'poll:delete']) {
		expect(code(await basque.ask(command, { poll }))).toBe('not-allowed');
	}

	// Closed: immutable, still without a tally; a late retry is told that it counts.
	expect(await host.ask('poll:close', { poll })).toEqual({ ok: true });
	expect(await cast(basque, 'changed', ballot('lubapple', -2, canary), first.receipt)).toEqual(second);
	expect(code(await cast(basque, 'late', ballot('bioregions', 1)))).toBe('poll-closed');
	expect(await basque.ask('poll:mine', { poll, round: 1 })).toEqual({ ok: true, ballots: [] });
	for (const seat of everybody) {
		expect(code(await seat.ask('poll:result', { poll, round: 1 }))).toBe('not-revealed');
	}

	// Until here nobody but the voter received a word of the ballot.
	for (const seat of others) {
		const traffic = seat.frames.join('\n');
		expect(traffic).not.toContain(canary);
		expect(traffic).not.toContain(first.receipt);
		expect(traffic).not.toContain(second.receipt);
		expect(traffic).not.toContain('"answers"');
		expect(traffic).not.toContain('"tally"');
	}
	expect(basque.frames.join('\n')).toContain(second.receipt);

	// Revealed: everybody, the reviewer too, gets the same figures.
	expect(await host.ask('poll:reveal', { poll })).toEqual({ ok: true });
	const Result = v.object({ ok: v.literal(true), tally: Tally });
	for (const seat of everybody) {
		await vi.waitFor(() => expect(found(seat, poll)?.state).toBe('revealed'), 5000);
		const { tally } = v.parse(Result, await seat.ask('poll:result', { poll, round: 1 }));
		const [apples, bio] = tally.practices;
		expect(apples?.total).toMatchObject({ ballots: 1, blocking: 1 });
		expect(apples?.total.overall.counts).toEqual([defaultCriteria.length, 0, 0, 0, 0]);
		expect(apples?.regions.some(({ state }) => state === 'shown')).toBe(false);
		expect(apples?.reasons).toEqual([{ criterion: null, region: null, text: canary }]);
		expect(bio?.total.overall.counts).toEqual([0, 0, 0, 0, defaultCriteria.length]);
	}
	expect(
		await basque.ask('poll:check', { poll, round: 1, receipts: [first.receipt, second.receipt] })
	).toEqual({ ok: true, counted: [second.receipt] });

	// Nothing about a choice was logged, and what is logged names no receipt and no key.
	const log = running.log.join('');
	for (const secret of [canary, first.receipt, second.receipt, key('first'), 'cannot-judge']) {
		expect(log).not.toContain(secret);
	}
	expect(await (await fetch(`${running.origin}/metrics`)).text()).not.toContain(poll);
	// The ledger holds no participant.
	const ids = [jon.joined.participant.id, anna.joined.participant.id];
	const { default: Sqlite } = await import('better-sqlite3');
	const database = readdirSync(running.dataDir).find((name) => name.endsWith('.db')) ?? '';
	const sqlite = new Sqlite(join(running.dataDir, database), { readonly: true });
	const ledger = JSON.stringify(sqlite.prepare('select * from ballots').all());
	const rounds = sqlite.prepare('select voter_secret as secret from poll_rounds where poll = ?').all(poll);
	sqlite.close();
	for (const id of ids) expect(ledger).not.toContain(id);
	expect(rounds).toEqual([{ secret: null }]);
});

test('an acknowledged ballot survives a restart, and its retry gets the same receipt', async () => {
	const { host, jon, workshop } = await setting();
	const poll = await create(host, 'Restart');
	await host.ask('poll:open', { poll });
	const basque = await sit(jon, workshop);
	const cast = {
		poll,
		round: 1,
		ballot: { subject: 'bioregions', answers: answers('cannot-judge') },
		key: key('restart')
	};
	const before = await basque.ask('poll:cast', cast);
	expect(before).toMatchObject({ ok: true });
	await running.restart();
	const again = await sit(jon, workshop);
	expect(await again.ask('poll:cast', cast)).toEqual(before);
	expect(found(again, poll)?.state).toBe('open');
});

test('a closed workshop takes no ballot', async () => {
	const { host, basque, workshop } = await setting();
	const poll = await create(host, 'Closing time');
	await host.ask('poll:open', { poll });
	const maria = await running.signIn();
	expect((await maria.request('PATCH', `/api/workshops/${workshop}`, { status: 'closed' })).ok).toBe(true);
	const ballot = { subject: 'bioregions', answers: answers(1) };
	expect(code(await basque.ask('poll:cast', { poll, round: 1, ballot, key: key('closed') }))).toBe(
		'workshop-closed'
	);
	expect((await maria.request('PATCH', `/api/workshops/${workshop}`, { status: 'open' })).ok).toBe(true);
});

test('a room full of ballots at once is counted completely', async () => {
	const { host, workshop } = await setting();
	const poll = await create(host, 'Rush');
	await host.ask('poll:open', { poll });
	const crowd = await Promise.all(
		Array.from({ length: 40 }, async (_, at) => {
			const region = at % 2 === 0 ? 'latvia' : 'piedmont';
			return sit(await running.join({ name: `Person ${at}`, region }), workshop);
		})
	);
	const answered = await Promise.all(
		crowd.flatMap((seat, at) =>
			subjects.map(({ id }) => {
				const ballot = { subject: id, answers: answers((at % 5) - 2) };
				return seat.ask('poll:cast', { poll, round: 1, ballot, key: key(`rush-${at}-${id}`) });
			})
		)
	);
	expect(answered.every((answer) => v.is(v.object({ ok: v.literal(true) }), answer))).toBe(true);
	await host.ask('poll:close', { poll });
	await host.ask('poll:reveal', { poll });
	const Result = v.object({ tally: Tally });
	const { tally } = v.parse(Result, await host.ask('poll:result', { poll, round: 1 }));
	for (const practice of tally.practices) {
		expect(practice.total.ballots).toBe(40);
		expect(practice.regions.filter(({ state }) => state === 'shown')).toHaveLength(2);
	}
});

test('the data folder holds no trace of who cast what once a poll is closed', async () => {
	const { host, basque } = await setting();
	const poll = await create(host, 'Traces');
	await host.ask('poll:open', { poll });
	const ballot = { subject: 'bioregions', answers: answers(0) };
	await basque.ask('poll:cast', { poll, round: 1, ballot, key: key('traces') });
	const { default: Sqlite } = await import('better-sqlite3');
	const database = readdirSync(running.dataDir).find((name) => name.endsWith('.db')) ?? '';
	const sqlite = new Sqlite(join(running.dataDir, database), { readonly: true });
	const Row = v.object({ voter: v.string() });
	const { voter } = v.parse(Row, sqlite.prepare('select voter from ballots where poll = ?').get(poll));
	sqlite.close();
	await host.ask('poll:close', { poll });
	for (const name of readdirSync(running.dataDir)) {
		expect(readFileSync(join(running.dataDir, name)).includes(voter), name).toBe(false);
	}
});
