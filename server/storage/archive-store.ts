/** What archives need beside the stores of the features: lists of what lies apart, and one write for all of it. */
import * as v from 'valibot';
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import type { PlanEntry } from '#lib/plan/model/messages.ts';
import type { Turnout } from '#lib/polls/model/turnout.ts';
import type { RevealStage } from '#lib/polls/model/reveal.ts';
import type { Subject } from '#lib/polls/model/subject.ts';
import type { VoteRules } from '#lib/polls/model/vote-rules.ts';
import { documentKind } from '#lib/realtime/model/sync-protocol.ts';
import { BreakoutState } from '#lib/session/breakouts/model/breakouts.ts';
import type { BoardEntry, Partner, Region } from '#lib/session/model/messages.ts';
import type { SessionState } from '#lib/session/model/steps/machine.ts';
import { pdfMime, type AssetKind } from './asset-store.ts';
import { checksum } from './checksum.ts';
import type { Db } from './database.ts';
import { Json } from './json.ts';
import { createPlanStore } from './plan-store.ts';
import { rulingsIn } from './poll-rulings.ts';
import { createRevisedStore } from './revised-store.ts';
import { createRoomStateStore } from './room-state-store.ts';
import { versionRow, type VersionEntry } from './version-store.ts';
import { insertWorkshop, type WorkshopDetails, type WorkshopStatus } from './workshop-store.ts';

export interface NewDocument {
	readonly name: string;
	/** A Yjs update that makes it from nothing. */
	readonly state: Uint8Array;
}

export interface NewVersionState extends VersionEntry {
	readonly state: Uint8Array;
}

/** A picture or a PDF; these have no size. */
export interface NewAsset {
	readonly id: string;
	readonly mime: string;
	readonly width: number;
	readonly height: number;
	readonly bytes: Uint8Array;
	readonly addedAt: number;
}

/** A room's state that is worth keeping. */
export interface KeptState {
	readonly name: string;
	readonly state: unknown;
}

type ArchivedRound = { readonly round: number } & (
	| { readonly state: 'draft' }
	| {
			readonly state: 'revealed';
			readonly stage: RevealStage;
			readonly turnout: Turnout;
			readonly tally: unknown;
			readonly rulings: Readonly<Record<string, string>>;
	  }
);

export interface WholeWorkshop {
	readonly workshop: {
		readonly id: string;
		readonly title: LocalizedText;
		readonly status: WorkshopStatus;
		readonly details: WorkshopDetails;
	};
	readonly code: string;
	/** Milliseconds since 1970. */
	readonly createdAt: number;
	readonly regions: readonly Region[];
	readonly partners: readonly Partner[];
	readonly boards: readonly BoardEntry[];
	/** Who took part, without names. */
	readonly people: readonly { readonly id: string; readonly role: string; readonly region: string | null }[];
	readonly agenda: SessionState | null;
	readonly polls: readonly {
		readonly id: string;
		readonly kind: string;
		readonly title: LocalizedText;
		readonly config: unknown;
		readonly subjects: readonly Subject[];
		readonly rules: VoteRules;
		readonly rounds: readonly ArchivedRound[];
	}[];
	readonly plans: readonly PlanEntry[];
	readonly breakouts: BreakoutState | null;
	readonly kept: readonly KeptState[];
	readonly documents: readonly NewDocument[];
	readonly versions: readonly NewVersionState[];
	readonly assets: readonly NewAsset[];
}

export interface ArchiveStore {
	/** What the room keeps for longer than a meeting: surveys, templates of boards, and how actions go afterwards. */
	kept(workshop: string): Promise<KeptState[]>;
	assets(workshop: string, kind: AssetKind): Promise<{ id: string; addedAt: number }[]>;
	/** What facilitators decided about texts of a round, by the text. */
	rulings(poll: string, round: number): Promise<Record<string, string>>;
	/** Writes all of it, or nothing. */
	add(whole: WholeWorkshop): Promise<void>;
}

/** Under which name it is kept what regions report on their actions. */
export const followUpState = 'follow-up';

/** What stands for the name of somebody whose name was left out. */
export const nameless = '–';

