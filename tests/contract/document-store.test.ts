/** What every engine must promise about the log of documents. PostgreSQL joins by one more line in the list. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { createDocumentStore, DamagedDocument } from '../../server/storage/document-store.ts';
import { databaseFile } from '../../server/storage/database.ts';
import { UpdateWriter } from '../../server/storage/update-writer.ts';
import type { DocumentStore, LogEntry } from '../../server/storage/document-store.ts';
import { sqliteDatabase, testWorkshop, type TestDatabase } from '../support/documents.ts';

/** A thread of its own appends, as in the real server. */
async function sqliteWithWriter() {
	const database = await sqliteDatabase();
	const writer = new UpdateWriter(databaseFile(database.folder));
	return { database, writer, close: () => writer.close().then(() => database.close()) };
}

async function sqlite() {
	const database = await sqliteDatabase();
	return { database, writer: undefined, close: () => database.close() };
}

const engines = [
	{ name: 'SQLite', open: sqlite },
	{ name: 'SQLite with a writer thread', open: sqliteWithWriter }
];

const entry = (text: string, participant: string | null = 'ana'): LogEntry => ({
	update: new TextEncoder().encode(text),
	participant
});
const texts = (updates: readonly Uint8Array[] | undefined) =>
	updates?.map((update) => new TextDecoder().decode(update));

