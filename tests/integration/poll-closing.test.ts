/** Polls close by the server's clock, whoever looks and whatever was restarted, and results come in two steps. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { usualRules } from '#lib/polls/model/vote-rules.ts';
import { addWorkshop, facilitator, openPolls, participant, type OpenPolls } from '../support/polls.ts';

const workshop = 'closing';
const host = facilitator(workshop);
const ana = participant(workshop, 'ana', 'es');
const ben = participant(workshop, 'ben', 'es');
const cezary = participant(workshop, 'cezary', 'pl');
const subjects = ['a', 'b'].map((id) => ({ id, title: { en: id }, region: null }));

let folder: string;
let file: string;
let open: OpenPolls;
beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'poll-closing-'));
	file = join(folder, 'polls.db');
	open = await openPolls(file);
	await addWorkshop(open.db, workshop);
});
afterEach(async () => {
	await open.close();
	rmSync(folder, { recursive: true });
});

async function draft(kind: string, config: unknown, rules = usualRules): Promise<string> {
	const made = await open.polls.create(host, kind, { title: { en: 'Poll' }, config, subjects, rules });
	if (!made.ok) throw new Error(made.reason);
	return made.value.poll;
}
const dots = (rules = usualRules) => draft('dots', { dots: 3, cap: 2 }, rules);
const cast = (who: typeof ana, poll: string, amount: number, key = `key of ${who.participant}`) =>
	open.polls.cast(who, { poll, round: 1, ballot: { amounts: { a: amount } }, key: key.padEnd(16, '-') });
const current = async (poll: string) => (await open.polls.told.list(ana)).find(({ id }) => id === poll);

describe('a closing time', () => {
	it('is told to voters, ends the taking of ballots at that very moment, and closes the round', async () => {
		const poll = await dots();
		expect(await open.polls.setClosing(host, poll, 5000)).toMatchObject({ ok: true });
		await open.polls.open(host, poll);
		expect(await current(poll)).toMatchObject({ state: 'open', closesAt: 5000 });
		open.clock.time = 4999;
		await open.polls.closeDue();
		const counted = await cast(ana, poll, 1);
		expect(counted).toMatchObject({ ok: true });
		open.clock.time = 5000;
		expect(await cast(ben, poll, 1)).toEqual({ ok: false, reason: 'poll-closed' });
		// The acknowledgement was lost: the same ballot is told to count, before and after the round is closed.
		expect(await cast(ana, poll, 1)).toEqual(counted);
		await open.polls.closeDue();
		expect(await current(poll)).toMatchObject({ state: 'closed' });
		expect(await cast(ana, poll, 1)).toEqual(counted);
	});

	it('that came while the server was down closes the round at its start, and reveals where that was promised', async () => {
		const poll = await dots({ ...usualRules, reveal: 'close' });
		await open.polls.setClosing(host, poll, 5000);
		await open.polls.open(host, poll);
		for (const person of [ana, ben, cezary]) await cast(person, poll, 1);
		await open.close();
		open = await openPolls(file);
		open.clock.time = 9000;
		await open.polls.closeDue();
		expect(await current(poll)).toMatchObject({ state: 'revealed' });
		expect(open.changes.polls).toBe(1);
	});

	it('can be moved and taken back while the round is open, by facilitators only and not into the past', async () => {
		const poll = await dots();
		open.clock.time = 1000;
		expect(await open.polls.setClosing(host, poll, 1000)).toEqual({ ok: false, reason: 'closing-passed' });
		expect(await open.polls.setClosing(ana, poll, 2000)).toEqual({ ok: false, reason: 'not-allowed' });
		await open.polls.setClosing(host, poll, 2000);
		open.clock.time = 2000;
		expect(await open.polls.open(host, poll)).toEqual({ ok: false, reason: 'closing-passed' });
		await open.polls.setClosing(host, poll, 3000);
		await open.polls.open(host, poll);
		await open.polls.setClosing(host, poll, 8000);
		open.clock.time = 7000;
		await open.polls.closeDue();
		expect(await cast(ana, poll, 1)).toMatchObject({ ok: true });
		await open.polls.setClosing(host, poll, null);
		open.clock.time = 9000;
		await open.polls.closeDue();
		expect(await current(poll)).toMatchObject({ state: 'open', closesAt: null });
		await open.polls.close(host, poll);
		expect(await open.polls.setClosing(host, poll, 10_000)).toEqual({ ok: false, reason: 'poll-not-open' });
	});
});

describe('a reveal in two steps', () => {
	it('shows how answers spread, and the figures once the facilitator reveals again', async () => {
		const poll = await draft('rating', { points: 5, lowest: {}, highest: {} });
		await open.polls.open(host, poll);
		expect(await open.polls.reveal(host, poll, 'distribution')).toEqual({ ok: false, reason: 'not-closed' });
		await open.polls.close(host, poll);
		await open.polls.reveal(host, poll, 'distribution');
		expect((await current(poll))?.rounds).toMatchObject([{ state: 'revealed', stage: 'distribution' }]);
		expect(await open.polls.reveal(host, poll, 'distribution')).toEqual({ ok: false, reason: 'not-closed' });
		expect(await open.polls.reveal(host, poll)).toMatchObject({ ok: true });
		expect((await current(poll))?.rounds).toMatchObject([{ state: 'revealed', stage: 'all' }]);
		expect(await open.polls.reveal(host, poll)).toEqual({ ok: false, reason: 'not-closed' });
	});

	it('is one step for a kind that draws no distribution', async () => {
		const poll = await dots();
		await open.polls.open(host, poll);
		await open.polls.close(host, poll);
		await open.polls.reveal(host, poll, 'distribution');
		expect((await current(poll))?.rounds).toMatchObject([{ state: 'revealed', stage: 'all' }]);
	});
});