export function createArchiveStore(db: Db): ArchiveStore {
	return {
		async kept(workshop) {
			const rows = await db
				.selectFrom('room_states')
				.select(['name', 'state'])
				.where('workshop', '=', workshop)
				.where((is) =>
					is.or([is('name', 'in', ['surveys', 'templates', followUpState]), is('name', 'like', 'template:%')])
				)
				.orderBy('name')
				.execute();
			return rows.map(({ name, state }) => ({ name, state: v.parse(Json, state) }));
		},
		async assets(workshop, kind) {
			const rows = await db
				.selectFrom('assets')
				.select(['id', 'created_at'])
				.where('workshop', '=', workshop)
				.where('mime', '=', kind === 'pdf' ? pdfMime : 'image/webp')
				.orderBy('id')
				.execute();
			return rows.map(({ id, created_at }) => ({ id, addedAt: Number(created_at) }));
		},
		async rulings(poll, round) {
			return Object.fromEntries(await rulingsIn(db, poll, round));
		},
		async add(whole) {
			await db.transaction().execute(async (transaction) => {
				const { id, title, status, details } = whole.workshop;
				await insertWorkshop(
					transaction,
					{ id, code: whole.code, status, title, details, createdAt: whole.createdAt },
					whole
				);
				for (const person of whole.people) {
					await transaction
						.insertInto('participants')
						.values({
							...person,
							workshop: id,
							name: nameless,
							organisation: null,
							language: null,
							created_at: whole.createdAt,
							// Only who takes part counts; who ran or reviewed the archived workshop is not here.
							removed_at: person.role === 'participant' ? null : whole.createdAt
						})
						.execute();
				}
				if (whole.agenda) {
					const { rev } = whole.agenda;
					await transaction
						.insertInto('agendas')
						.values({ workshop: id, rev, state: JSON.stringify(whole.agenda) })
						.execute();
				}
				if (whole.breakouts) {
					await createRevisedStore(transaction, 'breakouts', BreakoutState).save(id, whole.breakouts, null);
				}
				await insertPolls(transaction, whole);
				const plans = createPlanStore(transaction);
				for (const plan of whole.plans) await plans.add(id, plan, whole.createdAt);
				const room = createRoomStateStore(transaction);
				for (const { name, state } of whole.kept) await room.save(id, name, state);
				for (const { name, state } of whole.documents) {
					await insertDocument(transaction, name, id, state, whole.createdAt);
				}
				for (const version of whole.versions) {
					await transaction
						.insertInto('versions')
						.values(versionRow({ ...version, workshop: id }, version.id))
						.execute();
				}
				for (const { addedAt, ...asset } of whole.assets) {
					await transaction
						.insertInto('assets')
						.values({ ...asset, workshop: id, participant: null, created_at: addedAt })
						.execute();
				}
			});
		}
	};
}

async function insertPolls(db: Db, { workshop, polls, createdAt }: WholeWorkshop): Promise<void> {
	for (const [position, { rounds, ...poll }] of polls.entries()) {
		await db
			.insertInto('polls')
			.values({
				id: poll.id,
				workshop: workshop.id,
				kind: poll.kind,
				title: JSON.stringify(poll.title),
				config: JSON.stringify(poll.config),
				subjects: JSON.stringify(poll.subjects),
				rules: JSON.stringify(poll.rules),
				round: Math.max(...rounds.map(({ round }) => round)),
				position: position + 1,
				created_at: createdAt
			})
			.execute();
		for (const round of rounds) {
			const revealed = round.state === 'revealed';
			await db
				.insertInto('poll_rounds')
				.values({
					poll: poll.id,
					round: round.round,
					state: round.state,
					voter_secret: null,
					turnout: JSON.stringify(revealed ? round.turnout : {}),
					tally: revealed ? JSON.stringify(round.tally) : null,
					closes_at: null,
					stage: revealed ? round.stage : 'all'
				})
				.execute();
			for (const [text, ruling] of Object.entries(revealed ? round.rulings : {})) {
				await db
					.insertInto('poll_rulings')
					.values({ poll: poll.id, round: round.round, text, ruling })
					.execute();
			}
		}
	}
}

/** A document whose log begins with all that it is. */
async function insertDocument(
	db: Db,
	name: string,
	workshop: string,
	state: Uint8Array,
	at: number
): Promise<void> {
	const kind = documentKind(name);
	if (!kind) throw new Error(`no document can be called ${name}`);
	await db.insertInto('documents').values({ id: name, workshop, kind, seq: 1, epoch: 0 }).execute();
	await db
		.insertInto('updates')
		.values({ document: name, seq: 1, at, participant: null, bytes: state, crc: checksum(name, 1, state) })
		.execute();
}
