/** What is kept of people beside what they do: requests to erase them, until when they are named, who attended. */
import { sql } from 'kysely';
import { newId } from '#lib/base/model/ids.ts';
import type { Retention } from '#lib/session/model/retention.ts';
import type { Db } from './database.ts';
import { tellServer } from './outside-change.ts';
import { voterOf } from './ballot-ledger.ts';

export interface Erasure {
	readonly participant: string;
	readonly workshop: string;
	readonly askedAt: number;
}

export interface Attendee {
	readonly name: string;
	readonly region: string;
	readonly organisation: string;
	readonly role: string;
	/** Milliseconds since 1970. */
	readonly at: number;
}

export interface Anonymised {
	readonly sessions: number;
	readonly links: number;
	/** An account of a facilitator stays; it is a person's own and may run other workshops. */
	readonly account: string | null;
}

export interface KnownBallot {
	readonly poll: string;
	readonly round: number;
	readonly ballot: string;
}

export interface PrivacyStore {
	/** Notes that somebody is to be erased; again is no harm. */
	ask(participant: string, workshop: string, at: number): Promise<void>;
	/** Requests that were not carried out to the end. */
	pending(): Promise<Erasure[]>;
	/** Whether somebody was erased to the end. */
	isDone(participant: string): Promise<boolean>;
	done(participant: string, at: number): Promise<void>;
	/**
	 * Breaks the link between a participant and a person: name, organisation, sessions and links.
	 * @param removed whether they also no longer belong to the workshop
	 * @returns undefined if there is no such participant
	 */
	anonymise(participant: string, now: number, removed: boolean): Promise<Anonymised | undefined>;
	/** Deletes somebody's pictures, and their ballots in rounds that are open; later ones go on counting without a name. */
	forgetThings(participant: string): Promise<void>;
	/** Somebody's ballots in rounds that are open, and those that carry their name; all others are nobody's. */
	ballots(workshop: string, participant: string): Promise<KnownBallot[]>;
	pictures(participant: string): Promise<{ id: string; mime: string; bytes: Uint8Array }[]>;
	/** Overwrites what was deleted on the disk. */
	scrub(): Promise<void>;
	retention(workshop: string): Promise<Retention>;
	setRetention(workshop: string, to: Retention): Promise<void>;
	/** Workshops that have a last day of either kind before `day`. */
	over(
		day: string
	): Promise<{ readonly workshop: string; readonly names: boolean; readonly attendance: boolean }[]>;
	attended(workshop: string): Promise<Attendee[]>;
	addAttendees(workshop: string, attendees: readonly Attendee[]): Promise<void>;
	forgetAttendance(workshop: string): Promise<void>;
}

/** In the place of a name. */
export const noName = '–';

