/** Polls that go with the steps of the day, through the real app. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { pollsPart } from '#lib/polls/model/messages.ts';
import { rightsOf } from '#lib/session/model/steps/presets.ts';
import { currentRun } from '#lib/session/model/steps/machine.ts';
import { agendaPart } from '#lib/session/model/steps/messages.ts';
import { ask, startApp, type RunningApp } from '../support/app.ts';
import { enter, newest, type Seat } from '../support/seat.ts';

let running: RunningApp;
let workshop: string;
let lead: Seat;
let voter: Seat;

beforeAll(async () => {
	running = await startApp();
	const anna = await running.join();
	workshop = anna.joined.workshop.id;
	lead = await enter(await running.signIn(), workshop);
	voter = await enter(anna, workshop);
});
afterAll(async () => {
	lead.socket.disconnect();
	voter.socket.disconnect();
	await running.dispose();
});

async function prepare(): Promise<string> {
	const subjects = ['a', 'b'].map((id) => ({ id, title: { en: id }, region: null }));
	const content = { kind: 'dots', title: { en: 'Dots' }, config: { dots: 3, cap: 2 }, subjects };
	return v.parse(v.object({ poll: v.string() }), await ask(lead.socket, 'poll:create', content)).poll;
}

/** Adds a step that leads to a poll and starts it. */
async function start(id: string, poll: string, rights: 'vote' | 'look', closes: boolean): Promise<void> {
	const [first] = v.parse(agendaPart.schema, newest(lead, 'agenda'))?.steps ?? [];
	const step = { ...first, id, view: { kind: 'poll', poll, closes }, rights: rightsOf(rights) };
	expect(await ask(lead.socket, 'agenda:edit', { do: 'add', step, before: null })).toEqual({ ok: true });
	expect(await control({ do: 'start', step: id })).toEqual({ ok: true });
}

async function control(command: object): Promise<unknown> {
	const run = currentRun(await running.app.steps.state(workshop))?.run ?? 0;
	return ask(lead.socket, 'step:control', { ...command, run });
}
const stateOf = (seat: Seat, poll: string): string | undefined =>
	v.parse(pollsPart.schema, newest(seat, 'polls')).find(({ id }) => id === poll)?.state;
const becomes = (poll: string, state: string | undefined) =>
	vi.waitFor(() => expect([stateOf(lead, poll), stateOf(voter, poll)]).toEqual([state, state]), 5000);

test('the beginning of a step opens its prepared poll; its end closes it only if that was chosen', async () => {
	const stays = await prepare();
	const closes = await prepare();
	await start('one', stays, 'vote', false);
	await becomes(stays, 'open');
	await start('two', closes, 'vote', true);
	await becomes(closes, 'open');
	expect(await control({ do: 'end' })).toEqual({ ok: true });
	await becomes(closes, 'closed');
	expect(stateOf(voter, stays)).toBe('open');

	// Again: what is closed is not opened, so that nobody votes twice by mistake.
	expect(await control({ do: 'start', step: 'two' })).toEqual({ ok: true });
	const marker = await prepare();
	await start('three', marker, 'vote', false);
	await becomes(marker, 'open');
	expect(stateOf(lead, closes)).toBe('closed');
});

test('a step in which nobody may vote opens nothing, and one whose poll is gone still runs', async () => {
	const secret = await prepare();
	await start('talk', secret, 'look', false);
	await start('gone', 'no-such-poll', 'vote', true);
	const marker = await prepare();
	await start('after', marker, 'vote', false);
	await becomes(marker, 'open');
	expect([stateOf(lead, secret), stateOf(voter, secret)]).toEqual(['draft', undefined]);
});
