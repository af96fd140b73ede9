/**
 * The rules of the vote on the real store (reliability.md R15, S16): whatever people and networks do, there
 * is no double vote, no acknowledged ballot is lost, the tally is the ledger, and closed is immutable.
 * `POLL_RUNS=5000` makes the long run (`npm run test:nightly`).
 */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Asker } from '../../server/polls/asker.ts';
import { addWorkshop, facilitator, openPolls, participant, type OpenPolls } from '../support/polls.ts';

const runs = Number(process.env['POLL_RUNS'] ?? 300);
const config = { criteria: [{ id: 'need', name: { en: 'Need' }, question: { en: 'Needed?' } }] };
const subjects = ['one', 'two'].map((id) => ({ id, title: { en: id }, region: null }));
const people = [
	['ana', 'es'],
	['ben', 'es'],
	['cezary', 'pl']
] as const;

const folder = mkdtempSync(join(tmpdir(), 'polls-'));
let file = join(folder, 'polls.db');
let open: OpenPolls;
beforeAll(async () => {
	open = await openPolls(file);
});
afterAll(async () => {
	await open.close();
	rmSync(folder, { recursive: true });
});

let workshops = 0;
async function newPoll() {
	const workshop = `rules-${++workshops}`;
	await addWorkshop(open.db, workshop);
	const host = facilitator(workshop);
	const made = await open.polls.create(host, 'transferability', { title: { en: 'Poll' }, config, subjects });
	if (!made.ok) throw new Error(made.reason);
	return { workshop, host, poll: made.value.poll };
}

interface Counted {
	readonly ballot: { readonly subject: string; readonly answers: { readonly need: number } };
	readonly key: string;
	readonly receipt: string;
	readonly region: string;
}

/** What must be true by the rules; `counted` by person and subject. */
interface Model {
	state: 'draft' | 'open' | 'closed' | 'revealed';
	readonly counted: Map<string, Counted>;
	readonly replaced: string[];
	keys: number;
}

interface Real {
	readonly poll: string;
	readonly hosts: readonly Asker[];
	readonly voters: readonly Asker[];
}

type Step = fc.AsyncCommand<Model, Real>;
const always = () => true;
const who = fc.nat({ max: people.length - 1 });
const which = fc.constantFrom('one', 'two');
const value = fc.integer({ min: -2, max: 2 });

function voterOf(real: Real, at: number): Asker {
	const voter = real.voters[at];
	if (!voter) throw new Error('no such voter');
	return voter;
}

async function ledgerMatches(model: Model, real: Real): Promise<void> {
	const rows = await open.db
		.selectFrom('ballots')
		.select(['region', 'subject', 'ballot', 'receipt', 'idempotency'])
		.where('poll', '=', real.poll)
		.execute();
	const expected = [...model.counted.values()].map(({ ballot, key, receipt, region }) => ({
		region,
		subject: ballot.subject,
		ballot,
		receipt,
		idempotency: key
	}));
	const byReceipt = (a: { receipt: string }, b: { receipt: string }) => (a.receipt < b.receipt ? -1 : 1);
	const ledger = rows.map((row) => ({ ...row, ballot: JSON.parse(row.ballot) as unknown }));
	expect(ledger.sort(byReceipt)).toEqual(expected.sort(byReceipt));
}

/** A new ballot, or one that replaces the current or a receipt that no longer stands. */
const casts = fc
	.tuple(who, which, value, fc.constantFrom('new', 'replace', 'stale'), fc.integer({ min: 1, max: 3 }))
	.map(([at, subject, need, mode, copies]): Step => ({
		check: always,
		toString: () => `${people[at]?.[0]} casts ${need} on ${subject} (${mode}, sent ${copies}x)`,
		async run(model, real) {
			const voter = voterOf(real, at);
			const place = `${voter.participant}/${subject}`;
			const earlier = model.counted.get(place);
			const replaces =
				mode === 'new'
					? undefined
					: mode === 'replace'
						? earlier?.receipt
						: (model.replaced.at(-1) ?? 'a-receipt-nobody-got');
			const ballot = { subject, answers: { need } };
			const key = `key-${String(++model.keys).padStart(16, '0')}`;
			// The same message may arrive several times at once.
			const answers = await Promise.all(
				Array.from({ length: copies }, () =>
					open.polls.cast(voter, { poll: real.poll, round: 1, ballot, key, replaces })
				)
			);
			for (const answer of answers) expect(answer).toEqual(answers[0]);
			const [answer] = answers;
			if (model.state !== 'open') {
				const reason = model.state === 'draft' ? 'not-found' : 'poll-closed';
				expect(answer).toEqual({ ok: false, reason });
			} else if (replaces === undefined && earlier) {
				expect(answer).toEqual({ ok: false, reason: 'already-cast' });
			} else if (replaces !== undefined && replaces !== earlier?.receipt) {
				expect(answer).toEqual({ ok: false, reason: 'stale-receipt' });
			} else {
				if (!answer?.ok) throw new Error(`refused: ${answer?.reason}`);
				if (earlier) model.replaced.push(earlier.receipt);
				const region = voter.region ?? '';
				model.counted.set(place, { ballot, key, receipt: answer.value.receipt, region });
			}
		}
	}));