describe.each(engines)('document store on $name', ({ open }) => {
	let opened: Awaited<ReturnType<typeof open>>;
	let database: TestDatabase;
	let store: DocumentStore;

	beforeEach(async () => {
		opened = await open();
		database = opened.database;
		store = createDocumentStore(database.db, opened.writer);
		await store.create('board.one', testWorkshop);
	});
	afterEach(() => opened.close());

	it('keeps what was appended, in order, over a restart', async () => {
		await store.append('board.one', [entry('a'), entry('b')], [], 1);
		await store.append('board.one', [entry('c', null)], [], 2);
		const again = createDocumentStore(await database.reopen());
		const loaded = await again.load('board.one');
		expect(texts(loaded?.updates)).toEqual(['a', 'b', 'c']);
		expect(loaded?.seq).toBe(3);
		expect(await again.history('board.one', 1, 10)).toMatchObject([
			{ seq: 2, at: 1, participant: 'ana' },
			{ seq: 3, at: 2, participant: null }
		]);
	});

	it('numbers rows without holes when many write at once', async () => {
		await Promise.all(
			Array.from({ length: 20 }, (_, index) => store.append('board.one', [entry(`${index}`)], [], index))
		);
		const history = await store.history('board.one', 0, 100);
		expect(history.map((row) => row.seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
	});

	it('is in nobody’s way who reads and then writes in one transaction, and nobody in its', async () => {
		const rounds = 30;
		const key = 'count';
		await database.db.insertInto('settings').values({ key, value: '0' }).execute();
		let counting = true;
		const count = async () => {
			for (let round = 0; round < rounds; round++) {
				await database.db.transaction().execute(async (db) => {
					const row = await db
						.selectFrom('settings')
						.select('value')
						.where('key', '=', key)
						.executeTakeFirst();
					// In this moment the other one would like to write.
					await new Promise((resolve) => setTimeout(resolve, 2));
					await db
						.updateTable('settings')
						.set({ value: String(Number(row?.value) + 1) })
						.where('key', '=', key)
						.execute();
				});
			}
		};
		const counted = count().finally(() => (counting = false));
		let appended = 0;
		while (counting) {
			await store.append('board.one', [entry(String(appended))], [], 1);
			appended++;
		}
		await counted;
		const row = await database.db
			.selectFrom('settings')
			.where('key', '=', key)
			.selectAll()
			.executeTakeFirst();
		expect(row?.value).toBe(String(rounds));
		expect((await store.load('board.one'))?.seq).toBe(appended);
	});

	it('writes more rows at once than one statement can hold', async () => {
		await store.append(
			'board.one',
			Array.from({ length: 1201 }, (_, index) => entry(`${index}`)),
			Array.from({ length: 12_000 }, (_, clientId) => ({ clientId, participant: 'ana' })),
			1
		);
		const loaded = await store.load('board.one');
		expect(loaded?.updates).toHaveLength(1201);
		expect(loaded?.clients).toHaveLength(12_000);
	});

	it('knows no document that was not created, and writes to none', async () => {
		expect(await store.load('board.two')).toBeUndefined();
		expect(await store.workshopOf('board.two')).toBeUndefined();
		await expect(store.append('board.two', [entry('a')], [], 1)).rejects.toThrow();
		await expect(store.create('board.three', 'no-such-workshop')).rejects.toThrow();
		await expect(store.create('../etc', testWorkshop)).rejects.toThrow('can be called');
	});

	it('leaves an existing document as it is when it is created again', async () => {
		await store.append('board.one', [entry('a')], [], 1);
		await store.create('board.one', testWorkshop);
		expect(texts((await store.load('board.one'))?.updates)).toEqual(['a']);
		expect(await store.workshopOf('board.one')).toBe(testWorkshop);
	});

	it('binds a client id once; an append that would bind it again writes nothing', async () => {
		await store.append('board.one', [entry('a')], [{ clientId: 4_294_967_295, participant: 'ana' }], 1);
		await expect(
			store.append('board.one', [entry('b')], [{ clientId: 4_294_967_295, participant: 'eve' }], 2)
		).rejects.toThrow();
		const loaded = await store.load('board.one');
		expect(loaded?.clients).toEqual([{ clientId: 4_294_967_295, participant: 'ana' }]);
		expect(texts(loaded?.updates)).toEqual(['a']);
		expect(loaded?.seq).toBe(1);
	});

	it('loads from the newest snapshot and the rows after it, and keeps the whole log', async () => {
		await store.append('board.one', [entry('a'), entry('b'), entry('c')], [], 1);
		await store.saveSnapshot('board.one', new TextEncoder().encode('ab'), 2);
		await store.saveSnapshot('board.one', new TextEncoder().encode('a'), 1);
		const loaded = await store.load('board.one');
		expect(texts(loaded?.snapshot ? [loaded.snapshot] : [])).toEqual(['ab']);
		expect(texts(loaded?.updates)).toEqual(['c']);
		expect(await store.history('board.one', 0, 10)).toHaveLength(3);
	});

	it('takes no snapshot of rows that do not exist', async () => {
		await store.append('board.one', [entry('a')], [], 1);
		await store.saveSnapshot('board.one', new TextEncoder().encode('ab'), 2);
		expect((await store.load('board.one'))?.snapshot).toBeNull();
	});

	it('falls back to the log when the snapshot is damaged', async () => {
		await store.append('board.one', [entry('a'), entry('b')], [], 1);
		await store.saveSnapshot('board.one', new TextEncoder().encode('ab'), 2);
		await database.db
			.updateTable('snapshots')
			.set({ state: Buffer.from('....zz') })
			.execute();
		const loaded = await store.load('board.one');
		expect(loaded?.snapshot).toBeNull();
		expect(texts(loaded?.updates)).toEqual(['a', 'b']);
	});

	it('refuses a log with a changed, missing, swapped or cut off row instead of serving half a board', async () => {
		const { db } = database;
		const damages = [
			() =>
				db
					.updateTable('updates')
					.set({ bytes: Buffer.from('x') })
					.where('seq', '=', 2)
					.execute(),
			() => db.deleteFrom('updates').where('seq', '=', 2).execute(),
			() =>
				sql`update updates set seq = case seq when 2 then -3 else -2 end where seq in (2, 3)`
					.execute(db)
					.then(() => sql`update updates set seq = -seq where seq < 0`.execute(db)),
			() => db.deleteFrom('updates').where('seq', '=', 3).execute()
		];
		for (const [index, damage] of damages.entries()) {
			const name = `board.damaged-${index}`;
			await db.deleteFrom('documents').where('id', '!=', 'board.one').execute();
			await store.create(name, testWorkshop);
			await store.append(name, [entry('a'), entry('b'), entry('c')], [], 1);
			await damage();
			await expect(store.load(name), `damage ${index}`).rejects.toThrow(DamagedDocument);
		}
		expect(texts((await store.load('board.one'))?.updates)).toEqual([]);
	});

	it('removes a document with all that belongs to it', async () => {
		await store.append('board.one', [entry('a')], [{ clientId: 1, participant: 'ana' }], 1);
		await store.remove('board.one');
		expect(await store.load('board.one')).toBeUndefined();
		expect(await database.db.selectFrom('updates').selectAll().execute()).toEqual([]);
		expect(await database.db.selectFrom('client_ids').selectAll().execute()).toEqual([]);
	});
});
