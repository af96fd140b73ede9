/**
 * Polls and their rounds: draft → open → closed → revealed, each step once and in a transaction. Ballots are
 * the matter of `ballot-ledger.ts`.
 */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import * as v from 'valibot';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import type { Result } from '#lib/base/model/result.ts';
import { pollStates, Turnout, type PollRound, type PollState } from '#lib/polls/model/messages.ts';
import { pollKindOf } from '#lib/polls/model/kinds.ts';
import { Subject } from '#lib/polls/model/subject.ts';
import { revealStages, type RevealStage } from '#lib/polls/model/reveal.ts';
import type { Ruling, Rulings } from '#lib/polls/model/texts.ts';
import { VoteRules } from '#lib/polls/model/vote-rules.ts';
import {
	castOnce,
	liveTurnout,
	secretOf,
	unlinkBallots,
	voterOf,
	type Cast,
	type CastRefusal
} from './ballot-ledger.ts';
import type { Db } from './database.ts';
import { keepRuling, rulingsIn } from './poll-rulings.ts';

export interface StoredPoll {
	readonly id: string;
	readonly workshop: string;
	readonly kind: string;
	readonly title: LocalizedText;
	readonly config: unknown;
	readonly subjects: readonly Subject[];
	readonly rules: VoteRules;
	/** The running round. */
	readonly round: number;
	readonly rounds: readonly PollRound[];
}

export interface LedgerEntry {
	readonly subject: string;
	readonly region: string;
	readonly ballot: unknown;
}

/** What a tally is made of. */
export interface Ledger {
	readonly ballots: readonly LedgerEntry[];
	readonly turnout: Turnout;
	/** Of the round's texts. */
	readonly rulings: Rulings;
}

export interface OwnBallot {
	readonly subject: string;
	readonly ballot: unknown;
	readonly receipt: string;
}

/** A ballot of a poll whose rules said that answers carry names. */
export interface NamedBallot {
	/** A participant's id. */
	readonly person: string;
	readonly subject: string;
	readonly ballot: unknown;
}

export interface PollStore {
	/** In the order in which they were made. */
	ofWorkshop(workshop: string): Promise<StoredPoll[]>;
	find(workshop: string, poll: string): Promise<StoredPoll | undefined>;
	/** With its first round as a draft. `createdAt` in milliseconds since 1970. */
	add(poll: Omit<StoredPoll, 'round' | 'rounds'>, createdAt: number): Promise<void>;
	/** Takes effect while the first round is a draft. @returns whether it did. */
	edit(poll: string, to: Pick<StoredPoll, 'title' | 'config' | 'subjects' | 'rules'>): Promise<boolean>;
	/** With all rounds and ballots; not while a round is open. @returns whether it did. */
	remove(poll: string): Promise<boolean>;
	/** draft → open, with a fresh key. @returns whether the round was a draft. */
	open(poll: string, round: number): Promise<boolean>;
	/** open → closed; keeps the turnout, destroys the key. @returns whether the round was open. */
	close(poll: string, round: number): Promise<boolean>;
	/** Takes effect while the round is a draft or open; null takes the time back. @returns whether it did. */
	setClosing(poll: string, round: number, at: number | null): Promise<boolean>;
	/** The polls whose running round is open although its time to close has come. */
	due(now: number): Promise<StoredPoll[]>;
	/** closed → revealed, keeping what `tallyOf` makes of the ledger. @returns whether the round was closed. */
	reveal(
		poll: string,
		round: number,
		stage: RevealStage,
		tallyOf: (ledger: Ledger) => unknown
	): Promise<boolean>;
	/** After a reveal of the distribution only. @returns whether it was. */
	showAll(poll: string, round: number): Promise<boolean>;
	/** What was cast so far; null when the round is in none of these states. */
	ledger(poll: string, round: number, states: readonly PollState[]): Promise<Ledger | null>;
	/** Takes effect while the round is open or closed; null takes a ruling back. @returns whether it did. */
	rule(poll: string, round: number, text: string, ruling: Ruling | null): Promise<boolean>;
	/** Adds a draft round after one that is closed or revealed. @returns its number, or null. */
	repeat(poll: string): Promise<number | null>;
	/** Resolves when the ballot is on disk. The same key of the same voter gives the same receipt. */
	cast(cast: Cast): Promise<Result<{ readonly receipt: string }, CastRefusal>>;
	/** One person's ballots; empty unless the round is open, because afterwards nobody can tell. */
	ballotsOf(poll: string, round: number, participant: string): Promise<OwnBallot[]>;
	/** Those of the receipts that stand for a ballot in the ledger. */
	counted(poll: string, round: number, receipts: readonly string[]): Promise<string[]>;
	/** By region: counted while open, as kept at the close afterwards. */
	turnout(poll: string, round: number): Promise<Turnout>;
	/** As much of a revealed round's tally as is shown at its stage, whoever asks; null before the reveal. */
	tally(poll: string, round: number): Promise<unknown>;
	/** The ballots that carry a name, once the figures are shown; empty before, and for polls that keep none. */
	named(poll: string, round: number): Promise<NamedBallot[]>;
}