export function createPrivacyStore(db: Db): PrivacyStore {
	/** Rounds that are open, with the key under which their voters are known. */
	const openRounds = () =>
		db
			.selectFrom('poll_rounds')
			.innerJoin('polls', 'polls.id', 'poll_rounds.poll')
			.select(['polls.workshop', 'poll_rounds.poll', 'poll_rounds.round', 'poll_rounds.voter_secret'])
			.where('poll_rounds.state', '=', 'open');
	return {
		async ask(participant, workshop, at) {
			await db
				.insertInto('erasures')
				.values({ participant, workshop, asked_at: at, done_at: null })
				.onConflict((conflict) => conflict.column('participant').doNothing())
				.execute();
		},
		async pending() {
			const rows = await db
				.selectFrom('erasures')
				.selectAll()
				.where('done_at', 'is', null)
				.orderBy('asked_at')
				.execute();
			return rows.map(({ participant, workshop, asked_at }) => ({
				participant,
				workshop,
				askedAt: Number(asked_at)
			}));
		},
		async isDone(participant) {
			const row = await db
				.selectFrom('erasures')
				.select('done_at')
				.where('participant', '=', participant)
				.executeTakeFirst();
			return row !== undefined && row.done_at !== null;
		},
		async done(participant, at) {
			await db.updateTable('erasures').set({ done_at: at }).where('participant', '=', participant).execute();
		},
		anonymise: (participant, now, removed) => anonymise(db, participant, now, removed),
		async forgetThings(participant) {
			await db.deleteFrom('assets').where('participant', '=', participant).execute();
			for (const { poll, round, voter_secret } of await openRounds().execute()) {
				if (!voter_secret) continue;
				await db
					.deleteFrom('ballots')
					.where('poll', '=', poll)
					.where('round', '=', Number(round))
					.where('voter', '=', voterOf(voter_secret, participant))
					.execute();
			}
			// One that was under way when the name was taken out, in a round that closed meanwhile.
			await unname(db, participant);
		},
		async ballots(workshop, participant) {
			const found: KnownBallot[] = [];
			const rounds = await openRounds().where('polls.workshop', '=', workshop).execute();
			for (const { poll, round, voter_secret } of rounds) {
				if (!voter_secret) continue;
				const rows = await db
					.selectFrom('ballots')
					.select('ballot')
					.where('poll', '=', poll)
					.where('round', '=', Number(round))
					.where('voter', '=', voterOf(voter_secret, participant))
					.execute();
				found.push(...rows.map(({ ballot }) => ({ poll, round: Number(round), ballot })));
			}
			const named = await db
				.selectFrom('ballots')
				.innerJoin('polls', 'polls.id', 'ballots.poll')
				.innerJoin('poll_rounds', (join) =>
					join.onRef('poll_rounds.poll', '=', 'ballots.poll').onRef('poll_rounds.round', '=', 'ballots.round')
				)
				.select(['ballots.poll', 'ballots.round', 'ballots.ballot'])
				.where('polls.workshop', '=', workshop)
				.where('ballots.person', '=', participant)
				.where('poll_rounds.state', '!=', 'open')
				.execute();
			return [...found, ...named.map(({ round, ...ballot }) => ({ ...ballot, round: Number(round) }))];
		},
		pictures: (participant) =>
			db
				.selectFrom('assets')
				.select(['id', 'mime', 'bytes'])
				.where('participant', '=', participant)
				.execute(),
		async scrub() {
			// Deleted text is overwritten in the file (secure_delete); the log beside it must not keep it either.
			await sql`pragma wal_checkpoint(truncate)`.execute(db);
		},
		async retention(workshop) {
			const row = await db
				.selectFrom('retention')
				.selectAll()
				.where('workshop', '=', workshop)
				.executeTakeFirst();
			return { namesUntil: row?.names_until ?? '', attendanceUntil: row?.attendance_until ?? '' };
		},
		async setRetention(workshop, { namesUntil, attendanceUntil }) {
			const to = { names_until: namesUntil, attendance_until: attendanceUntil };
			await db
				.insertInto('retention')
				.values({ workshop, ...to })
				.onConflict((conflict) => conflict.column('workshop').doUpdateSet(to))
				.execute();
		},
		async over(day) {
			const rows = await db
				.selectFrom('retention')
				.selectAll()
				.where(({ eb, and, or }) =>
					or([
						and([eb('names_until', '!=', ''), eb('names_until', '<', day)]),
						and([eb('attendance_until', '!=', ''), eb('attendance_until', '<', day)])
					])
				)
				.execute();
			const isOver = (until: string): boolean => until !== '' && until < day;
			return rows.map(({ workshop, names_until, attendance_until }) => ({
				workshop,
				names: isOver(names_until),
				attendance: isOver(attendance_until)
			}));
		},
		async attended(workshop) {
			const rows = await db
				.selectFrom('attendance')
				.select(['name', 'region', 'organisation', 'role', 'at'])
				.where('workshop', '=', workshop)
				.orderBy('name')
				.execute();
			return rows.map((row) => ({ ...row, at: Number(row.at) }));
		},
		async addAttendees(workshop, attendees) {
			for (const attendee of attendees) {
				await db
					.insertInto('attendance')
					.values({ id: newId(), workshop, ...attendee })
					.execute();
			}
		},
		async forgetAttendance(workshop) {
			await db.deleteFrom('attendance').where('workshop', '=', workshop).execute();
		}
	};
}

/** Ballots that carried the name go on counting without it. */
async function unname(db: Db, participant: string): Promise<void> {
	await db.updateTable('ballots').set({ person: null }).where('person', '=', participant).execute();
}

async function anonymise(
	db: Db,
	participant: string,
	now: number,
	removed: boolean
): Promise<Anonymised | undefined> {
	return db.transaction().execute(async (transaction) => {
		const row = await transaction
			.selectFrom('participants')
			.selectAll()
			.where('id', '=', participant)
			.executeTakeFirst();
		if (!row) return undefined;
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
			// A review link is nobody's own.
			.where('purpose', '!=', 'review')
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
				name: noName,
				organisation: null,
				language: null,
				removal: null,
				...(removed ? { removed_at: row.removed_at ?? now } : {})
			})
			.where('id', '=', participant)
			.execute();
		await unname(transaction, participant);
		await tellServer(transaction, row.workshop, now);
		return {
			sessions: sessions.length,
			links: Number(links.numDeletedRows),
			account: facilitator?.id ?? null
		};
	});
}
