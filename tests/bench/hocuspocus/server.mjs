/** Hocuspocus with its SQLite extension: `server.mjs DATABASE FLUSH_MS`. Prints `{"port":…}`. */
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';

const [database, flush] = process.argv.slice(2);
const server = new Server({
	port: 0,
	address: '127.0.0.1',
	quiet: true,
	stopOnSignals: false,
	flushDelay: Number(flush),
	extensions: [new SQLite({ database })]
});
await server.listen();
process.stdout.write(`${JSON.stringify({ port: server.httpServer.address().port })}\n`);
