/** Ballots as their voters and the result know them. What makes them fair and secret is decided in `ballot-ledger.ts`. */
import * as v from 'valibot';
import type { Result } from '#lib/base/model/result.ts';
import { castOnce, secretOf, voterOf, type Cast, type CastRefusal } from './ballot-ledger.ts';
import type { Db } from './database.ts';
import { Json } from './json.ts';

export interface OwnBallot {
	readonly subject: string;
	readonly ballot: unknown;
	readonly receipt: string;
}

/** A ballot of a poll whose rules said that answers carry names. */
export interface NamedBallot {
	/** A participant's id. */
	readonly person: string;
	readonly name: string;
	readonly region: string | null;
	readonly subject: string;
	readonly ballot: unknown;
}

export interface BallotStore {
	/** Resolves when the ballot is on disk. The same key of the same voter gives the same receipt. */
	cast(cast: Cast): Promise<Result<{ readonly receipt: string }, CastRefusal>>;
	/** One person's ballots; empty unless the round is open, because afterwards nobody can tell. */
	ballotsOf(poll: string, round: number, participant: string): Promise<OwnBallot[]>;
	/** Those of the receipts that stand for a ballot in the ledger. */
	counted(poll: string, round: number, receipts: readonly string[]): Promise<string[]>;
	/** The ballots that carry a name, once the figures are shown; empty before, and for polls that keep none. */
	named(poll: string, round: number): Promise<NamedBallot[]>;
}

export const createBallotStore = (db: Db): BallotStore => ({
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

	async named(poll, round) {
		const rows = await db
			.selectFrom('ballots')
			.innerJoin('poll_rounds', (join) =>
				join.onRef('poll_rounds.poll', '=', 'ballots.poll').onRef('poll_rounds.round', '=', 'ballots.round')
			)
			.innerJoin('participants', 'participants.id', 'ballots.person')
			.select([
				'participants.id as person',
				'participants.name',
				'participants.region',
				'ballots.subject',
				'ballots.ballot'
			])
			.where('ballots.poll', '=', poll)
			.where('ballots.round', '=', round)
			.where('poll_rounds.state', '=', 'revealed')
			.where('poll_rounds.stage', '=', 'all')
			.execute();
		return rows.map((row) => ({ ...row, ballot: v.parse(Json, row.ballot) }));
	}
});
