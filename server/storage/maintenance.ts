/** Backup, restore and verification of the data folder. Backup and verification may run beside the server. */
import {
	closeSync,
	copyFileSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	renameSync,
	rmSync,
	statSync
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import * as Y from 'yjs';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { databaseFile, openSqlite } from './database.ts';
import { createDocumentStore } from './document-store.ts';

/** What SQLite finds wrong with a database file; empty for nothing. */
function problemsOf(path: string): string[] {
	let database: Sqlite.Database;
	try {
		database = new Sqlite(path, { readonly: true, fileMustExist: true });
	} catch (error) {
		return [reasonOf(error)];
	}
	try {
		const rows = database.pragma('integrity_check') as { integrity_check: string }[];
		const known = database
			.prepare("select count(*) from sqlite_master where name = 'migrations'")
			.pluck()
			.get();
		return [
			...rows.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
			...(known === 1 ? [] : ['this is no database of Transferboard'])
		];
	} catch (error) {
		return [reasonOf(error)];
	} finally {
		database.close();
	}
}

const everyPage = 2 ** 31 - 1;

/**
 * Copies the database to `target` while the server may be writing: backup → integrity check → disk → name.
 * The file has its name only when it is whole.
 */
export async function backup(dataDir: string, target: string): Promise<Result<{ bytes: number }>> {
	const source = databaseFile(dataDir);
	if (!existsSync(source)) return refuse(`there is no database in ${dataDir}`);
	const path = resolve(target);
	if (existsSync(path)) return refuse(`${path} exists already; nothing was overwritten`);
	mkdirSync(dirname(path), { recursive: true });
	const unfinished = `${path}.unfinished`;
	rmSync(unfinished, { force: true });
	const database = new Sqlite(source, { fileMustExist: true });
	try {
		database.pragma('busy_timeout = 5000');
		// All at once: a copy in steps starts again whenever the server writes, and would never end.
		await database.backup(unfinished, { progress: () => everyPage });
	} finally {
		database.close();
	}
	// A single file that needs no log beside it.
	const copy = new Sqlite(unfinished);
	copy.pragma('journal_mode = DELETE');
	copy.close();
	const problems = problemsOf(unfinished);
	if (problems.length > 0) {
		rmSync(unfinished, { force: true });
		return refuse(`the copy is damaged and was thrown away: ${problems.join('; ')}`);
	}
	toDisk(unfinished);
	renameSync(unfinished, path);
	toDisk(dirname(path));
	return ok({ bytes: statSync(path).size });
}

/**
 * Puts a backup in place of the database. What was there is kept beside it under another name.
 * @param stamp goes into that name
 */
export function restore(dataDir: string, source: string, stamp: string): Result<{ kept: string | null }> {
	if (!existsSync(source)) return refuse(`there is no file ${source}`);
	const problems = problemsOf(source);
	if (problems.length > 0) return refuse(`the backup is damaged: ${problems.join('; ')}`);
	mkdirSync(dataDir, { recursive: true });
	const target = databaseFile(dataDir);
	if (existsSync(target) && inUse(target)) {
		return refuse('the database is in use; stop the server first');
	}
	const arriving = `${target}.arriving`;
	copyFileSync(source, arriving);
	toDisk(arriving);
	let kept: string | null = null;
	if (existsSync(target)) {
		kept = `${target}.before-${stamp}`;
		renameSync(target, kept);
		// A log that stayed would be replayed into the restored file.
		for (const suffix of ['-wal', '-shm']) {
			if (existsSync(target + suffix)) renameSync(target + suffix, kept + suffix);
		}
	}
	renameSync(arriving, target);
	toDisk(dataDir);
	return ok({ kept });
}

/** Whether another process has the database open: only then can it not be locked for this one alone. */
function inUse(path: string): boolean {
	const database = new Sqlite(path);
	try {
		database.pragma('busy_timeout = 0');
		database.pragma('locking_mode = EXCLUSIVE');
		database.exec('begin exclusive; rollback');
		return false;
	} catch (error) {
		if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))
			return true;
		// A broken database may be replaced.
		return false;
	} finally {
		database.close();
	}
}

export interface Verification {
	readonly documents: number;
	readonly rows: number;
	/** One line per damaged document or finding of SQLite. */
	readonly problems: readonly string[];
}

/** Checks the file, then every row of every document, and builds each document from its log alone. */
export async function verify(dataDir: string): Promise<Result<Verification>> {
	if (!existsSync(databaseFile(dataDir))) return refuse(`there is no database in ${dataDir}`);
	const problems = problemsOf(databaseFile(dataDir));
	if (problems.length > 0) return ok({ documents: 0, rows: 0, problems });
	const { db } = await openSqlite(dataDir);
	const store = createDocumentStore(db);
	const documents = await db.selectFrom('documents').select(['id', 'seq']).orderBy('id').execute();
	let rows = 0;
	for (const { id, seq } of documents) {
		const doc = new Y.Doc();
		try {
			let after = 0;
			for (;;) {
				const entries = await store.history(id, after, 500);
				for (const entry of entries) Y.applyUpdate(doc, entry.update);
				rows += entries.length;
				after = entries.at(-1)?.seq ?? after;
				if (entries.length < 500) break;
			}
			if (after !== Number(seq)) problems.push(`${id}: the log ends at row ${after} of ${seq}`);
			if (doc.store.pendingStructs) problems.push(`${id}: rows refer to changes that are missing`);
			await store.load(id);
		} catch (error) {
			problems.push(`${id}: ${reasonOf(error)}`);
		}
		doc.destroy();
	}
	await db.destroy();
	return ok({ documents: documents.length, rows, problems });
}

/** Forces a file or folder to the disk. */
function toDisk(path: string): void {
	const handle = openSync(path, 'r');
	try {
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
