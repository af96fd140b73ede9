/** What a poll's rules promise is what the store and everybody's view of it hold. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stableJson } from '../../server/storage/ballot-ledger.ts';
import { createPrivacyStore } from '../../server/storage/privacy-store.ts';
import { usualRules, type VoteRules } from '#lib/polls/model/vote-rules.ts';
import {
	addPerson,
	addWorkshop,
	facilitator,
	openPolls,
	participant,
	type OpenPolls
} from '../support/polls.ts';

let open: OpenPolls;
beforeEach(async () => {
	open = await openPolls(':memory:');
});
afterEach(() => open.close());

let workshops = 0;
const subjects = ['a', 'b'].map((id) => ({ id, title: { en: id }, region: null }));

async function openedWith(rules: Partial<VoteRules>) {
	const workshop = `promises-${++workshops}`;
	await addWorkshop(open.db, workshop);
	const host = facilitator(workshop);
	const content = { title: { en: 'Dots' }, config: { dots: 3, cap: 2 }, subjects };
	const made = await open.polls.create(host, 'dots', { ...content, rules: { ...usualRules, ...rules } });
	if (!made.ok) throw new Error(made.reason);
	const { poll } = made.value;
	await open.polls.open(host, poll);
	const ana = participant(workshop, 'ana', 'es');
	let keys = 0;
	const cast = (amounts: Record<string, number>, person = 'ana') =>
		open.polls.cast(participant(workshop, person, 'es'), {
			...{ poll, round: 1, ballot: { amounts } },
			key: `key-${++keys}`.padEnd(16, '-')
		});
	const rows = () => open.db.selectFrom('ballots').selectAll().where('poll', '=', poll).execute();
	return { workshop, host, poll, ana, cast, rows };
}

describe('what is kept with a ballot', () => {
	it('is nothing where nothing was promised to be kept', async () => {
		const { cast, rows, host, poll } = await openedWith({ identity: 'none' });
		expect(await cast({ a: 1 })).toMatchObject({ ok: true });
		expect(await rows()).toMatchObject([{ region: '', person: null }]);
		await open.polls.close(host, poll);
		expect(await rows()).toMatchObject([{ region: '' }]);
	});

	it('is the region and nobody, usually', async () => {
		const { cast, rows } = await openedWith({});
		await cast({ a: 1 });
		expect(await rows()).toMatchObject([{ region: 'es', person: null }]);
	});

	it('is the name where people were told so, and only the result says it, to those who know the others', async () => {
		const { cast, rows, host, ana, poll, workshop } = await openedWith({ identity: 'named' });
		await addPerson(open.db, workshop, 'ana');
		await cast({ a: 2 });
		expect(await rows()).toMatchObject([{ region: 'es', person: 'ana' }]);
		await open.polls.close(host, poll);
		for (const asker of [host, ana]) {
			expect(await open.polls.result(asker, poll, 1)).toEqual({ ok: false, reason: 'not-revealed' });
		}
		await open.polls.reveal(host, poll);
		const named = [
			{ person: 1, name: 'Name of ana', region: 'es', subject: '*', ballot: { amounts: { a: 2 } } }
		];
		for (const role of ['facilitator', 'participant', 'observer'] as const) {
			expect(await open.polls.result({ ...ana, role }, poll, 1)).toMatchObject({ value: { named } });
		}
		for (const role of ['reviewer', 'screen'] as const) {
			const result = await open.polls.result({ ...ana, role }, poll, 1);
			expect(result.ok && Object.keys(result.value)).toEqual(['tally']);
			expect(JSON.stringify(result)).not.toContain('ana');
		}
	});

	it('is no name while only how answers spread is shown', async () => {
		const { host, ana, workshop } = await openedWith({});
		await addPerson(open.db, workshop, 'ana');
		const rules = { ...usualRules, identity: 'named' as const };
		const config = { points: 5, lowest: {}, highest: {} };
		const made = await open.polls.create(host, 'rating', { title: { en: 'R' }, config, subjects, rules });
		if (!made.ok) throw new Error(made.reason);
		const { poll } = made.value;
		await open.polls.open(host, poll);
		const ballot = { subject: 'a', answer: 4 };
		await open.polls.cast(ana, { poll, round: 1, ballot, key: 'named'.padEnd(16, '-') });
		await open.polls.close(host, poll);
		await open.polls.reveal(host, poll, 'distribution');
		expect(await open.polls.result(ana, poll, 1)).toMatchObject({ ok: true, value: { named: [] } });
		await open.polls.reveal(host, poll);
		expect(await open.polls.result(ana, poll, 1)).toMatchObject({ value: { named: [{ ballot }] } });
		// Erased, or named no longer: the ballot goes on counting without a name.
		const privacy = createPrivacyStore(open.db);
		expect(await privacy.ballots(workshop, 'ana')).toEqual([{ poll, round: 1, ballot: stableJson(ballot) }]);
		await privacy.anonymise('ana', 1, false);
		expect(await privacy.ballots(workshop, 'ana')).toEqual([]);
		expect(await open.polls.result(ana, poll, 1)).toMatchObject({
			value: { named: [], tally: { voters: 1 } }
		});
	});

	it('is nobody’s name where people were not told so, whatever kind of poll', async () => {
		const { cast, rows } = await openedWith({ identity: 'region' });
		await cast({ a: 1 });
		expect(await rows()).toMatchObject([{ person: null }]);
		const { host } = await openedWith({});
		const rules = { ...usualRules, identity: 'named' as const };
		const content = { title: { en: 'T' }, config: { most: 1, length: 80, moderated: false }, subjects: [] };
		expect(await open.polls.create(host, 'opentext', { ...content, rules })).toEqual({
			ok: false,
			reason: 'invalid-poll'
		});
	});

	it('cannot be a weighting by regions that are not kept', async () => {
		const { host } = await openedWith({});
		const content = { title: { en: 'Choice' }, config: { most: 1 }, subjects };
		const rules = { ...usualRules, weighting: 'region' as const };
		expect(await open.polls.create(host, 'choice', { ...content, rules })).toMatchObject({ ok: true });
		expect(
			await open.polls.create(host, 'consent', { title: { en: 'C' }, config: {}, subjects, rules })
		).toEqual({ ok: false, reason: 'invalid-poll' });
	});
});

describe('totals', () => {
	it('are nobody’s while a poll with hidden totals is open', async () => {
		const { cast, host, ana, poll } = await openedWith({ totals: 'hidden' });
		await cast({ a: 1 });
		for (const asker of [host, ana]) {
			expect(await open.polls.told.live(asker)).toEqual({});
			expect(await open.polls.result(asker, poll, 1)).toEqual({ ok: false, reason: 'not-revealed' });
		}
	});

	it('are everybody’s while a poll with live totals is open, and nobody’s between close and reveal', async () => {
		const { cast, host, ana, poll } = await openedWith({ totals: 'live' });
		await cast({ a: 2, b: 1 });
		for (const asker of [host, ana]) {
			expect(await open.polls.told.live(asker)).toMatchObject({
				[poll]: { voters: 1, subjects: [{ total: { mean: 2 } }, { total: { mean: 1 } }] }
			});
		}
		await open.polls.close(host, poll);
		expect(await open.polls.told.live(ana)).toEqual({});
		expect(await open.polls.result(ana, poll, 1)).toEqual({ ok: false, reason: 'not-revealed' });
	});

	it('are revealed by the close where people were told so', async () => {
		const { cast, host, ana, poll } = await openedWith({ reveal: 'close' });
		for (const person of ['ana', 'ben', 'cezary']) await cast({ a: 1 }, person);
		await open.polls.close(host, poll);
		expect(await open.polls.told.list(ana)).toMatchObject([{ state: 'revealed' }]);
		expect(await open.polls.result(ana, poll, 1)).toMatchObject({ ok: true });
	});

	it('of very few people are not revealed by the close, but by a facilitator', async () => {
		const { cast, host, ana, poll } = await openedWith({ reveal: 'close' });
		for (const person of ['ana', 'ben']) await cast({ a: 1 }, person);
		await open.polls.close(host, poll);
		expect(await open.polls.told.list(ana)).toMatchObject([{ state: 'closed' }]);
		expect(await open.polls.result(ana, poll, 1)).toEqual({ ok: false, reason: 'not-revealed' });
		expect(await open.polls.reveal(host, poll)).toMatchObject({ ok: true });
		expect(await open.polls.result(ana, poll, 1)).toMatchObject({ ok: true });
	});

	it('of very few people are revealed by the close where everybody saw names or totals anyway', async () => {
		for (const rules of [{ identity: 'named' }, { totals: 'live' }] as const) {
			const { cast, host, ana, poll } = await openedWith({ reveal: 'close', ...rules });
			await cast({ a: 1 });
			await open.polls.close(host, poll);
			expect(await open.polls.told.list(ana)).toMatchObject([{ state: 'revealed' }]);
		}
	});
});

it('a poll closes with its workshop, and its ballots stay', async () => {
	const { workshop, cast, rows, host } = await openedWith({});
	await cast({ a: 1 });
	await open.polls.closeAll(workshop);
	expect(await open.polls.told.list(host)).toMatchObject([{ state: 'closed' }]);
	expect(await rows()).toHaveLength(1);
	expect(await cast({ a: 2 })).toEqual({ ok: false, reason: 'poll-closed' });
});

it('nobody spends more than they have, whatever their page sends', async () => {
	const { cast, rows } = await openedWith({});
	for (const amounts of [{ a: 3 }, { a: 2, b: 2 }, { a: -1 }, { a: 0.5 }, { a: 1, other: 1 }]) {
		expect(await cast(amounts)).toMatchObject({ ok: false });
	}
	expect(await rows()).toEqual([]);
	expect(await cast({ a: 2, b: 1 })).toMatchObject({ ok: true });
});