/** Two devices of one person, each with a ballot of its own, at the same moment: one of them counts. */
const races = fc.tuple(who, which, value, value).map(([at, subject, first, second]): Step => ({
	check: (model) => model.state === 'open' && !model.counted.has(`${people[at]?.[0]}/${subject}`),
	toString: () => `${people[at]?.[0]} casts ${first} and ${second} on ${subject} at once`,
	async run(model, real) {
		const voter = voterOf(real, at);
		const tries = [first, second].map((need) => ({
			ballot: { subject, answers: { need } },
			key: `key-${String(++model.keys).padStart(16, '0')}`
		}));
		const answers = await Promise.all(
			tries.map((attempt) => open.polls.cast(voter, { poll: real.poll, round: 1, ...attempt }))
		);
		expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
		answers.forEach((answer, index) => {
			const attempt = tries[index];
			if (!answer.ok || !attempt) return;
			const region = voter.region ?? '';
			model.counted.set(`${voter.participant}/${subject}`, {
				...attempt,
				receipt: answer.value.receipt,
				region
			});
		});
	}
}));

/** The acknowledgement was lost; the client sends the same again, now or after the close. */
const retries = fc.tuple(who, which).map(([at, subject]): Step => ({
	check: (model) => model.counted.has(`${people[at]?.[0]}/${subject}`),
	toString: () => `${people[at]?.[0]} retries ${subject}`,
	async run(model, real) {
		const voter = voterOf(real, at);
		const counted = model.counted.get(`${voter.participant}/${subject}`);
		if (!counted) throw new Error('checked above');
		const { ballot, key, receipt } = counted;
		const answer = await open.polls.cast(voter, { poll: real.poll, round: 1, ballot, key });
		expect(answer).toEqual({ ok: true, value: { receipt } });
	}
}));

const turn = (verb: 'open' | 'close' | 'reveal', from: Model['state'], to: Model['state'], no: string) =>
	fc.constantFrom(1, 2).map((hosts): Step => ({
		check: always,
		toString: () => `${hosts} facilitators ${verb}`,
		async run(model, real) {
			const answers = await Promise.all(
				real.hosts.slice(0, hosts).map((host) => open.polls[verb](host, real.poll))
			);
			const taken = answers.filter((answer) => answer.ok);
			expect(taken).toHaveLength(model.state === from ? 1 : 0);
			for (const answer of answers) if (!answer.ok) expect(answer.reason).toBe(no);
			if (taken.length > 0) model.state = to;
		}
	}));

const restarts = fc.constant<Step>({
	check: always,
	toString: () => 'the server starts anew',
	async run() {
		await open.close();
		open = await openPolls(file);
	}
});

let kills = 0;
/** What a kill -9 leaves: the files as they are at this moment, closed by nobody. */
async function kill(): Promise<void> {
	const left = join(folder, `killed-${++kills}.db`);
	for (const part of ['', '-wal']) if (existsSync(file + part)) copyFileSync(file + part, left + part);
	await open.close();
	for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
	file = left;
	open = await openPolls(file);
}

