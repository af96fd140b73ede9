/** One connection to the database of SQLite, the same for every thread. */
import Sqlite from 'better-sqlite3';

/** The WAL-reset bug can corrupt a database in older versions (reliability.md D1). */
const oldestSqlite = '3.51.3';

/**
 * WAL with `synchronous=FULL`, so that a committed row survives a power cut (reliability.md D2).
 * @param path a file, or `:memory:`
 * @throws with a clear message when that cannot be had
 */
export function connect(path: string): Sqlite.Database {
	const sqlite = new Sqlite(path);
	const version = String(sqlite.prepare('select sqlite_version() as v').pluck().get());
	if (version.localeCompare(oldestSqlite, 'en', { numeric: true }) < 0) {
		throw new Error(`SQLite ${version} is too old; ${oldestSqlite} or newer is needed`);
	}
	sqlite.pragma('journal_mode = WAL');
	sqlite.pragma('synchronous = FULL');
	sqlite.pragma('foreign_keys = ON');
	sqlite.pragma('secure_delete = ON');
	sqlite.pragma('busy_timeout = 5000');
	if (sqlite.pragma('synchronous', { simple: true }) !== 2) {
		throw new Error('SQLite refused synchronous=FULL; saved work would not survive a power cut');
	}
	return sqlite;
}
