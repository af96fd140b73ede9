/** Participants of workshops, and which browser or account takes part as whom. */
import * as v from 'valibot';
import { Removal } from '#lib/session/model/removal.ts';
import { can, roles, type Role } from '#lib/session/model/roles.ts';
import type { Db } from './database.ts';
import { sessionRow, type Session } from './session-store.ts';

export interface Participant {
	readonly id: string;
	readonly workshop: string;
	readonly role: Role;
	readonly name: string;
	readonly region: string | null;
	readonly organisation: string | null;
	readonly language: string | null;
	readonly createdAt: number;
	readonly removedAt: number | null;
	/** Why they were removed; null while they are here, and without a reason. */
	readonly removal: Removal | null;
}

/** Whether this is the place of somebody who runs the workshop now. */
export const runsWorkshop = ({ role, removedAt }: Participant): boolean =>
	removedAt === null && can(role, 'manage');

export interface PeopleStore {
	find(id: string): Promise<Participant | undefined>;
	/** Everybody who was not removed, in order of arrival. */
	ofWorkshop(workshop: string): Promise<Participant[]>;
	/** How many participants the workshop ever had. */
	count(workshop: string): Promise<number>;
	add(participant: Participant): Promise<void>;
	/** Adds a participant and a new browser bound to it, in one write. */
	addWithSession(participant: Participant, session: Session): Promise<void>;
	update(id: string, to: Partial<Pick<Participant, Changeable>>): Promise<void>;
	/** As whom this browser takes part, removed or not. */
	ofSession(session: string, workshop: string): Promise<Participant | undefined>;
	/** All bindings of this browser. */
	allOfSession(session: string): Promise<Participant[]>;
	/** Binds a browser to a participant, in place of whoever it was in this workshop before. */
	bind(session: string, workshop: string, participant: string): Promise<void>;
	facilitator(account: string, workshop: string): Promise<Participant | undefined>;
	/** The participant rows of an account, one per workshop it runs. */
	allOfAccount(account: string): Promise<Participant[]>;
	/** Makes the account a facilitator of the workshop as the given new participant. */
	addFacilitator(account: string, participant: Participant): Promise<void>;
	/** Workshops that nobody runs. */
	withoutFacilitator(): Promise<string[]>;
	/** Gives the workshops of one account to another, which keeps its own place where it already has one. */
	mergeAccounts(from: string, to: string): Promise<void>;
}

type Changeable = 'name' | 'region' | 'role' | 'organisation' | 'language' | 'removedAt' | 'removal';

interface Row {
	id: string;
	workshop: string;
	role: string;
	name: string;
	region: string | null;
	organisation: string | null;
	language: string | null;
	created_at: number;
	removed_at: number | null;
	removal: string | null;
}

const StoredRemoval = v.pipe(v.string(), v.parseJson(), Removal);

function parse(row: Row): Participant {
	const role = roles.find((known) => known === row.role);
	if (!role) throw new Error(`participant ${row.id} has the unknown role ${row.role}`);
	return {
		id: row.id,
		workshop: row.workshop,
		role,
		name: row.name,
		region: row.region,
		organisation: row.organisation,
		language: row.language,
		createdAt: Number(row.created_at),
		removedAt: row.removed_at === null ? null : Number(row.removed_at),
		removal: row.removal === null ? null : v.parse(StoredRemoval, row.removal)
	};
}

const toRow = (participant: Participant): Row => ({
	id: participant.id,
	workshop: participant.workshop,
	role: participant.role,
	name: participant.name,
	region: participant.region,
	organisation: participant.organisation,
	language: participant.language,
	created_at: participant.createdAt,
	removed_at: participant.removedAt,
	removal: participant.removal && JSON.stringify(participant.removal)
});