/** The server is killed while a ballot is under way; the page reconnects and sends it again. */
const killed = fc.tuple(who, which, value).map(([at, subject, need]): Step => ({
	check: (model) => model.state === 'open' && !model.counted.has(`${people[at]?.[0]}/${subject}`),
	toString: () => `the server is killed while ${people[at]?.[0]} casts ${need} on ${subject}`,
	async run(model, real) {
		const voter = voterOf(real, at);
		const ballot = { subject, answers: { need } };
		const key = `key-${String(++model.keys).padStart(16, '0')}`;
		const cast = () => open.polls.cast(voter, { poll: real.poll, round: 1, ballot, key });
		const unheard = cast();
		await kill();
		await unheard.catch(() => undefined);
		await ledgerHolds(model, real);
		const answer = await cast();
		if (!answer.ok) throw new Error(`refused: ${answer.reason}`);
		const region = voter.region ?? '';
		model.counted.set(`${voter.participant}/${subject}`, {
			ballot,
			key,
			receipt: answer.value.receipt,
			region
		});
		await ledgerMatches(model, real);
	}
}));

/** Every acknowledged ballot is still there. */
async function ledgerHolds(model: Model, real: Real): Promise<void> {
	const rows = await open.db.selectFrom('ballots').select('receipt').where('poll', '=', real.poll).execute();
	const receipts = new Set(rows.map(({ receipt }) => receipt));
	for (const { receipt } of model.counted.values()) expect(receipts).toContain(receipt);
}

const looks = fc.constant<Step>({
	check: always,
	toString: () => 'look at the ledger',
	async run(model, real) {
		await ledgerMatches(model, real);
		const receipts = [...model.counted.values()].map(({ receipt }) => receipt);
		const checked = await open.polls.check(voterOf(real, 0), real.poll, 1, [
			...receipts,
			...model.replaced.slice(0, 20)
		]);
		const counted = checked.ok ? checked.value.counted : [];
		expect(counted.sort()).toEqual(model.state === 'draft' ? [] : receipts.sort());
	}
});

describe('a vote', () => {
	it(`keeps its rules in ${runs} lives`, { timeout: 600_000 }, async () => {
		const commands = fc.commands(
			[
				casts,
				casts,
				casts,
				casts,
				races,
				retries,
				retries,
				restarts,
				killed,
				looks,
				turn('open', 'draft', 'open', 'poll-not-draft'),
				turn('close', 'open', 'closed', 'poll-not-open'),
				turn('reveal', 'closed', 'revealed', 'not-closed')
			],
			{ maxCommands: 30, size: 'max' }
		);
		let acknowledged = 0;
		await fc.assert(
			fc.asyncProperty(fc.nat({ max: 5 }), commands, async (opened, steps) => {
				const { workshop, host, poll } = await newPoll();
				const real: Real = {
					poll,
					hosts: [host, { ...host, participant: 'second-facilitator' }],
					voters: people.map(([id, region]) => participant(workshop, id, region))
				};
				const model: Model = { state: 'draft', counted: new Map(), replaced: [], keys: 0 };
				if (opened > 0) {
					await open.polls.open(host, poll);
					model.state = 'open';
				}
				await fc.asyncModelRun(() => ({ model, real }), steps);
				await ledgerMatches(model, real);
				acknowledged += model.counted.size + model.replaced.length;
				if (model.state !== 'revealed') return;
				const result = await open.polls.result(host, poll, 1);
				if (!result.ok) throw new Error(result.reason);
				const { practices } = result.value.tally as {
					practices: { subject: string; total: { overall: { counts: number[] } } }[];
				};
				for (const { subject, total } of practices) {
					const expected = [0, 0, 0, 0, 0];
					for (const { ballot } of model.counted.values()) {
						if (ballot.subject !== subject) continue;
						const at = ballot.answers.need + 2;
						expected[at] = (expected[at] ?? 0) + 1;
					}
					expect(total.overall.counts).toEqual(expected);
				}
			}),
			{ numRuns: runs }
		);
		// The lives are worth something only if people really voted in them.
		expect(acknowledged).toBeGreaterThan(runs);
	});
});

