/** A database with one workshop, for tests of documents. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite, type Db } from '../../server/storage/database.ts';

export interface TestDatabase {
	readonly db: Db;
	/** Where it is. */
	readonly folder: string;
	/** Ends the connection and opens the same data again, as a restart would. */
	reopen(): Promise<Db>;
	close(): Promise<void>;
}

export const testWorkshop = 'workshop-of-the-test';

/** SQLite in a folder of its own, removed by `close`. */
export async function sqliteDatabase(): Promise<TestDatabase> {
	const folder = mkdtempSync(join(tmpdir(), 'transferboard-'));
	let { db } = await openSqlite(folder);
	await addWorkshop(db);
	return {
		get db() {
			return db;
		},
		folder,
		async reopen() {
			await db.destroy();
			({ db } = await openSqlite(folder));
			return db;
		},
		async close() {
			await db.destroy();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

export async function addWorkshop(db: Db, id = testWorkshop): Promise<void> {
	await db
		.insertInto('workshops')
		.values({ id, code: id, status: 'open', title: '{}', details: '{}', created_at: 0 })
		.onConflict((conflict) => conflict.column('id').doNothing())
		.execute();
}
