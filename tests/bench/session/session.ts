/**
 * A whole room enters a step: how long until everybody has its new view, and how long until people who come back at
 * once have step, rights, timer and their own private notes.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Socket } from 'socket.io-client';
import * as v from 'valibot';
import * as Y from 'yjs';
import { draftsOf } from '#lib/board/model/drafts.ts';
import { Breakouts } from '#lib/session/breakouts/model/messages.ts';
import { usualPlan, type BreakoutPlan } from '#lib/session/breakouts/model/plan.ts';
import { PartChanged, Snapshot } from '#lib/realtime/model/messages.ts';
import { draftName } from '#lib/realtime/model/sync-protocol.ts';
import { allRights } from '#lib/session/model/rights.ts';
import type { PrivateWriting } from '#lib/session/model/steps/agenda.ts';
import { LiveStep } from '#lib/session/model/steps/messages.ts';
import { ask, startApp, type Visitor } from '../../support/app.ts';
import { StockClient, until } from '../../support/sync-client.ts';
import { percentile, tenth, type Bench, type Row } from '../bench.ts';
import { Returned, type Returning } from './returning.ts';

/** Milliseconds; what the design promises. */
const promised = { view: 2000, back: 1000 };
const longest = 30_000;

const Entered = v.object({ ok: v.literal(true), ...Snapshot.entries });

export const bench: Bench = async ({ quick, people = quick ? 30 : 300 }) => {
	const running = await startApp();
	const sockets: Socket[] = [];
	try {
		const regions = ['lubelskie', 'basque-country', 'latvia', 'piedmont'];
		const visitors: (Visitor & { id: string })[] = [];
		let workshop = '';
		let board = '';
		for (let at = 0; at < people; at++) {
			const visitor = await running.join({
				name: `Person ${at}`,
				region: regions[at % regions.length] ?? ''
			});
			workshop = visitor.joined.workshop.id;
			board = visitor.joined.boards[0]?.id ?? '';
			visitors.push(Object.assign(visitor, { id: visitor.joined.participant.id }));
		}
		const enter = async (
			visitor: Visitor
		): Promise<{ socket: Socket; snapshot: v.InferOutput<typeof Entered> }> => {
			const socket = visitor.channel();
			sockets.push(socket);
			return { socket, snapshot: v.parse(Entered, await ask(socket, 'workshop:enter', { workshop })) };
		};
		const host = await enter(await running.signIn());
		const seats = await Promise.all(
			visitors.map(async (visitor) => ({ visitor, ...(await enter(visitor)) }))
		);

		const start = async (
			name: string,
			breakout: BreakoutPlan | null,
			privateWriting: PrivateWriting = 'off'
		): Promise<Row> => {
			const run = (await running.app.steps.state(workshop)).runs.length;
			const step = {
				...{ id: name.replaceAll(' ', '-'), kind: 'group', title: { en: name }, instruction: {}, minutes: 5 },
				...{
					view: { kind: 'board', board, frame: null },
					rights: allRights,
					privateWriting,
					breakout
				},
				...{ sound: false, cursors: true, names: true, speaker: '', abstract: {} }
			};
			const added = await ask(host.socket, 'agenda:edit', { do: 'add', step, before: null });
			if (!v.is(v.object({ ok: v.literal(true) }), added)) throw new Error(`${name} could not be added`);
			const began = performance.now();
			const seen = seats.map(({ socket, visitor }) =>
				whenTrue(socket, (part) => {
					if (breakout === null)
						return part.name === 'step' && v.parse(LiveStep, part.value).step?.id === step.id;
					if (part.name !== 'breakout') return false;
					const groups = v.parse(Breakouts, part.value)?.groups ?? [];
					return groups.some(({ members, frame }) => frame !== null && members.includes(visitor.id));
				}).then(() => performance.now() - began)
			);
			await ask(host.socket, 'step:control', { do: 'start', step: step.id, run });
			const times = (await Promise.all(seen)).sort((one, other) => one - other);
			return row(name, times);
		};

		const rows = [
			await start(`${people} enter a step`, null),
			await start(`${people} go to groups of four`, { ...usualPlan, size: 4 }),
			await start(`${people} change tables`, { ...usualPlan, way: 'rotate', size: 4 }),
			await start(`${people} begin to write privately`, null, 'named')
		];

		const back = seats.slice(0, Math.round((people * 2) / 3));
		const address = `${running.origin.replace('http', 'ws')}/sync`;
		for (const { visitor, socket } of back) {
			const mine = new StockClient(address, draftName(board, visitor.id), {
				cookie: visitor.cookie,
				origin: running.origin
			});
			draftsOf(mine.doc).set(
				'mine',
				new Y.Map(Object.entries({ kind: 'note', x: 0, y: 0, w: 200, h: 200, z: 'a0' }))
			);
			await until(() => mine.saved, 'a private note is on disk');
			mine.close();
			socket.disconnect();
		}
		const { steps, notes, failures } = await returning({
			...{ origin: running.origin, workshop, board },
			people: back.map(({ visitor: { id, cookie } }) => ({ id, cookie }))
		});
		const sorted = (times: readonly number[]) => times.toSorted((one, other) => one - other);
		rows.push(
			row(`${back.length} come back at once: step, rights, timer`, sorted(steps)),
			row(`${back.length} come back at once: own private notes`, sorted(notes))
		);
		return {
			title: `A room of ${people} people`,
			rows,
			notes: [
				'milliseconds from the press of the button, server and people in one thread; or from the first connection of those who come back, who are in a thread of their own',
				`promised: a new view within ${promised.view} ms, coming back within ${promised.back} ms (p95)`
			],
			failures
		};
	} finally {
		for (const socket of sockets) socket.disconnect();
		await running.dispose();
	}
};

const row = (name: string, ascending: readonly number[]): Row => ({
	what: name,
	'p50 ms': tenth(percentile(ascending, 0.5)),
	'p95 ms': tenth(percentile(ascending, 0.95)),
	'last ms': tenth(percentile(ascending, 1))
});

/** People who come back at once, out of a thread of their own. */
async function returning(order: Returning): Promise<v.InferOutput<typeof Returned>> {
	const worker = new Worker(new URL('./returning.ts', import.meta.url), { workerData: order });
	try {
		await once(worker, 'message');
		worker.postMessage('go');
		const [answer] = await once(worker, 'message');
		return v.parse(Returned, answer);
	} finally {
		await worker.terminate();
	}
}

/** Resolves with the first part of which something is true. */
function whenTrue(socket: Socket, holds: (part: PartChanged) => boolean): Promise<void> {
	return new Promise((resolve, reject) => {
		const late = setTimeout(() => reject(new Error('a part did not come')), longest);
		const heard = (message: unknown): void => {
			if (!holds(v.parse(PartChanged, message))) return;
			clearTimeout(late);
			socket.off('workshop:part', heard);
			resolve();
		};
		socket.on('workshop:part', heard);
	});
}