describe('who may do what', () => {
	let made: Awaited<ReturnType<typeof newPoll>>;
	beforeEach(async () => {
		made = await newPoll();
	});
	const key = 'k'.repeat(16);
	const ballot = { subject: 'one', answers: { need: 1 } };

	it('facilitators and reviewers never vote', async () => {
		await open.polls.open(made.host, made.poll);
		const ana = participant(made.workshop, 'ana', 'es');
		for (const role of ['facilitator', 'reviewer', 'screen'] as const) {
			const answer = await open.polls.cast({ ...ana, role }, { poll: made.poll, round: 1, ballot, key });
			expect(answer).toEqual({ ok: false, reason: 'not-allowed' });
		}
	});

	it('participants neither run polls nor see drafts or turnout', async () => {
		const ana = participant(made.workshop, 'ana', 'es');
		expect(await open.polls.told.list(ana)).toEqual([]);
		expect(await open.polls.open(ana, made.poll)).toEqual({ ok: false, reason: 'not-allowed' });
		await open.polls.open(made.host, made.poll);
		await open.polls.cast(ana, { poll: made.poll, round: 1, ballot, key });
		expect(await open.polls.told.turnout(ana)).toEqual({});
		expect(await open.polls.told.turnout(made.host)).toEqual({
			[made.poll]: { es: { voters: 1, ballots: 1, complete: 0 } }
		});
		for (const act of ['close', 'reveal', 'repeat', 'remove'] as const) {
			expect(await open.polls[act](ana, made.poll)).toEqual({ ok: false, reason: 'not-allowed' });
		}
	});

	it('the turnout tells who is through from who answered a part, while open and after the close', async () => {
		await open.polls.open(made.host, made.poll);
		for (const [id, region, ...things] of [
			['ana', 'es', 'one', 'two'],
			['ben', 'es', 'two'],
			['cezary', 'pl', 'one', 'two']
		] as const) {
			for (const subject of things) {
				const cast = {
					poll: made.poll,
					round: 1,
					ballot: { ...ballot, subject },
					key: `${id}-${subject}`.padEnd(16, 'x')
				};
				expect(await open.polls.cast(participant(made.workshop, id, region), cast)).toMatchObject({
					ok: true
				});
			}
		}
		const turnout = {
			es: { voters: 2, ballots: 3, complete: 1 },
			pl: { voters: 1, ballots: 2, complete: 1 }
		};
		expect(await open.polls.told.turnout(made.host)).toEqual({ [made.poll]: turnout });
		await open.polls.close(made.host, made.poll);
		expect(await open.polls.told.turnout(made.host)).toEqual({ [made.poll]: turnout });
		expect(await open.polls.told.voters(made.workshop)).toEqual({
			[made.poll]: { voters: 3, ballots: 5, complete: 2 }
		});
	});

	it('people of another workshop find nothing', async () => {
		const other = await newPoll();
		await open.polls.open(made.host, made.poll);
		const stranger = participant(other.workshop, 'eve', 'es');
		const unknown = { ok: false, reason: 'not-found' };
		expect(await open.polls.cast(stranger, { poll: made.poll, round: 1, ballot, key })).toEqual(unknown);
		expect(await open.polls.close(other.host, made.poll)).toEqual(unknown);
		expect(await open.polls.result(stranger, made.poll, 1)).toEqual(unknown);
	});

	it('a region does not judge its own practice', async () => {
		const workshop = `own-${made.workshop}`;
		await addWorkshop(open.db, workshop);
		const host = facilitator(workshop);
		const content = { title: { en: 'Own' }, config, subjects: [{ id: 'one', title: {}, region: 'es' }] };
		const poll = await open.polls.create(host, 'transferability', content);
		if (!poll.ok) throw new Error(poll.reason);
		await open.polls.open(host, poll.value.poll);
		const cast = (id: string, region: string) =>
			open.polls.cast(participant(workshop, id, region), { poll: poll.value.poll, round: 1, ballot, key });
		expect(await cast('ana', 'es')).toEqual({ ok: false, reason: 'own-region' });
		expect(await cast('cezary', 'pl')).toMatchObject({ ok: true });
	});

	it('nothing is taken in a workshop that is closed', async () => {
		await open.polls.open(made.host, made.poll);
		const ana = { ...participant(made.workshop, 'ana', 'es'), workshopOpen: false };
		expect(await open.polls.cast(ana, { poll: made.poll, round: 1, ballot, key })).toEqual({
			ok: false,
			reason: 'workshop-closed'
		});
	});

	it('what people were asked does not change once it was opened', async () => {
		const content = { title: { en: 'New' }, config, subjects };
		expect(await open.polls.update(made.host, made.poll, content)).toMatchObject({ ok: true });
		await open.polls.open(made.host, made.poll);
		expect(await open.polls.update(made.host, made.poll, content)).toEqual({
			ok: false,
			reason: 'poll-not-draft'
		});
		expect(await open.polls.remove(made.host, made.poll)).toEqual({ ok: false, reason: 'poll-open' });
	});

	it('a second round starts empty and keeps the first', async () => {
		const ana = participant(made.workshop, 'ana', 'es');
		await open.polls.open(made.host, made.poll);
		await open.polls.cast(ana, { poll: made.poll, round: 1, ballot, key });
		await open.polls.close(made.host, made.poll);
		await open.polls.reveal(made.host, made.poll);
		expect(await open.polls.repeat(made.host, made.poll)).toEqual({ ok: true, value: { round: 2 } });
		expect(await open.polls.told.list(ana)).toMatchObject([{ round: 1, state: 'revealed' }]);
		await open.polls.open(made.host, made.poll);
		expect(await open.polls.told.list(ana)).toMatchObject([{ round: 2, state: 'open' }]);
		expect(await open.polls.cast(ana, { poll: made.poll, round: 2, ballot, key })).toMatchObject({
			ok: true
		});
		expect(await open.polls.result(ana, made.poll, 1)).toMatchObject({ ok: true });
		expect(await open.polls.result(ana, made.poll, 2)).toEqual({ ok: false, reason: 'not-revealed' });
	});
});

