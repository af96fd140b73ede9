/**
 * The thread that appends to the log of documents, with a connection of its own: a commit waits for the disk,
 * and nobody else should. Whatever has arrived meanwhile is written in one transaction, each append whole or not
 * at all; replies leave when it is on disk.
 */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type Sqlite from 'better-sqlite3';
import { checksum } from './checksum.ts';
import { connect } from './connect.ts';
import type { AppendOrder, WriterOrder, WriterReply } from './writer-messages.ts';

/** @throws whatever SQLite throws, then nothing of this append was written */
type Append = (order: AppendOrder) => number;

if (!parentPort) throw new Error('this file runs as a thread');
const port = parentPort;
const path = String(workerData);
let connection = open();

port.on('message', (first: WriterOrder) => {
	const orders: AppendOrder[] = [];
	let closing = false;
	for (let next: WriterOrder | undefined = first; next !== undefined; next = received()) {
		if (next === 'close') closing = true;
		else orders.push(next);
	}
	if (orders.length > 0) port.postMessage(write(orders));
	if (!closing) return;
	connection.sqlite.close();
	port.close();
});

function received(): WriterOrder | undefined {
	const next: { message: WriterOrder } | undefined = receiveMessageOnPort(port);
	return next?.message;
}

function open() {
	const sqlite = connect(path);
	return { sqlite, append: appendTo(sqlite) };
}

function write(orders: readonly AppendOrder[]): WriterReply[] {
	const { sqlite, append } = connection;
	try {
		const replies: WriterReply[] = [];
		sqlite.exec('begin immediate');
		for (const order of orders) {
			try {
				sqlite.exec('savepoint one');
				replies.push({ id: order.id, seq: append(order) });
			} catch (error) {
				// A full or failing disk ends the transaction itself.
				if (!sqlite.inTransaction) throw error;
				sqlite.exec('rollback to one');
				replies.push(refusal(order, error));
			}
			sqlite.exec('release one');
		}
		sqlite.exec('commit');
		return replies;
	} catch (error) {
		startAfresh();
		return orders.map((order) => refusal(order, error));
	}
}

/** After an error of the disk nothing that this connection remembers can be relied on. */
function startAfresh(): void {
	try {
		connection.sqlite.close();
		connection = open();
	} catch {
		// The next append says what is wrong.
	}
}

const refusal = ({ id }: AppendOrder, error: unknown): WriterReply => ({
	id,
	error: {
		message: error instanceof Error ? error.message : String(error),
		code: error instanceof Error && 'code' in error ? String(error.code) : undefined
	}
});

function appendTo(sqlite: Sqlite.Database): Append {
	// Taking the document's row makes other writers wait, so that numbers have no holes.
	const take = sqlite
		.prepare<[number, string], number>('update documents set seq = seq + ? where id = ? returning seq')
		.pluck();
	const bind = sqlite.prepare('insert into client_ids (document, client_id, participant) values (?, ?, ?)');
	const insert = sqlite.prepare(
		'insert into updates (document, seq, at, participant, bytes, crc) values (?, ?, ?, ?, ?, ?)'
	);
	return ({ document, bytes, rows, bindings, at }) => {
		const last = take.get(rows.length, document);
		if (last === undefined) throw new Error(`there is no document ${document}`);
		for (const { clientId, participant } of bindings) bind.run(document, clientId, participant);
		let seq = last - rows.length;
		let from = 0;
		for (const { size, participant } of rows) {
			const update = bytes.subarray(from, from + size);
			from += size;
			seq++;
			insert.run(document, seq, at, participant, update, checksum(document, seq, update));
		}
		return last;
	};
}