const Json = v.pipe(v.string(), v.parseJson());
const Title = v.pipe(Json, LocalizedText);
const Subjects = v.pipe(Json, v.array(Subject));
const Rules = v.pipe(Json, VoteRules);
const Stage = v.picklist(revealStages);
const StoredTurnout = v.pipe(Json, Turnout);

export function createPollStore(db: Db): PollStore {
	async function withRounds(
		rows: {
			id: string;
			workshop: string;
			kind: string;
			title: string;
			config: string;
			subjects: string;
			rules: string;
			round: number;
		}[]
	): Promise<StoredPoll[]> {
		if (rows.length === 0) return [];
		const rounds = await db
			.selectFrom('poll_rounds')
			.select(['poll', 'round', 'state', 'closes_at', 'stage'])
			.where(
				'poll',
				'in',
				rows.map((row) => row.id)
			)
			.orderBy('round')
			.execute();
		return rows.map((row) => ({
			id: row.id,
			workshop: row.workshop,
			kind: row.kind,
			title: v.parse(Title, row.title),
			config: v.parse(Json, row.config),
			subjects: v.parse(Subjects, row.subjects),
			rules: v.parse(Rules, row.rules),
			round: row.round,
			rounds: rounds
				.filter((round) => round.poll === row.id)
				.map((round) => ({
					round: round.round,
					state: parseState(round.state),
					closesAt: round.closes_at,
					stage: v.parse(Stage, round.stage)
				}))
		}));
	}

	return {
		async ofWorkshop(workshop) {
			const rows = await db
				.selectFrom('polls')
				.selectAll()
				.where('workshop', '=', workshop)
				.orderBy('position')
				.orderBy('id')
				.execute();
			return withRounds(rows);
		},

		async find(workshop, poll) {
			const rows = await db
				.selectFrom('polls')
				.selectAll()
				.where('workshop', '=', workshop)
				.where('id', '=', poll)
				.execute();
			return (await withRounds(rows))[0];
		},

		async add(poll, createdAt) {
			await db.transaction().execute(async (transaction) => {
				const last = await transaction
					.selectFrom('polls')
					.select(({ fn }) => fn.max('position').as('position'))
					.where('workshop', '=', poll.workshop)
					.executeTakeFirst();
				await transaction
					.insertInto('polls')
					.values({
						id: poll.id,
						workshop: poll.workshop,
						kind: poll.kind,
						title: JSON.stringify(poll.title),
						config: JSON.stringify(poll.config),
						subjects: JSON.stringify(poll.subjects),
						rules: JSON.stringify(poll.rules),
						round: 1,
						position: (last?.position ?? 0) + 1,
						created_at: createdAt
					})
					.execute();
				await transaction.insertInto('poll_rounds').values(draft(poll.id, 1)).execute();
			});
		},

		async edit(poll, to) {
			return db.transaction().execute(async (transaction) => {
				const rounds = await transaction
					.selectFrom('poll_rounds')
					.select('state')
					.where('poll', '=', poll)
					.execute();
				if (rounds.length !== 1 || rounds[0]?.state !== 'draft') return false;
				await transaction
					.updateTable('polls')
					.set({
						title: JSON.stringify(to.title),
						config: JSON.stringify(to.config),
						subjects: JSON.stringify(to.subjects),
						rules: JSON.stringify(to.rules)
					})
					.where('id', '=', poll)
					.execute();
				return true;
			});
		},

		async remove(poll) {
			return db.transaction().execute(async (transaction) => {
				const open = await transaction
					.selectFrom('poll_rounds')
					.select('round')
					.where('poll', '=', poll)
					.where('state', '=', 'open')
					.execute();
				if (open.length > 0) return false;
				await transaction.deleteFrom('polls').where('id', '=', poll).execute();
				return true;
			});
		},

		async open(poll, round) {
			const changed = await db
				.updateTable('poll_rounds')
				.set({ state: 'open', voter_secret: randomBytes(32) })
				.where('poll', '=', poll)
				.where('round', '=', round)
				.where('state', '=', 'draft')
				.executeTakeFirst();
			return changed.numUpdatedRows === 1n;
		},

		async close(poll, round) {
			const closed = await db.transaction().execute(async (transaction) => {
				const turnout = await liveTurnout(transaction, poll, round);
				const changed = await transaction
					.updateTable('poll_rounds')
					.set({ state: 'closed', voter_secret: null, turnout: JSON.stringify(turnout) })
					.where('poll', '=', poll)
					.where('round', '=', round)
					.where('state', '=', 'open')
					.executeTakeFirst();
				if (changed.numUpdatedRows !== 1n) return false;
				await unlinkBallots(transaction, poll, round);
				return true;
			});
			// The write-ahead log still holds the key and the order in which ballots came.
			if (closed) await sql`pragma wal_checkpoint(TRUNCATE)`.execute(db);
			return closed;
		},

		async setClosing(poll, round, at) {
			const changed = await db
				.updateTable('poll_rounds')
				.set({ closes_at: at })
				.where('poll', '=', poll)
				.where('round', '=', round)
				.where('state', 'in', ['draft', 'open'])
				.executeTakeFirst();
			return changed.numUpdatedRows === 1n;
		},

		async due(now) {
			const rows = await db
				.selectFrom('polls')
				.innerJoin('poll_rounds', (join) =>
					join.onRef('poll_rounds.poll', '=', 'polls.id').onRef('poll_rounds.round', '=', 'polls.round')
				)
				.selectAll('polls')
				.where('poll_rounds.state', '=', 'open')
				.where('poll_rounds.closes_at', '<=', now)
				.execute();
			return withRounds(rows);
		},

		async reveal(poll, round, stage, tallyOf) {
			return db.transaction().execute(async (transaction) => {
				const current = await transaction
					.selectFrom('poll_rounds')
					.select(['state', 'turnout'])
					.where('poll', '=', poll)
					.where('round', '=', round)
					.executeTakeFirst();
				if (current?.state !== 'closed') return false;
				const ledger = {
					ballots: await ballotsIn(transaction, poll, round),
					turnout: v.parse(StoredTurnout, current.turnout),
					rulings: await rulingsIn(transaction, poll, round)
				};
				await transaction
					.updateTable('poll_rounds')
					.set({ state: 'revealed', stage, tally: JSON.stringify(tallyOf(ledger)) })
					.where('poll', '=', poll)
					.where('round', '=', round)
					.execute();
				return true;
			});
		},

		async showAll(poll, round) {
			const changed = await db
				.updateTable('poll_rounds')
				.set({ stage: 'all' })
				.where('poll', '=', poll)
				.where('round', '=', round)
				.where('state', '=', 'revealed')
				.where('stage', '=', 'distribution')
				.executeTakeFirst();
			return changed.numUpdatedRows === 1n;
		},

		async ledger(poll, round, states) {
			return db.transaction().execute(async (transaction) => {
				const current = await roundIn(transaction, poll, round);
				if (!current || !states.includes(current.state)) return null;
				return {
					ballots: await ballotsIn(transaction, poll, round),
					turnout: await turnoutOf(transaction, poll, round, current),
					rulings: await rulingsIn(transaction, poll, round)
				};
			});
		},

		async rule(poll, round, text, ruling) {
			return db.transaction().execute(async (transaction) => {
				const current = await roundIn(transaction, poll, round);
				if (current?.state !== 'open' && current?.state !== 'closed') return false;
				await keepRuling(transaction, poll, round, text, ruling);
				return true;
			});
		},

		async repeat(poll) {
			return db.transaction().execute(async (transaction) => {
				const rounds = await transaction
					.selectFrom('poll_rounds')
					.select(['round', 'state'])
					.where('poll', '=', poll)
					.orderBy('round', 'desc')
					.execute();
				const last = rounds[0];
				if (!last || last.state === 'draft' || last.state === 'open') return null;
				const round = last.round + 1;
				await transaction.insertInto('poll_rounds').values(draft(poll, round)).execute();
				await transaction.updateTable('polls').set({ round }).where('id', '=', poll).execute();
				return round;
			});
		},

		async cast(cast) {
			return db.transaction().execute(async (transaction) => castOnce(transaction, cast));
		},

		async ballotsOf(poll, round, participant) {
			const secret = await secretOf(db, poll, round);
			if (!secret) return [];
			const rows = await db
				.selectFrom('ballots')
				.select(['subject', 'ballot', 'receipt'])
				.where('poll', '=', poll)
				.where('round', '=', round)
				.where('voter', '=', voterOf(secret, participant))
				.execute();
			return rows.map((row) => ({ ...row, ballot: v.parse(Json, row.ballot) }));
		},

		async counted(poll, round, receipts) {
			if (receipts.length === 0) return [];
			const rows = await db
				.selectFrom('ballots')
				.select('receipt')
				.where('poll', '=', poll)
				.where('round', '=', round)
				.where('receipt', 'in', [...receipts])
				.execute();
			return rows.map((row) => row.receipt);
		},

		async turnout(poll, round) {
			const current = await roundIn(db, poll, round);
			return current ? turnoutOf(db, poll, round, current) : {};
		},

		async tally(poll, round) {
			const row = await db
				.selectFrom('poll_rounds')
				.innerJoin('polls', 'polls.id', 'poll_rounds.poll')
				.select(['polls.kind', 'poll_rounds.stage', 'poll_rounds.tally'])
				.where('poll_rounds.poll', '=', poll)
				.where('poll_rounds.round', '=', round)
				.where('poll_rounds.state', '=', 'revealed')
				.executeTakeFirst();
			if (!row?.tally) return null;
			return pollKindOf(row.kind)?.shownOf(v.parse(Json, row.tally), v.parse(Stage, row.stage)) ?? null;
		},

		async named(poll, round) {
			const rows = await db
				.selectFrom('ballots')
				.innerJoin('poll_rounds', (join) =>
					join.onRef('poll_rounds.poll', '=', 'ballots.poll').onRef('poll_rounds.round', '=', 'ballots.round')
				)
				.select(['ballots.person', 'ballots.subject', 'ballots.ballot'])
				.where('ballots.poll', '=', poll)
				.where('ballots.round', '=', round)
				.where('poll_rounds.state', '=', 'revealed')
				.where('poll_rounds.stage', '=', 'all')
				.execute();
			return rows.flatMap(({ person, subject, ballot }) =>
				person === null ? [] : [{ person, subject, ballot: v.parse(Json, ballot) }]
			);
		}
	};
}

