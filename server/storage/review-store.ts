/** What review links let people do, and who came through which of them. */
import * as v from 'valibot';
import type { Db } from './database.ts';

export interface ReviewLink {
	/** The id of its token. */
	readonly token: string;
	/** The only board it opens; null for the whole workshop. */
	readonly board: string | null;
	readonly comments: boolean;
	/** Ids of the polls that may be answered through it. */
	readonly polls: readonly string[];
	/** When commenting and answering end, in milliseconds since 1970; null if only the link does. */
	readonly until: number | null;
	readonly passwordHash: string | null;
}

export interface ReviewStore {
	add(link: ReviewLink): Promise<void>;
	find(token: string): Promise<ReviewLink | undefined>;
	/** Remembers through which link a participant came. */
	enter(token: string, participant: string): Promise<void>;
	participants(token: string): Promise<string[]>;
	/** The link of a participant as long as it is valid; undefined once it was revoked or its time is over. */
	valid(participant: string, now: number): Promise<ReviewLink | undefined>;
	/** Participants whose link let them comment or answer until a time after `after` and not after `now`. */
	ended(after: number, now: number): Promise<{ readonly participant: string; readonly workshop: string }[]>;
}

interface Row {
	token: string;
	board: string | null;
	comments: number;
	polls: string;
	until: number | null;
	password_hash: string | null;
}

const Ids = v.pipe(v.string(), v.parseJson(), v.array(v.string()));

const parse = (row: Row): ReviewLink => ({
	token: row.token,
	board: row.board,
	comments: row.comments === 1,
	polls: v.parse(Ids, row.polls),
	until: row.until === null ? null : Number(row.until),
	passwordHash: row.password_hash
});

export function createReviewStore(db: Db): ReviewStore {
	return {
		async add({ token, board, comments, polls, until, passwordHash }) {
			await db
				.insertInto('review_links')
				.values({
					token,
					board,
					comments: comments ? 1 : 0,
					polls: JSON.stringify(polls),
					until,
					password_hash: passwordHash
				})
				.execute();
		},
		async find(token) {
			const row = await db
				.selectFrom('review_links')
				.selectAll()
				.where('token', '=', token)
				.executeTakeFirst();
			return row && parse(row);
		},
		async enter(token, participant) {
			await db.insertInto('review_members').values({ token, participant }).execute();
		},
		async participants(token) {
			const rows = await db
				.selectFrom('review_members')
				.select('participant')
				.where('token', '=', token)
				.execute();
			return rows.map(({ participant }) => participant);
		},
		async valid(participant, now) {
			const row = await db
				.selectFrom('review_members')
				.innerJoin('review_links', 'review_links.token', 'review_members.token')
				.innerJoin('tokens', 'tokens.id', 'review_members.token')
				.selectAll('review_links')
				.where('review_members.participant', '=', participant)
				.where('tokens.revoked_at', 'is', null)
				.where(({ eb, or }) => or([eb('tokens.expires_at', 'is', null), eb('tokens.expires_at', '>', now)]))
				.executeTakeFirst();
			return row && parse(row);
		},
		async ended(after, now) {
			return db
				.selectFrom('review_members')
				.innerJoin('review_links', 'review_links.token', 'review_members.token')
				.innerJoin('participants', 'participants.id', 'review_members.participant')
				.select(['participants.id as participant', 'participants.workshop'])
				.where('review_links.until', '>', after)
				.where('review_links.until', '<=', now)
				.execute();
		}
	};
}
