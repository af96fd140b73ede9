/**
 * People who come back at once, in a thread of their own, so that their work is not the server's: each enters the
 * workshop and opens their own private notes. A worker of `Returning`; says `ready`, waits for a message, answers
 * with `Returned`.
 */
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { draftsOf } from '#lib/board/model/drafts.ts';
import { Snapshot } from '#lib/realtime/model/messages.ts';
import { draftName } from '#lib/realtime/model/sync-protocol.ts';
import { LiveStep } from '#lib/session/model/steps/messages.ts';
import { ask, Visitor } from '../../support/app.ts';
import { StockClient } from '../../support/sync-client.ts';

export const Returning = v.object({
	origin: v.string(),
	workshop: v.string(),
	board: v.string(),
	people: v.array(v.object({ id: v.string(), cookie: v.string() }))
});
export type Returning = v.InferOutput<typeof Returning>;

/** Milliseconds from the first connection, of each person. */
export const Returned = v.object({
	steps: v.array(v.number()),
	notes: v.array(v.number()),
	failures: v.array(v.string())
});

const Entered = v.object({ ok: v.literal(true), ...Snapshot.entries });

async function comeBack({
	origin,
	workshop,
	board,
	people
}: Returning): Promise<v.InferOutput<typeof Returned>> {
	const failures: string[] = [];
	const began = performance.now();
	const times = await Promise.all(
		people.map(async ({ id, cookie }) => {
			const visitor = Object.assign(new Visitor(origin), { cookie });
			const socket = visitor.channel();
			const step = ask(socket, 'workshop:enter', { workshop }).then((answer) => {
				const at = performance.now() - began;
				const live = v.parse(LiveStep, v.parse(Entered, answer).parts['step']);
				if (!live.step || !live.timer) failures.push('somebody came back without step or timer');
				return at;
			});
			const mine = new StockClient(`${origin.replace('http', 'ws')}/sync`, draftName(board, id), {
				cookie,
				origin
			});
			const notes = new Promise<number>((resolve) => {
				mine.provider.once('sync', () => {
					if (!draftsOf(mine.doc).has('mine')) failures.push('somebody came back without their notes');
					resolve(performance.now() - began);
				});
			});
			return [await step, await notes] as const;
		})
	);
	return { steps: times.map(([step]) => step), notes: times.map(([, notes]) => notes), failures };
}

if (parentPort) {
	const port = parentPort;
	const order = v.parse(Returning, workerData);
	port.once('message', () => {
		void comeBack(order).then((returned) => port.postMessage(returned));
	});
	port.postMessage('ready');
}
