/** A workshop with polls on the real store, for tests of the rules. */
import { openSqliteFile, type Db } from '../../server/storage/database.ts';
import { createPollStore } from '../../server/storage/poll-store.ts';
import type { Asker } from '../../server/polls/asker.ts';
import { Polls } from '../../server/polls/polls.ts';

export const regions = ['pl', 'es', 'lv'] as const;

export const facilitator = (workshop: string): Asker => ({
	participant: 'facilitator',
	workshop,
	role: 'facilitator',
	region: null,
	workshopOpen: true
});

export const participant = (workshop: string, id: string, region: string): Asker => ({
	participant: id,
	workshop,
	role: 'participant',
	region,
	workshopOpen: true
});

export async function addWorkshop(db: Db, id: string): Promise<void> {
	await db
		.insertInto('workshops')
		.values({ id, code: id.toUpperCase(), status: 'open', title: '{}', details: '{}', created_at: 0 })
		.execute();
}

/** Somebody of the region `es` whom the server knows by name. */
export async function addPerson(db: Db, workshop: string, id: string): Promise<void> {
	await db
		.insertInto('participants')
		.values({
			...{ id, workshop, role: 'participant', name: `Name of ${id}`, region: 'es', created_at: 0 },
			...{ organisation: null, language: null, removed_at: null, removal: null }
		})
		.execute();
}

/** @param path a file, or `:memory:` */
export async function openPolls(path: string) {
	const { db, sqlite } = await openSqliteFile(path);
	const changes = { polls: 0, turnout: 0, live: 0, texts: 0 };
	/** Stands still until a test turns it. */
	const clock = { time: 0, now: () => clock.time };
	const polls = new Polls({
		store: createPollStore(db),
		clock,
		regionsOf: () => Promise.resolve(regions),
		onPolls: () => void changes.polls++,
		onTurnout: () => void changes.turnout++,
		onLive: () => void changes.live++,
		onTexts: () => void changes.texts++
	});
	return { db, sqlite, polls, clock, changes, close: () => db.destroy() };
}
export type OpenPolls = Awaited<ReturnType<typeof openPolls>>;
