/** A server that is killed while a room votes: every acknowledged ballot is there afterwards, and none twice. */
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import { Turnout } from '#lib/polls/model/turnout.ts';
import { defaultCriteria } from '#lib/polls/kinds/transferability/model/criteria.ts';
import { Tally } from '#lib/polls/kinds/transferability/model/tally.ts';
import { Snapshot } from '#lib/realtime/model/messages.ts';
import { ask, facilitator, Visitor } from '../support/app.ts';
import { RunningServer } from '../support/running-server.ts';

const rounds = Number(process.env['KILL_ROUNDS'] ?? 3);
const voters = 15;
const subjects = Array.from({ length: 4 }, (_, at) => ({
	id: `practice-${at}`,
	title: { en: `Practice ${at}` },
	region: null
}));
const answers = Object.fromEntries(defaultCriteria.map(({ id }) => [id, 1]));
const Receipt = v.object({ ok: v.literal(true), receipt: v.string() });

let server: RunningServer;
beforeAll(async () => {
	server = await RunningServer.start({ LOG_LEVEL: 'warn' });
});
afterAll(() => server.dispose());

async function enter(visitor: Visitor, workshop: string): Promise<{ socket: Socket; snapshot: Snapshot }> {
	const socket = visitor.channel();
	return { socket, snapshot: v.parse(Snapshot, await ask(socket, 'workshop:enter', { workshop })) };
}

test(
	`${rounds} kills in the middle of a vote lose no acknowledged ballot`,
	{ timeout: 120_000 },
	async () => {
		const maria = new Visitor(server.origin);
		await maria.open(server.facilitatorLink);
		expect((await maria.post('/api/account', facilitator)).ok).toBe(true);
		const people = await Promise.all(
			Array.from({ length: voters }, async (_, at) => {
				const visitor = new Visitor(server.origin);
				const joined = await visitor.join({ name: `Person ${at}`, region: 'latvia' });
				return { visitor, workshop: joined.workshop.id };
			})
		);
		const workshop = people[0]?.workshop ?? '';
		let acknowledged = 0;
		let unanswered = 0;

		for (let round = 0; round < rounds; round++) {
			const host = await enter(maria, workshop);
			const made = await ask(host.socket, 'poll:create', {
				kind: 'transferability',
				title: { en: `Round ${round}` },
				config: { criteria: defaultCriteria },
				subjects
			});
			const { poll } = v.parse(v.object({ poll: v.string() }), made);
			expect(await ask(host.socket, 'poll:open', { poll })).toEqual({ ok: true });

			const casts = people.flatMap(({ visitor }, person) =>
				subjects.map(({ id }) => ({
					visitor,
					input: { poll, round: 1, ballot: { subject: id, answers }, key: `kill-${round}-${person}-${id}` },
					receipt: undefined as string | undefined
				}))
			);
			const sockets = new Map<Visitor, Socket>();
			for (const { visitor } of people) sockets.set(visitor, (await enter(visitor, workshop)).socket);
			// The kill comes after a different number of acknowledgements in each round.
			const killAfter = 1 + ((round * 11) % (casts.length - 10));
			let answered = 0;
			let kill: Promise<void> | undefined;
			await Promise.all(
				casts.map(async (cast) => {
					const socket = sockets.get(cast.visitor);
					if (!socket) return;
					const gone = new Promise<undefined>((done) => socket.once('disconnect', () => done(undefined)));
					const answer = await Promise.race([
						ask(socket, 'poll:cast', cast.input).catch(() => undefined),
						gone
					]);
					if (answer === undefined) return;
					cast.receipt = v.parse(Receipt, answer).receipt;
					answered += 1;
					if (answered === killAfter) kill = server.kill();
				})
			);
			await kill;
			for (const socket of [...sockets.values(), host.socket]) socket.disconnect();
			await server.launch();

			const again = await enter(maria, workshop);
			const known = casts.flatMap(({ receipt }) => receipt ?? []);
			acknowledged += known.length;
			unanswered += casts.length - known.length;
			const checked = await ask(again.socket, 'poll:check', { poll, round: 1, receipts: known });
			const { counted } = v.parse(v.object({ counted: v.array(v.string()) }), checked);
			expect(counted.toSorted()).toEqual(known.toSorted());

			// Everybody sends everything again with the same key: the acknowledged get their receipt, the rest counts now.
			for (const { visitor } of people) {
				const seat = await enter(visitor, workshop);
				for (const cast of casts.filter((candidate) => candidate.visitor === visitor)) {
					const { receipt } = v.parse(Receipt, await ask(seat.socket, 'poll:cast', cast.input));
					if (cast.receipt) expect(receipt).toBe(cast.receipt);
				}
				seat.socket.disconnect();
			}
			// While votes come in, the turnout is counted at most twice a second.
			await expect
				.poll(async () => {
					const seat = await enter(maria, workshop);
					seat.socket.disconnect();
					return v.parse(v.record(v.string(), Turnout), seat.snapshot.parts['turnout'])[poll];
				})
				.toEqual({ latvia: { voters, ballots: casts.length, complete: voters } });
			const { socket } = await enter(maria, workshop);
			await ask(socket, 'poll:close', { poll });
			await ask(socket, 'poll:reveal', { poll });
			const result = v.parse(
				v.object({ tally: Tally }),
				await ask(socket, 'poll:result', { poll, round: 1 })
			);
			for (const practice of result.tally.practices) expect(practice.total.ballots).toBe(voters);
			socket.disconnect();
			again.socket.disconnect();
		}
		// The kills came in the middle: some ballots were acknowledged before, some were on their way.
		expect(acknowledged).toBeGreaterThanOrEqual(rounds);
		expect(unanswered).toBeGreaterThan(0);
	}
);
