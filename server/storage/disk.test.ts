/** A disk that fails under one feature must be known to all; the database and its connection are real. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addWorkshop, testWorkshop } from '../../tests/support/documents.ts';
import { openSqlite } from './database.ts';
import { Disk } from './disk.ts';
import { createDocumentStore, guardedDocuments, type DocumentStore } from './document-store.ts';
import { createRoomStateStore, type RoomStateStore } from './room-state-store.ts';

const document = 'board.one';
const entry = { update: Uint8Array.of(0, 0), participant: null };

let folder: string;
let opened: Awaited<ReturnType<typeof openSqlite>>;
let documents: DocumentStore;
let states: RoomStateStore;
/** The code that writes of a room's state fail with; undefined: they work. */
let code: string | undefined;
const onFailure = vi.fn();

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'transferboard-disk-'));
	code = undefined;
	onFailure.mockClear();
	const disk = new Disk(onFailure);
	opened = await openSqlite(folder, disk);
	await addWorkshop(opened.db);
	documents = guardedDocuments(createDocumentStore(opened.db), disk);
	states = createRoomStateStore(opened.db);
	await documents.create(document, testWorkshop);
	opened.sqlite.function('fail', () => {
		if (code !== undefined) throw Object.assign(new Error('disk'), { code });
		return 0;
	});
	opened.sqlite.exec('create temp trigger failing before insert on room_states begin select fail(); end');
});
afterEach(async () => {
	await opened.db.destroy();
	rmSync(folder, { recursive: true, force: true });
});

it('that fails once is not written to again, by whomever', async () => {
	await documents.append(document, [entry], [], 0);
	code = 'SQLITE_IOERR_FSYNC';
	await expect(states.save(testWorkshop, 'timer', 1)).rejects.toThrow('disk');
	expect(onFailure).toHaveBeenCalledTimes(1);
	code = undefined;
	await expect(states.save(testWorkshop, 'timer', 1)).rejects.toThrow('the disk has failed');
	await expect(documents.append(document, [entry], [], 0)).rejects.toThrow('the disk has failed');
	expect(onFailure).toHaveBeenCalledTimes(1);
	expect((await documents.load(document))?.seq).toBe(1);
});

it('that is only full goes on when there is space again', async () => {
	code = 'SQLITE_FULL';
	await expect(states.save(testWorkshop, 'timer', 1)).rejects.toThrow('disk');
	code = undefined;
	await states.save(testWorkshop, 'timer', 2);
	expect(await states.load(testWorkshop, 'timer')).toBe(2);
	expect(onFailure).not.toHaveBeenCalled();
});

it('a transaction that was under way when it failed is not finished', async () => {
	const transaction = opened.db.transaction().execute(async (db) => {
		await db.insertInto('settings').values({ key: 'half', value: 'done' }).execute();
		code = 'SQLITE_IOERR_WRITE';
		await createRoomStateStore(db)
			.save(testWorkshop, 'timer', 1)
			.catch(() => undefined);
	});
	await expect(transaction).rejects.toThrow('the disk has failed');
	const { db } = await openSqlite(folder);
	expect(await db.selectFrom('settings').where('key', '=', 'half').selectAll().execute()).toEqual([]);
	await db.destroy();
});
