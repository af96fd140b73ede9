/** Breaks the link between a participant and a person. */
import type { Db } from '../storage/database.ts';
import { sql } from 'kysely';
import { tellServer } from '../storage/outside-change.ts';

export interface Erased {
	readonly sessions: number;
	readonly links: number;
	/** Rows of document logs that keep the opaque id of a person nobody can name any more. */
	readonly logRows: number;
	readonly pictures: number;
	/** An account of a facilitator stays; it is a person's own and may run other workshops. */
	readonly account: string | null;
}

/** @returns what was done and what remains; undefined if there is no such participant */
export async function eraseParticipant(
	db: Db,
	participant: string,
	now: number
): Promise<Erased | undefined> {
	const row = await db
		.selectFrom('participants')
		.selectAll()
		.where('id', '=', participant)
		.executeTakeFirst();
	if (!row) return undefined;
	const erased = await db.transaction().execute(async (transaction) => {
		const sessions = await transaction
			.selectFrom('session_members')
			.select('session')
			.where('participant', '=', participant)
			.execute();
		await transaction.deleteFrom('session_members').where('participant', '=', participant).execute();
		for (const { session } of sessions) {
			// A browser that takes part elsewhere, or that is signed in, keeps its session.
			await transaction
				.deleteFrom('sessions')
				.where('hash', '=', session)
				.where('account', 'is', null)
				.where(({ not, exists, selectFrom }) =>
					not(exists(selectFrom('session_members').select('session').where('session', '=', session)))
				)
				.execute();
		}
		const links = await transaction
			.deleteFrom('tokens')
			.where('participant', '=', participant)
			.executeTakeFirst();
		const facilitator = await transaction
			.selectFrom('facilitators')
			.innerJoin('accounts', 'accounts.id', 'facilitators.account')
			.select('accounts.id')
			.where('facilitators.participant', '=', participant)
			.executeTakeFirst();
		await transaction.deleteFrom('facilitators').where('participant', '=', participant).execute();
		await transaction
			.updateTable('participants')
			.set({
				name: '–',
				organisation: null,
				language: null,
				removal: null,
				removed_at: row.removed_at ?? now
			})
			.where('id', '=', participant)
			.execute();
		await tellServer(transaction, row.workshop, now);
		return {
			sessions: sessions.length,
			links: Number(links.numDeletedRows),
			account: facilitator?.id ?? null
		};
	});
	// Deleted text is overwritten in the file (secure_delete); the log beside it must not keep it either.
	await sql`pragma wal_checkpoint(truncate)`.execute(db);
	const logRows = await db
		.selectFrom('updates')
		.select(({ fn }) => fn.countAll().as('count'))
		.where('participant', '=', participant)
		.executeTakeFirst();
	const pictures = await db
		.selectFrom('assets')
		.select(({ fn }) => fn.countAll().as('count'))
		.where('participant', '=', participant)
		.executeTakeFirst();
	return { ...erased, logRows: Number(logRows?.count ?? 0), pictures: Number(pictures?.count ?? 0) };
}
