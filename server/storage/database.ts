/**
 * Opens the database and brings it to the newest schema. SQLite: one file and one connection for everything but
 * the log of documents, which a thread of its own appends to (update-writer.ts).
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely';
import { connect } from './connect.ts';
import { Disk } from './disk.ts';
import * as first from './migrations/0001-first.ts';
import * as roomStates from './migrations/0002-room-states.ts';
import * as steps from './migrations/0003-steps.ts';
import * as voteRules from './migrations/0004-vote-rules.ts';
import * as pollRulings from './migrations/0005-poll-rulings.ts';
import * as plans from './migrations/0006-plans.ts';
import * as breakouts from './migrations/0009-breakouts.ts';
import * as reviewLinks from './migrations/0015-review-links.ts';
import * as privacy from './migrations/0018-privacy.ts';
import * as closingTimes from './migrations/0011-closing-times.ts';
import * as removals from './migrations/0010-removals.ts';
import * as namedBallots from './migrations/0019-named-ballots.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;

const migrations = [
	{ name: '0001-first', up: first.up },
	{ name: '0002-room-states', up: roomStates.up },
	{ name: '0003-steps', up: steps.up },
	{ name: '0004-vote-rules', up: voteRules.up },
	{ name: '0005-poll-rulings', up: pollRulings.up },
	{ name: '0006-plans', up: plans.up },
	{ name: '0009-breakouts', up: breakouts.up },
	{ name: '0011-closing-times', up: closingTimes.up },
	{ name: '0010-removals', up: removals.up },
	{ name: '0015-review-links', up: reviewLinks.up },
	{ name: '0018-privacy', up: privacy.up },
	{ name: '0019-named-ballots', up: namedBallots.up }
];

export const databaseFile = (dataDir: string): string => join(dataDir, 'transferboard.db');

/** Opens `DATA_DIR/transferboard.db`, creating the folder and the file. Throws with a clear message. */
export async function openSqlite(
	dataDir: string,
	disk?: Disk
): Promise<{ db: Db; sqlite: Sqlite.Database; isNew: boolean }> {
	mkdirSync(dataDir, { recursive: true });
	return openSqliteFile(databaseFile(dataDir), disk);
}

/**
 * @param path a file, or `:memory:` in tests of rules that do not need durability
 * @param disk told of what fails; nothing is written any more after it has failed
 */
export async function openSqliteFile(
	path: string,
	disk = new Disk()
): Promise<{ db: Db; sqlite: Sqlite.Database; isNew: boolean }> {
	const sqlite = connect(path);
	const db = new Kysely<Tables>({
		dialect: new SqliteDialect({ database: keepingStatements(sqlite, disk) })
	});
	const isNew = await migrate(db, 'sqlite');
	// After a kill the log may still hold what was to be forgotten, such as the key of a poll that was closed.
	sqlite.pragma('wal_checkpoint(TRUNCATE)');
	return { db, sqlite, isNew };
}

/** How many prepared statements are kept; more than the different texts that Kysely makes for us. */
const keptStatements = 256;

/**
 * Kysely prepares each statement anew, which costs more than running it. The texts repeat, so they are kept
 * prepared, the least recently used going first.
 */
function keepingStatements(sqlite: Sqlite.Database, disk: Disk): SqliteDatabase {
	const kept = new Map<string, Sqlite.Statement<unknown[]>>();
	return {
		prepare(text) {
			// With another writer about, a transaction that reads first could not write any more.
			const sql = text === 'begin' ? 'begin immediate' : text;
			const statement = kept.get(sql) ?? sqlite.prepare<unknown[]>(sql);
			kept.delete(sql);
			kept.set(sql, statement);
			const oldest = kept.size > keptStatements ? kept.keys().next().value : undefined;
			if (oldest !== undefined) kept.delete(oldest);
			// A read says nothing of the disk: a damaged page is the trouble of who needs it.
			const writes = !statement.readonly || sql === 'commit';
			const guarded = <T>(work: () => T): T => (writes ? disk.writeNow(work) : work());
			return {
				reader: statement.reader,
				all: (parameters) => guarded(() => statement.all(...parameters)),
				run: (parameters) => guarded(() => statement.run(...parameters)),
				iterate: (parameters) => sqlite.prepare<unknown[]>(sql).iterate(...parameters)
			};
		},
		close: () => {
			kept.clear();
			sqlite.close();
		}
	};
}

/** Runs the missing migrations, each in a transaction. @returns whether the database was empty. */
async function migrate(db: Db, engine: 'sqlite' | 'postgres'): Promise<boolean> {
	await db.schema
		.createTable('migrations')
		.ifNotExists()
		.addColumn('position', 'integer', (c) => c.primaryKey())
		.addColumn('name', 'text', (c) => c.notNull())
		.execute();
	const done = new Set((await db.selectFrom('migrations').select('name').execute()).map((row) => row.name));
	const known = new Set(migrations.map((migration) => migration.name));
	const unknown = [...done].filter((name) => !known.has(name));
	if (unknown.length > 0) {
		throw new Error(
			`the data folder was written by a newer Transferboard (${unknown.join(', ')}); update first`
		);
	}
	for (const migration of migrations) {
		if (done.has(migration.name)) continue;
		await db.transaction().execute(async (transaction) => {
			await migration.up(transaction, engine);
			await transaction.insertInto('migrations').values({ name: migration.name }).execute();
		});
	}
	return done.size === 0;
}
