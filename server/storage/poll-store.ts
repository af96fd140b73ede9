/** Polls with their rounds. What happens in a round is the matter of `poll-rounds.ts`, `poll-ballots.ts` and `poll-tallies.ts`. */
import * as v from 'valibot';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import type { PollRound } from '#lib/polls/model/messages.ts';
import { Subject } from '#lib/polls/model/subject.ts';
import { VoteRules } from '#lib/polls/model/vote-rules.ts';
import type { Db } from './database.ts';
import { Json } from './json.ts';
import { createBallotStore, type BallotStore } from './poll-ballots.ts';
import { createRoundStore, draftRound, parseState, type RoundStore } from './poll-rounds.ts';
import { createTallyStore, Stage, type TallyStore } from './poll-tallies.ts';

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

/** Polls themselves, their rounds, ballots and tallies. */
export interface PollStore extends RoundStore, BallotStore, TallyStore {
	/** In the order in which they were made. */
	ofWorkshop(workshop: string): Promise<StoredPoll[]>;
	find(workshop: string, poll: string): Promise<StoredPoll | undefined>;
	/** With its first round as a draft. `createdAt` in milliseconds since 1970. */
	add(poll: Omit<StoredPoll, 'round' | 'rounds'>, createdAt: number): Promise<void>;
	/** Takes effect while the first round is a draft. @returns whether it did. */
	edit(poll: string, to: Pick<StoredPoll, 'title' | 'config' | 'subjects' | 'rules'>): Promise<boolean>;
	/** With all rounds and ballots; not while a round is open. @returns whether it did. */
	remove(poll: string): Promise<boolean>;
	/** The polls whose running round is open although its time to close has come. */
	due(now: number): Promise<StoredPoll[]>;
}

const Title = v.pipe(Json, LocalizedText);
const Subjects = v.pipe(Json, v.array(Subject));
const Rules = v.pipe(Json, VoteRules);

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
		...createRoundStore(db),
		...createBallotStore(db),
		...createTallyStore(db),

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
				await transaction.insertInto('poll_rounds').values(draftRound(poll.id, 1)).execute();
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
		}
	};
}
