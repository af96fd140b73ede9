/** Texts that people write in polls: who may read them when, and what a facilitator's ruling does. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { usualRules, type VoteRules } from '#lib/polls/model/vote-rules.ts';
import { addWorkshop, facilitator, openPolls, participant, type OpenPolls } from '../support/polls.ts';

let open: OpenPolls;
beforeAll(async () => {
	open = await openPolls(':memory:');
});
afterAll(() => open.close());

let workshops = 0;
async function opened(kind: string, config: unknown, rules: Partial<VoteRules> = {}) {
	const workshop = `texts-${++workshops}`;
	await addWorkshop(open.db, workshop);
	const host = facilitator(workshop);
	const content = { title: { en: 'What?' }, config, subjects: [], rules: { ...usualRules, ...rules } };
	const made = await open.polls.create(host, kind, content);
	if (!made.ok) throw new Error(made.reason);
	const { poll } = made.value;
	await open.polls.open(host, poll);
	const ana = participant(workshop, 'ana', 'es');
	const ben = participant(workshop, 'ben', 'pl');
	let keys = 0;
	const cast = (voter: typeof ana, ballot: unknown, replaces?: string) =>
		open.polls.cast(voter, { poll, round: 1, ballot, key: `key-${++keys}`.padEnd(16, '-'), replaces });
	const result = async () => {
		await open.polls.close(host, poll);
		await open.polls.reveal(host, poll);
		const answer = await open.polls.result(ana, poll, 1);
		if (!answer.ok) throw new Error(answer.reason);
		return JSON.stringify(answer.value.tally);
	};
	return { host, poll, ana, ben, cast, result };
}

const moderated = { most: 2, length: 140, moderated: true };

it('reach nobody before the reveal where nothing is to be decided', async () => {
	const { host, ana, cast } = await opened('opentext', { ...moderated, moderated: false });
	await cast(ana, { language: 'en', texts: ['Trust'] });
	expect(await open.polls.told.texts(host)).toEqual({});
	expect(await open.polls.told.texts(ana)).toEqual({});
});

it('reach facilitators without a person, and all others only when they were let pass', async () => {
	const { host, poll, ana, ben, cast, result } = await opened('opentext', moderated, { totals: 'live' });
	await cast(ana, { language: 'en', texts: ['  Trust   takes time ', 'A slur'] });
	await cast(ben, { language: 'en', texts: ['Trust takes time'] });
	expect(await open.polls.told.texts(host)).toEqual({
		[poll]: [
			{ text: 'A slur', count: 1, backing: 0, ruling: null },
			{ text: 'Trust takes time', count: 2, backing: 0, ruling: null }
		]
	});
	expect(await open.polls.told.texts(ana)).toEqual({});
	expect(JSON.stringify(await open.polls.told.live(ana))).not.toContain('Trust');

	const done = { ok: true, value: {} };
	const refused = { ok: false, reason: 'not-allowed' };
	expect(await open.polls.rule(ana, poll, 'Trust takes time', 'shown')).toEqual(refused);
	expect(await open.polls.rule(host, poll, 'Trust takes time', 'answered')).toEqual({
		ok: false,
		reason: 'invalid-poll'
	});
	expect(await open.polls.rule(host, poll, 'A slur', 'shown')).toEqual(done);
	expect(await open.polls.rule(host, poll, 'A slur', 'hidden')).toEqual(done);
	expect(await open.polls.rule(host, poll, 'Trust takes time', 'shown')).toEqual(done);
	expect(JSON.stringify(await open.polls.told.live(ana))).toContain('Trust takes time');
	expect(JSON.stringify(await open.polls.told.live(host))).not.toContain('slur');

	const revealed = await result();
	expect(revealed).toContain('Trust takes time');
	expect(revealed).not.toContain('slur');
	expect(await open.polls.rule(host, poll, 'A slur', 'shown')).toEqual({
		ok: false,
		reason: 'poll-not-open'
	});
	expect(await open.polls.told.texts(host)).toEqual({});
});

it('can still be decided on between the close and the reveal', async () => {
	const { host, poll, ana, cast, result } = await opened('opentext', moderated);
	await cast(ana, { language: 'en', texts: ['Late but right'] });
	await open.polls.close(host, poll);
	expect(await open.polls.rule(host, poll, 'Late but right', 'shown')).toMatchObject({ ok: true });
	expect(await result()).toContain('Late but right');
});

it('go with their poll', async () => {
	const { host, poll, ana, cast } = await opened('opentext', moderated);
	await cast(ana, { language: 'en', texts: ['Trust'] });
	await open.polls.rule(host, poll, 'Trust', 'shown');
	await open.polls.close(host, poll);
	await open.polls.remove(host, poll);
	const left = await open.db.selectFrom('poll_rulings').selectAll().where('poll', '=', poll).execute();
	expect(left).toEqual([]);
});

it('are not longer or more than the poll says, whatever a page sends', async () => {
	const { ana, cast } = await opened('opentext', { ...moderated, length: 40 });
	const texts = (...list: string[]) => cast(ana, { language: 'en', texts: list });
	expect(await texts('x'.repeat(41))).toEqual({ ok: false, reason: 'invalid-ballot' });
	expect(await texts('a', 'b', 'c')).toEqual({ ok: false, reason: 'over-budget' });
	for (const list of [[], ['  '], ['a', ' a ']]) {
		expect(await texts(...list)).toEqual({ ok: false, reason: 'invalid-ballot' });
	}
	expect(await texts('a', 'b')).toMatchObject({ ok: true });
});

it('make a question board: asked, backed once by each person, answered, all seen live', async () => {
	const config = { most: 2, moderated: false };
	const { host, poll, ana, ben, cast, result } = await opened('questions', config, { totals: 'hidden' });
	const seen = async () => JSON.parse(JSON.stringify((await open.polls.told.live(ben))[poll])) as unknown;
	const ask = (voter: typeof ana, slot: number, question: string | null, replaces?: string) =>
		cast(voter, { slot, question }, replaces);
	const first = await ask(ana, 1, 'Who pays?');
	await ask(ana, 2, 'When?');
	await ask(ben, 1, 'Who  pays?');
	expect(await ask(ana, 3, 'One too many?')).toEqual({ ok: false, reason: 'over-budget' });
	expect(await ask(ana, 1, 'Again?')).toEqual({ ok: false, reason: 'already-cast' });
	const one = await cast(ben, { backed: ['When?'] });
	expect(await cast(ben, { backed: ['When?'] })).toEqual({ ok: false, reason: 'already-cast' });
	expect(await cast(ben, { backed: ['When?', 'When?'] })).toEqual({ ok: false, reason: 'invalid-ballot' });
	if (!one.ok || !first.ok) throw new Error('refused');
	await cast(ben, { backed: ['When?', 'Who pays?', 'Nobody asked this'] }, one.value.receipt);
	await cast(ana, { backed: ['When?'] });
	expect(await seen()).toMatchObject({
		questions: [
			{ text: 'When?', backing: 2, answered: false },
			{ text: 'Who pays?', backing: 1, answered: false }
		]
	});
	await open.polls.rule(host, poll, 'When?', 'answered');
	expect(await seen()).toMatchObject({
		questions: [{ text: 'Who pays?' }, { text: 'When?', answered: true }]
	});
	expect(await open.polls.told.texts(host)).toEqual({
		[poll]: [
			{ text: 'When?', count: 1, backing: 2, ruling: 'answered' },
			{ text: 'Who pays?', count: 2, backing: 1, ruling: null }
		]
	});
	await ask(ana, 1, null, first.value.receipt);
	expect(await open.polls.told.texts(host)).toMatchObject({ [poll]: [{}, { text: 'Who pays?', count: 1 }] });
	await open.polls.rule(host, poll, 'Who pays?', 'hidden');
	expect(await seen()).toMatchObject({ questions: [{ text: 'When?' }], withheld: 1 });
	expect(await result()).not.toContain('Who pays?');
});

it('wait on a moderated question board until they were let pass', async () => {
	const { host, poll, ana, cast } = await opened('questions', { most: 1, moderated: true });
	await cast(ana, { slot: 1, question: 'Who pays?' });
	expect(await open.polls.told.live(ana)).toMatchObject({ [poll]: { questions: [], withheld: 1 } });
	await open.polls.rule(host, poll, 'Who pays?', 'shown');
	expect(await open.polls.told.live(ana)).toMatchObject({ [poll]: { questions: [{ text: 'Who pays?' }] } });
});