describe('the secret of the ballot', () => {
	it('after the close nothing on the disk leads from a person to a ballot, or ballots to each other', async () => {
		const { workshop, host, poll } = await newPoll();
		await open.polls.open(host, poll);
		const before = await open.db
			.selectFrom('poll_rounds')
			.select('voter_secret')
			.where('poll', '=', poll)
			.executeTakeFirstOrThrow();
		const secret = Buffer.from(before.voter_secret ?? []);
		expect(secret).toHaveLength(32);
		const voters = Array.from({ length: 12 }, (_, at) => participant(workshop, `person-${at}`, 'es'));
		for (const [at, voter] of voters.entries()) {
			for (const subject of ['one', 'two']) {
				const key = `${subject}-${at}-`.padEnd(16, 'x');
				const ballot = { subject, answers: { need: 1 } };
				expect(await open.polls.cast(voter, { poll, round: 1, ballot, key })).toMatchObject({ ok: true });
			}
		}
		const rows = () => open.db.selectFrom('ballots').selectAll().where('poll', '=', poll).execute();
		const votersWhileOpen = new Set((await rows()).map((row) => row.voter));
		expect(votersWhileOpen.size).toBe(12);
		expect(await open.polls.mine(voters[0] ?? host, poll, 1)).toMatchObject({
			value: { ballots: [{ subject: 'one' }, { subject: 'two' }] }
		});

		await open.polls.close(host, poll);

		const after = await rows();
		expect(after).toHaveLength(24);
		expect(new Set(after.map((row) => row.voter)).size).toBe(24);
		expect(after.filter((row) => votersWhileOpen.has(row.voter))).toEqual([]);
		expect(Object.keys(after[0] ?? {}).sort()).toEqual(
			['ballot', 'idempotency', 'person', 'poll', 'receipt', 'region', 'round', 'subject', 'voter'].sort()
		);
		expect(after.filter(({ person }) => person !== null)).toEqual([]);
		// The order on the disk is that of random voters, not that of arrival.
		const arrival = (row: { idempotency: string }) => Number(row.idempotency.split('-')[1]);
		expect(after.map(arrival)).not.toEqual(after.map(arrival).sort((a, b) => a - b));
		for (const voter of voters) {
			expect(await open.polls.mine(voter, poll, 1)).toEqual({ ok: true, value: { ballots: [] } });
		}
		// Neither the key nor the voters of the open round are left in any file, the write-ahead log included.
		for (const name of readdirSync(folder)) {
			const bytes = readFileSync(join(folder, name));
			expect(bytes.includes(secret), `the key is left in ${name}`).toBe(false);
			for (const voter of votersWhileOpen) expect(bytes.includes(voter), name).toBe(false);
		}
		// The turnout is kept, as counts.
		expect(await open.polls.told.turnout(host)).toMatchObject({
			[poll]: { es: { voters: 12, ballots: 24 } }
		});
	});
});
