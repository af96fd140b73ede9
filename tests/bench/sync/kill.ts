/** Some people edit, one watches, the server is killed with -9: what the watcher saw must be there afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { hocuspocus, stock, type Dialect } from './dialects.ts';
import type { Peer } from './peers.ts';

const editors = 10;
const seconds = 1.5;

export async function killOnce(peer: Peer): Promise<{ seen: number; lost: number }> {
	const folder = mkdtempSync(join(tmpdir(), 'transferboard-kill-'));
	const dialect = peer.dialect === 'stock' ? stock : hocuspocus;
	let server = await peer.start(folder);
	try {
		const watcher = await openDocument(server.address, dialect, 'watcher');
		const docs = await Promise.all(
			Array.from({ length: editors }, (_, index) => openDocument(server.address, dialect, `e${index}`))
		);
		const timer = setInterval(() => {
			for (const { doc } of docs)
				doc.getMap('items').set(`${doc.clientID}-${performance.now()}`, new Y.Map());
		}, 50);
		await wait(seconds * 1000);
		clearInterval(timer);
		await server.kill();
		const own = new Set(watcher.doc.getMap('items').keys());
		for (const { socket } of [watcher, ...docs]) socket.terminate();
		server = await peer.start(folder);
		const after = await openDocument(server.address, dialect, 'after');
		const kept = new Set(after.doc.getMap('items').keys());
		after.socket.terminate();
		return { seen: own.size, lost: [...own].filter((key) => !kept.has(key)).length };
	} finally {
		await server.kill();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function openDocument(address: string, dialect: Dialect, participant: string) {
	const doc = new Y.Doc();
	const socket = new WebSocket(address + dialect.path, { headers: dialect.headers(participant) });
	const synced = new Promise<void>((resolve) => {
		socket.on('message', (data) => {
			if (!(data instanceof Uint8Array)) return;
			const heard = dialect.read(data);
			if (heard.kind !== 'state' && heard.kind !== 'update') return;
			Y.applyUpdate(doc, heard.update, socket);
			if (heard.kind === 'state') resolve();
		});
	});
	socket.on('open', () => dialect.hello().forEach((frame) => socket.send(frame)));
	socket.on('error', () => undefined);
	doc.on('update', (update: Uint8Array, origin: unknown) => {
		if (origin !== socket) socket.send(dialect.update(update));
	});
	await synced;
	return { doc, socket };
}