async function ballotsIn(db: Db, poll: string, round: number): Promise<LedgerEntry[]> {
	const rows = await db
		.selectFrom('ballots')
		.select(['subject', 'region', 'ballot'])
		.where('poll', '=', poll)
		.where('round', '=', round)
		.execute();
	return rows.map((row) => ({ ...row, ballot: v.parse(Json, row.ballot) }));
}

async function roundIn(db: Db, poll: string, round: number) {
	const row = await db
		.selectFrom('poll_rounds')
		.select(['state', 'turnout'])
		.where('poll', '=', poll)
		.where('round', '=', round)
		.executeTakeFirst();
	return row && { state: parseState(row.state), turnout: row.turnout };
}

/** Counted from the ledger while the round is open, as kept at the close afterwards. */
const turnoutOf = async (
	db: Db,
	poll: string,
	round: number,
	current: { readonly state: PollState; readonly turnout: string }
): Promise<Turnout> =>
	current.state === 'open' ? liveTurnout(db, poll, round) : v.parse(StoredTurnout, current.turnout);

const draft = (poll: string, round: number) => ({
	poll,
	round,
	state: 'draft',
	voter_secret: null,
	turnout: '{}',
	tally: null,
	closes_at: null,
	stage: 'all'
});

function parseState(state: string): PollState {
	const known = pollStates.find((candidate) => candidate === state);
	if (!known) throw new Error(`a poll round has the unknown state ${state}`);
	return known;
}
