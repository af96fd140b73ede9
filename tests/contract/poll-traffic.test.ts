/**
 * A whole poll of every kind, with everything that others are sent meanwhile (reliability.md S16): nobody hears
 * of another's ballot, and of no tally before the reveal, over no connection and in no answer. A kind that
 * promises people live totals beforehand is held to the first half. Where a poll told everybody that answers carry
 * names, those who know the others by name hear them after the reveal, and nobody else ever does.
 */
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import { Poll } from '#lib/polls/model/messages.ts';
import { Turnout } from '#lib/polls/model/turnout.ts';
import { stableJson } from '../../server/storage/ballot-ledger.ts';
import { ask, startApp, type RunningApp, type Visitor } from '../support/app.ts';
import { sampledKinds } from '../support/poll-samples.ts';
import { enter, newest, openRoomScreen, type Seat } from '../support/seat.ts';

interface Listener {
	readonly seat: Seat;
	/** Every packet since the last `forget`, answers included, as text. */
	heard(): string;
	forget(): void;
}

let running: RunningApp;
let host: Listener;
let voter: Listener;
/** Another participant, who votes, too; a reviewer; the room screen. */
let neighbour: Listener;
let others: Listener[];

function listen(seat: Seat): Listener {
	let packets: string[] = [];
	seat.socket.io.engine.on('packet', ({ data }: { data?: unknown }) => packets.push(String(data)));
	return { seat, heard: () => packets.join('\n'), forget: () => void (packets = []) };
}

beforeAll(async () => {
	running = await startApp();
	const maria = await running.signIn();
	const jon = await running.join({ name: 'Jon', region: 'basque-country' });
	const anna = await running.join({ name: 'Anna', region: 'latvia' });
	const { id: workshop } = jon.joined.workshop;
	const link = await maria.post(`/api/workshops/${workshop}/links`, { purpose: 'review', label: 'Partners' });
	const rita = running.visitor();
	await rita.open(v.parse(v.object({ url: v.string() }), await link.json()).url);
	const sit = async (visitor: Visitor) => listen(await enter(visitor, workshop));
	[host, voter, neighbour] = await Promise.all([sit(maria), sit(jon), sit(anna)]);
	others = [neighbour, await sit(rita), listen((await openRoomScreen(running)).seat)];
});
afterAll(async () => {
	for (const { seat } of [host, voter, ...others]) seat.socket.disconnect();
	await running.dispose();
});

const Receipt = v.object({ ok: v.literal(true), receipt: v.string() });
const stateOf = ({ seat }: Listener, poll: string) =>
	v.parse(v.array(Poll), newest(seat, 'polls')).find(({ id }) => id === poll)?.state;
const soon = { timeout: 5000 };

describe.each(sampledKinds())('a poll of %s', (name, kind, sample) => {
	it('is heard by others as a poll and nothing more until it is revealed', async () => {
		const { id } = kind;
		const { config, subjects, ballot, other, rules } = sample;
		const everybody = [host, voter, ...others];
		for (const listener of everybody) listener.forget();
		const run = (command: string, input: object = {}) => ask(host.seat.socket, command, { poll, ...input });
		const made = await ask(host.seat.socket, 'poll:create', {
			kind: id,
			title: { en: id },
			config,
			subjects,
			rules
		});
		const { poll } = v.parse(v.object({ ok: v.literal(true), poll: v.string() }), made);
		expect(await run('poll:open')).toEqual({ ok: true });
		expect(await run('screen:poll')).toEqual({ ok: true });

		const cast = async (socket: Socket, what: unknown, turn: string, replaces?: string) => {
			const key = `${name}-${turn}`.padEnd(20, '-');
			const input = { poll, round: 1, ballot: what, key, ...(replaces ? { replaces } : {}) };
			return v.parse(Receipt, await ask(socket, 'poll:cast', input)).receipt;
		};
		const first = await cast(voter.seat.socket, ballot, 'first');
		expect(await cast(voter.seat.socket, ballot, 'first')).toBe(first);
		const second = await cast(voter.seat.socket, other, 'changed', first);
		const own = await cast(neighbour.seat.socket, ballot, 'own');
		await vi.waitFor(() => {
			const turnout = v.parse(v.record(v.string(), Turnout), newest(host.seat, 'turnout'));
			expect(Object.keys(turnout[poll] ?? {})).toEqual(['basque-country', 'latvia']);
		}, soon);
		const early = async () => {
			for (const { seat } of everybody) {
				const answer = await ask(seat.socket, 'poll:result', { poll, round: 1 });
				expect(answer).toMatchObject({ ok: false, error: { code: 'not-revealed' } });
			}
		};
		await early();
		expect(await run('poll:close')).toEqual({ ok: true });
		for (const listener of everybody) {
			await vi.waitFor(() => expect(stateOf(listener, poll)).toBe('closed'), soon);
		}
		await early();

		/** By this every tally can be told: it names its formula. */
		const tally = `"formula":"${id}-`;
		const receipts = [first, second, `${name}-first`];
		const ballots = [ballot, other].map(stableJson);
		const secrets = [
			...receipts,
			...ballots,
			...[ballot, other].map((one) => JSON.stringify(one)),
			'"named":'
		];
		for (const listener of [host, ...others]) {
			const heard = listener.heard();
			expect(heard).toContain(poll);
			for (const secret of secrets) expect(heard).not.toContain(secret);
			if (listener !== neighbour) expect(heard).not.toContain(own);
			if (kind.fixedRules.totals !== 'live') expect(heard).not.toContain(tally);
			if (listener === host) continue;
			for (const part of ['turnout', 'texts', 'live']) {
				const known = newest(listener.seat, part);
				if (part !== 'live' || kind.fixedRules.totals !== 'live') expect(known ?? {}, part).toEqual({});
			}
		}
		// What is looked for would be found: the voter has heard the receipts, and the reveal gives the tally.
		expect(voter.heard()).toContain(second);
		expect(await run('poll:reveal')).toEqual({ ok: true });
		for (const listener of everybody) {
			await ask(listener.seat.socket, 'poll:result', { poll, round: 1 });
			const heard = listener.heard();
			expect(heard).toContain(tally);
			const told = rules?.identity === 'named' && [host, voter, neighbour].includes(listener);
			if (told) for (const said of ballots) expect(heard).toContain(said);
			if (listener === voter) continue;
			for (const secret of told ? receipts : secrets) expect(heard).not.toContain(secret);
		}
	});
});
