/** What the ballots of a round come to: turnout, what is counted, and as much of the tally as is revealed. */
import * as v from 'valibot';
import { pollKindOf } from '#lib/polls/model/kinds.ts';
import type { PollState } from '#lib/polls/model/messages.ts';
import { revealStages, type RevealStage } from '#lib/polls/model/reveal.ts';
import type { Ruling, Rulings } from '#lib/polls/model/texts.ts';
import { Turnout } from '#lib/polls/model/turnout.ts';
import type { Db } from './database.ts';
import { Json } from './json.ts';
import { roundIn } from './poll-rounds.ts';
import { keepRuling, rulingsIn } from './poll-rulings.ts';
import { liveTurnout } from './poll-turnout.ts';

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

export interface TallyStore {
	/** By region: counted while open, as kept at the close afterwards. */
	turnout(poll: string, round: number): Promise<Turnout>;
	/** What was cast so far; null when the round is in none of these states. */
	ledger(poll: string, round: number, states: readonly PollState[]): Promise<Ledger | null>;
	/** Takes effect while the round is open or closed; null takes a ruling back. @returns whether it did. */
	rule(poll: string, round: number, text: string, ruling: Ruling | null): Promise<boolean>;
	/** closed → revealed, keeping what `tallyOf` makes of the ledger. @returns whether the round was closed. */
	reveal(
		poll: string,
		round: number,
		stage: RevealStage,
		tallyOf: (ledger: Ledger) => unknown
	): Promise<boolean>;
	/** After a reveal of the distribution only. @returns whether it was. */
	showAll(poll: string, round: number): Promise<boolean>;
	/** As much of a revealed round's tally as is shown at its stage, whoever asks; null before the reveal. */
	tally(poll: string, round: number): Promise<unknown>;
}

export const Stage = v.picklist(revealStages);
const StoredTurnout = v.pipe(Json, Turnout);

export const createTallyStore = (db: Db): TallyStore => ({
	async turnout(poll, round) {
		const current = await roundIn(db, poll, round);
		return current ? turnoutOf(db, poll, round, current) : {};
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
	}
});

async function ballotsIn(db: Db, poll: string, round: number): Promise<LedgerEntry[]> {
	const rows = await db
		.selectFrom('ballots')
		.select(['subject', 'region', 'ballot'])
		.where('poll', '=', poll)
		.where('round', '=', round)
		.execute();
	return rows.map((row) => ({ ...row, ballot: v.parse(Json, row.ballot) }));
}

/** Counted from the ledger while the round is open, as kept at the close afterwards. */
const turnoutOf = async (
	db: Db,
	poll: string,
	round: number,
	current: { readonly state: PollState; readonly turnout: string }
): Promise<Turnout> =>
	current.state === 'open' ? liveTurnout(db, poll, round) : v.parse(StoredTurnout, current.turnout);
