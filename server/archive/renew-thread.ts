/**
 * Makes archived documents anew in a thread of its own: a large or hostile one must not keep the people waiting
 * who are working on this server.
 */
import { parentPort } from 'node:worker_threads';
import { renewDocument } from './fresh-ids.ts';
import type { RenewOrder, RenewReply } from './renewing.ts';

if (!parentPort) throw new Error('this file runs as a thread');
const port = parentPort;

port.on('message', ({ kind, state, ids }: RenewOrder) => {
	port.postMessage(reply(() => renewDocument(kind, state, new Map(ids))));
});

function reply(make: () => Uint8Array): RenewReply {
	try {
		return { state: make() };
	} catch {
		return { state: null };
	}
}
