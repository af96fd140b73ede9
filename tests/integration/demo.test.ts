/** The demo day of forty simulated people: it runs through, everything counts once, everything says it is a sample. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import { localized } from '#lib/base/model/localized-text.ts';
import { PlanEntry } from '#lib/plan/model/messages.ts';
import { Tally as TransferTally } from '#lib/polls/kinds/transferability/model/tally.ts';
import { Poll } from '#lib/polls/model/messages.ts';
import { Tally as RatingTally } from '#lib/polls/kinds/rating/model/tally.ts';
import { fillDemo } from '../bench/demo/fill.ts';
import { people } from '../bench/demo/people.ts';
import { demoCode } from '../../server/app.ts';
import { ask, facilitator, startApp, type RunningApp } from '../support/app.ts';
import { seedOfRun } from '../support/randomness.ts';
import { enter, newest } from '../support/seat.ts';

let running: RunningApp;
beforeAll(async () => {
	running = await startApp();
}, 60_000);
afterAll(() => running.dispose());

const Result = v.object({ ok: v.literal(true), tally: v.unknown() });

test('forty people over seven regions vote in both polls, and every ballot is in the results', async () => {
	const done = await fillDemo({
		origin: running.origin,
		facilitatorLink: running.app.firstLink ?? '',
		code: demoCode,
		account: facilitator,
		seed: seedOfRun()
	});
	expect([done.people, done.plans]).toEqual([40, 2]);

	const guest = await running.join({ name: 'Somebody else' });
	const seat = await enter(guest, done.workshop);
	try {
		const polls = v.parse(v.array(Poll), newest(seat, 'polls'));
		for (const { title, state } of polls) {
			expect(state).toBe('revealed');
			expect(localized(title, 'en')).toContain('sample');
			expect(localized(title, 'pl')).toContain('przykładowe');
		}
		const plans = v.parse(v.array(PlanEntry), newest(seat, 'plans'));
		expect(plans.map(({ title }) => title)).toEqual([
			expect.stringMatching(/^Sample: /),
			expect.stringMatching(/^Przykład: /)
		]);
		const resultOf = async (poll: string) =>
			v.parse(Result, await ask(seat.socket, 'poll:result', { poll, round: 1 })).tally;
		const transfer = v.parse(TransferTally, await resultOf(done.transfer));
		const challenges = v.parse(RatingTally, await resultOf(done.challenges));
		expect(challenges.voters).toBe(40);
		const judged = transfer.practices.map(({ total }) => total.ballots);
		const rated = challenges.subjects.map(({ total }) => total.n + total.cannot);
		expect([...judged, ...rated].reduce((sum, count) => sum + count, 0)).toBe(done.ballots);
		// Nobody judges the own region's practice, and every region is large enough to be shown.
		const own = transfer.practices.flatMap(({ regions }) => regions.filter(({ state }) => state === 'own'));
		expect(own).toHaveLength(9);
		const shown = challenges.subjects.flatMap(({ split }) => split.regions.map(({ state }) => state));
		expect(new Set(shown)).toEqual(new Set(['shown']));
	} finally {
		seat.socket.disconnect();
	}
}, 60_000);

test('nobody could be mistaken for a real person', () => {
	for (const { name } of people) expect(name).toMatch(/\(sample\)$/);
});