export function createPeopleStore(db: Db): PeopleStore {
	return {
		async find(id) {
			const row = await db.selectFrom('participants').selectAll().where('id', '=', id).executeTakeFirst();
			return row && parse(row);
		},
		async ofWorkshop(workshop) {
			const rows = await db
				.selectFrom('participants')
				.selectAll()
				.where('workshop', '=', workshop)
				.where('removed_at', 'is', null)
				.orderBy('created_at')
				.orderBy('id')
				.execute();
			return rows.map(parse);
		},
		async count(workshop) {
			const row = await db
				.selectFrom('participants')
				.select(({ fn }) => fn.countAll().as('count'))
				.where('workshop', '=', workshop)
				.executeTakeFirst();
			return Number(row?.count ?? 0);
		},
		async add(participant) {
			await db.insertInto('participants').values(toRow(participant)).execute();
		},
		async addWithSession(participant, session) {
			await db.transaction().execute(async (transaction) => {
				await transaction.insertInto('participants').values(toRow(participant)).execute();
				await transaction.insertInto('sessions').values(sessionRow(session)).execute();
				await transaction
					.insertInto('session_members')
					.values({
						session: session.hash,
						workshop: participant.workshop,
						participant: participant.id
					})
					.execute();
			});
		},
		async update(id, { removedAt, removal, ...to }) {
			const columns = {
				...to,
				...(removedAt === undefined ? {} : { removed_at: removedAt }),
				...(removal === undefined ? {} : { removal: removal && JSON.stringify(removal) })
			};
			if (Object.keys(columns).length === 0) return;
			await db.updateTable('participants').set(columns).where('id', '=', id).execute();
		},
		async ofSession(session, workshop) {
			const row = await db
				.selectFrom('session_members')
				.innerJoin('participants', 'participants.id', 'session_members.participant')
				.selectAll('participants')
				.where('session_members.session', '=', session)
				.where('session_members.workshop', '=', workshop)
				.executeTakeFirst();
			return row && parse(row);
		},
		async allOfSession(session) {
			const rows = await db
				.selectFrom('session_members')
				.innerJoin('participants', 'participants.id', 'session_members.participant')
				.selectAll('participants')
				.where('session_members.session', '=', session)
				.execute();
			return rows.map(parse);
		},
		async bind(session, workshop, participant) {
			await db
				.insertInto('session_members')
				.values({ session, workshop, participant })
				.onConflict((conflict) => conflict.columns(['session', 'workshop']).doUpdateSet({ participant }))
				.execute();
		},
		async facilitator(account, workshop) {
			const row = await db
				.selectFrom('facilitators')
				.innerJoin('participants', 'participants.id', 'facilitators.participant')
				.selectAll('participants')
				.where('facilitators.account', '=', account)
				.where('facilitators.workshop', '=', workshop)
				.executeTakeFirst();
			return row && parse(row);
		},
		async allOfAccount(account) {
			const rows = await db
				.selectFrom('facilitators')
				.innerJoin('participants', 'participants.id', 'facilitators.participant')
				.selectAll('participants')
				.where('facilitators.account', '=', account)
				.execute();
			return rows.map(parse);
		},
		async addFacilitator(account, participant) {
			await db.transaction().execute(async (transaction) => {
				await transaction.insertInto('participants').values(toRow(participant)).execute();
				await transaction
					.insertInto('facilitators')
					.values({ workshop: participant.workshop, account, participant: participant.id })
					.execute();
			});
		},
		async withoutFacilitator() {
			const rows = await db
				.selectFrom('workshops')
				.leftJoin('facilitators', 'facilitators.workshop', 'workshops.id')
				.select('workshops.id')
				.where('facilitators.account', 'is', null)
				.execute();
			return rows.map((row) => row.id);
		},
		async mergeAccounts(from, to) {
			await db.transaction().execute(async (transaction) => {
				const own = await transaction
					.selectFrom('facilitators')
					.select('workshop')
					.where('account', '=', to)
					.execute();
				const kept = own.map((row) => row.workshop);
				const double = await transaction
					.selectFrom('facilitators')
					.select('participant')
					.where('account', '=', from)
					.where('workshop', 'in', kept.length > 0 ? kept : [''])
					.execute();
				for (const { participant } of double) {
					await transaction.deleteFrom('participants').where('id', '=', participant).execute();
				}
				await transaction
					.updateTable('facilitators')
					.set({ account: to })
					.where('account', '=', from)
					.execute();
			});
		}
	};
}
