/**
 * The ledger of ballots. What makes a vote fair and secret is decided here, inside a transaction of the
 * caller: one ballot per voter and subject, a retry counts once, nothing is taken after the close, and nobody
 * who reads the database afterwards can tell who cast what.
 *
 * A voter is known as HMAC-SHA256(key of the round, participant) while the round is open. Closing destroys
 * the key and, because one person's ballots should not hang together either, gives every ballot a random
 * voter of its own. Only where the rules said that answers carry names, the participant stands beside the ballot.
 * Rows hold no time, and the table is ordered by voter, so it keeps no order of arrival.
 */
import { createHmac } from 'node:crypto';
import { randomText } from '#lib/base/model/ids.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import type { Db } from './database.ts';

export interface Cast {
	readonly poll: string;
	readonly round: number;
	readonly participant: string;
	/** Empty where the poll's rules keep no region. */
	readonly region: string;
	/** Whether the participant is kept with the ballot, as the poll's rules told everybody before. */
	readonly named: boolean;
	readonly subject: string;
	/** Checked by the poll's kind. */
	readonly ballot: unknown;
	readonly key: string;
	readonly replaces: string | undefined;
	/** When it came, in milliseconds since 1970. Not kept. */
	readonly at: number;
}

export type CastRefusal =
	'not-found' | 'poll-not-open' | 'poll-closed' | 'already-cast' | 'stale-receipt' | 'key-reused';

/** As whom a participant is in the ledger of an open round. */
export const voterOf = (secret: Uint8Array, participant: string): string =>
	createHmac('sha256', secret).update(participant).digest('base64url');

/** @returns the receipt, when the ballot is in the ledger; refuses without writing anything */
export async function castOnce(
	db: Db,
	cast: Cast
): Promise<Result<{ readonly receipt: string }, CastRefusal>> {
	const round = await db
		.selectFrom('poll_rounds')
		.select(['state', 'voter_secret', 'closes_at'])
		.where('poll', '=', cast.poll)
		.where('round', '=', cast.round)
		.executeTakeFirst();
	if (!round) return refuse('not-found');
	const ballots = () =>
		db
			.selectFrom('ballots')
			.select(['subject', 'ballot', 'receipt'])
			.where('poll', '=', cast.poll)
			.where('round', '=', cast.round);
	const ballot = stableJson(cast.ballot);
	// A key stands for one ballot: whoever sends another one under it must not be told that it counts.
	const isRetry = (row: { subject: string; ballot: string }) =>
		row.subject === cast.subject && row.ballot === ballot;
	if (round.state !== 'open' || !round.voter_secret) {
		// Its acknowledgement was lost and the round closed meanwhile: the ballot counts, so say so. Only
		// who made the key can know it.
		const late = await ballots().where('idempotency', '=', cast.key).executeTakeFirst();
		if (late) return isRetry(late) ? ok({ receipt: late.receipt }) : refuse('key-reused');
		return refuse(round.state === 'draft' ? 'poll-not-open' : 'poll-closed');
	}
	const voter = voterOf(round.voter_secret, cast.participant);
	const retried = await ballots()
		.where('voter', '=', voter)
		.where('idempotency', '=', cast.key)
		.executeTakeFirst();
	if (retried) return isRetry(retried) ? ok({ receipt: retried.receipt }) : refuse('key-reused');
	// The time is over, although the round may be closed a moment later.
	if (round.closes_at !== null && cast.at >= round.closes_at) return refuse('poll-closed');
	const earlier = await ballots()
		.where('voter', '=', voter)
		.where('subject', '=', cast.subject)
		.executeTakeFirst();
	const receipt = randomText(26);
	const values = {
		region: cast.region,
		ballot,
		receipt,
		idempotency: cast.key,
		person: cast.named ? cast.participant : null
	};
	if (!earlier) {
		if (cast.replaces !== undefined) return refuse('stale-receipt');
		await db
			.insertInto('ballots')
			.values({ poll: cast.poll, round: cast.round, voter, subject: cast.subject, ...values })
			.execute();
		return ok({ receipt });
	}
	if (cast.replaces === undefined) return refuse('already-cast');
	if (cast.replaces !== earlier.receipt) return refuse('stale-receipt');
	await db
		.updateTable('ballots')
		.set(values)
		.where('poll', '=', cast.poll)
		.where('round', '=', cast.round)
		.where('voter', '=', voter)
		.where('subject', '=', cast.subject)
		.execute();
	return ok({ receipt });
}

/** JSON with the keys of objects in order, so that equal ballots are equal texts; as ballots are stored. */
export function stableJson(value: unknown): string {
	return JSON.stringify(value, (_key, part: unknown) =>
		typeof part === 'object' && part !== null && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
			: part
	);
}

/** How many rows go into one statement; far below the engines' limits on bound values. */
const rowsAtOnce = 100;

/** Every ballot gets a random voter of its own, so that not even one person's ballots hang together. */
export async function unlinkBallots(db: Db, poll: string, round: number): Promise<void> {
	const mine = db.selectFrom('ballots').selectAll().where('poll', '=', poll).where('round', '=', round);
	const rows = (await mine.execute()).map((row) => ({ ...row, voter: randomText(26) }));
	await db.deleteFrom('ballots').where('poll', '=', poll).where('round', '=', round).execute();
	rows.sort((a, b) => (a.voter < b.voter ? -1 : 1));
	for (let from = 0; from < rows.length; from += rowsAtOnce) {
		await db
			.insertInto('ballots')
			.values(rows.slice(from, from + rowsAtOnce))
			.execute();
	}
}

/** The key of a round; null unless it is open. */
export async function secretOf(db: Db, poll: string, round: number): Promise<Uint8Array | null> {
	const row = await db
		.selectFrom('poll_rounds')
		.select('voter_secret')
		.where('poll', '=', poll)
		.where('round', '=', round)
		.where('state', '=', 'open')
		.executeTakeFirst();
	return row?.voter_secret ?? null;
}
