/** Rounds of polls: draft → open → closed, each step once and in a transaction; and a further round after it. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { pollStates, type PollState } from '#lib/polls/model/messages.ts';
import { unlinkBallots } from './ballot-ledger.ts';
import type { Db } from './database.ts';
import { liveTurnout } from './poll-turnout.ts';

export interface RoundStore {
	/** draft → open, with a fresh key. @returns whether the round was a draft. */
	open(poll: string, round: number): Promise<boolean>;
	/** open → closed; keeps the turnout, destroys the key. @returns whether the round was open. */
	close(poll: string, round: number): Promise<boolean>;
	/** Takes effect while the round is a draft or open; null takes the time back. @returns whether it did. */
	setClosing(poll: string, round: number, at: number | null): Promise<boolean>;
	/** Adds a draft round after one that is closed or revealed. @returns its number, or null. */
	repeat(poll: string): Promise<number | null>;
}

export const createRoundStore = (db: Db): RoundStore => ({
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
			await transaction.insertInto('poll_rounds').values(draftRound(poll, round)).execute();
			await transaction.updateTable('polls').set({ round }).where('id', '=', poll).execute();
			return round;
		});
	}
});

/** The row of a round that nobody has opened yet. */
export const draftRound = (poll: string, round: number) => ({
	poll,
	round,
	state: 'draft',
	voter_secret: null,
	turnout: '{}',
	tally: null,
	closes_at: null,
	stage: 'all'
});

/** @returns undefined if there is no such round */
export async function roundIn(db: Db, poll: string, round: number) {
	const row = await db
		.selectFrom('poll_rounds')
		.select(['state', 'turnout'])
		.where('poll', '=', poll)
		.where('round', '=', round)
		.executeTakeFirst();
	return row && { state: parseState(row.state), turnout: row.turnout };
}

export function parseState(state: string): PollState {
	const known = pollStates.find((candidate) => candidate === state);
	if (!known) throw new Error(`a poll round has the unknown state ${state}`);
	return known;
}
