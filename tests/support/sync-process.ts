/**
 * The sync server as a process of its own, so that it can be killed and measured:
 * `node sync-process.ts DATA_DIR [IDLE_MS]`. Prints one line `{"port":…}` when it listens.
 */
import { databaseFile, openSqlite } from '../../server/storage/database.ts';
import { UpdateWriter } from '../../server/storage/update-writer.ts';
import { addWorkshop } from './documents.ts';
import { startSyncServer } from './sync-server.ts';

const [dataDir, idle] = process.argv.slice(2);
if (!dataDir) throw new Error('usage: sync-process.ts DATA_DIR [IDLE_MS]');
const { db } = await openSqlite(dataDir);
await addWorkshop(db);
const server = await startSyncServer(db, {
	log: true,
	writer: new UpdateWriter(databaseFile(dataDir)),
	...(idle ? { idleTime: Number(idle) } : {})
});
for (const name of ['board.one', 'board.two']) await server.store.create(name, 'workshop-of-the-test');
process.once('SIGINT', () => process.exit(0));
process.stdout.write(`${JSON.stringify({ port: server.port })}\n`);
