/** Opens the database and makes all stores over it. */
import { BreakoutState } from '#lib/session/breakouts/model/breakouts.ts';
import { SessionState } from '#lib/session/model/steps/machine.ts';
import { createAccountStore, type AccountStore } from './account-store.ts';
import { createArchiveStore, type ArchiveStore } from './archive-store.ts';
import { createAssetStore, type AssetStore } from './asset-store.ts';
import { databaseFile, openSqlite, type Db } from './database.ts';
import { Disk } from './disk.ts';
import { createDocumentStore, guardedDocuments, type DocumentStore } from './document-store.ts';
import { outsideChange } from './outside-change.ts';
import { createPeopleStore, type PeopleStore } from './people-store.ts';
import { createPlanStore, type PlanStore } from './plan-store.ts';
import { createPollStore, type PollStore } from './poll-store.ts';
import { createRevisedStore, type RevisedStore } from './revised-store.ts';
import { createPrivacyStore, type PrivacyStore } from './privacy-store.ts';
import { createReviewStore, type ReviewStore } from './review-store.ts';
import { createRoomStateStore, type RoomStateStore } from './room-state-store.ts';
import { createSessionStore, type SessionStore } from './session-store.ts';
import { createTokenStore, type TokenStore } from './token-store.ts';
import { UpdateWriter } from './update-writer.ts';
import { createVersionStore, type VersionStore } from './version-store.ts';
import { createWorkshopStore, type WorkshopStore } from './workshop-store.ts';

export interface Stores {
	readonly db: Db;
	readonly accounts: AccountStore;
	readonly agendas: RevisedStore<SessionState>;
	readonly archives: ArchiveStore;
	readonly assets: AssetStore;
	readonly breakouts: RevisedStore<BreakoutState>;
	readonly documents: DocumentStore;
	readonly people: PeopleStore;
	readonly plans: PlanStore;
	readonly polls: PollStore;
	readonly privacy: PrivacyStore;
	readonly reviews: ReviewStore;
	readonly roomStates: RoomStateStore;
	readonly sessions: SessionStore;
	readonly tokens: TokenStore;
	readonly versions: VersionStore;
	readonly workshops: WorkshopStore;
	/** Whether the data folder was empty. */
	readonly isNew: boolean;
	/** Writes something and resolves when it is on disk. */
	probe(now: number): Promise<void>;
	/** The newest change of rights made by another process. */
	outsideChange(): Promise<{ mark: string; workshop: string } | undefined>;
	close(): Promise<void>;
}

export async function openStores(dataDir: string, disk = new Disk()): Promise<Stores> {
	const { db, isNew } = await openSqlite(dataDir, disk);
	const writer = new UpdateWriter(databaseFile(dataDir));
	return {
		db,
		isNew,
		accounts: createAccountStore(db),
		agendas: createRevisedStore(db, 'agendas', SessionState),
		archives: createArchiveStore(db),
		assets: createAssetStore(db),
		breakouts: createRevisedStore(db, 'breakouts', BreakoutState),
		documents: guardedDocuments(createDocumentStore(db, writer), disk),
		people: createPeopleStore(db),
		plans: createPlanStore(db),
		polls: createPollStore(db),
		privacy: createPrivacyStore(db),
		reviews: createReviewStore(db),
		roomStates: createRoomStateStore(db),
		sessions: createSessionStore(db),
		tokens: createTokenStore(db),
		versions: createVersionStore(db),
		workshops: createWorkshopStore(db),
		async probe(now) {
			await db
				.insertInto('settings')
				.values({ key: 'probe', value: String(now) })
				.onConflict((conflict) => conflict.column('key').doUpdateSet({ value: String(now) }))
				.execute();
		},
		outsideChange: () => outsideChange(db),
		async close() {
			await writer.close();
			await db.destroy();
		}
	};
}
