/** Browser sessions. The token itself is only in the cookie; rows are keyed by its hash. */
import type { Db } from './database.ts';

export interface Session {
	readonly hash: string;
	readonly account: string | null;
	readonly createdAt: number;
	/** When it was last used, to about a minute. */
	readonly seenAt: number;
	readonly expiresAt: number;
}

export interface SessionStore {
	add(session: Session): Promise<void>;
	find(hash: string): Promise<Session | undefined>;
	touch(hash: string, seenAt: number, expiresAt: number): Promise<void>;
	/** Moves everything bound to `from` to the new session `to` and removes `from`. */
	rotate(from: string, to: Session): Promise<void>;
	remove(hash: string): Promise<void>;
	/** Hashes of sessions that expired before `now`. */
	expired(now: number): Promise<string[]>;
	ofAccount(account: string): Promise<string[]>;
	ofParticipant(participant: string): Promise<string[]>;
}

/** The columns of a session. */
export const sessionRow = (session: Session) => ({
	hash: session.hash,
	account: session.account,
	created_at: session.createdAt,
	seen_at: session.seenAt,
	expires_at: session.expiresAt
});

export function createSessionStore(db: Db): SessionStore {
	return {
		async add(session) {
			await db.insertInto('sessions').values(sessionRow(session)).execute();
		},
		async find(hash) {
			const row = await db.selectFrom('sessions').selectAll().where('hash', '=', hash).executeTakeFirst();
			return (
				row && {
					hash: row.hash,
					account: row.account,
					createdAt: Number(row.created_at),
					seenAt: Number(row.seen_at),
					expiresAt: Number(row.expires_at)
				}
			);
		},
		async touch(hash, seenAt, expiresAt) {
			await db
				.updateTable('sessions')
				.set({ seen_at: seenAt, expires_at: expiresAt })
				.where('hash', '=', hash)
				.execute();
		},
		async rotate(from, to) {
			await db.transaction().execute(async (transaction) => {
				await transaction.insertInto('sessions').values(sessionRow(to)).execute();
				await transaction
					.updateTable('session_members')
					.set({ session: to.hash })
					.where('session', '=', from)
					.execute();
				await transaction.deleteFrom('sessions').where('hash', '=', from).execute();
			});
		},
		async remove(hash) {
			await db.deleteFrom('sessions').where('hash', '=', hash).execute();
		},
		async expired(now) {
			const rows = await db.selectFrom('sessions').select('hash').where('expires_at', '<=', now).execute();
			return rows.map((row) => row.hash);
		},
		async ofAccount(account) {
			const rows = await db.selectFrom('sessions').select('hash').where('account', '=', account).execute();
			return rows.map((row) => row.hash);
		},
		async ofParticipant(participant) {
			const rows = await db
				.selectFrom('session_members')
				.select('session')
				.where('participant', '=', participant)
				.execute();
			return rows.map((row) => row.session);
		}
	};
}
