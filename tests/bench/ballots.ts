/**
 * Three hundred people hand in a ballot within five seconds (reliability: all are acknowledged, none counts twice), through
 * the real app, store and sockets, while the facilitator's turnout is told.
 */
import * as v from 'valibot';
import { ask, startApp, type RunningApp } from '../support/app.ts';
import { enter, newest, type Seat } from '../support/seat.ts';
import { percentile, tenth, type Bench } from './bench.ts';

const within = 5000;
const joiningAtOnce = 20;
const Cast = v.object({ ok: v.literal(true), receipt: v.string() });
const Made = v.object({ ok: v.literal(true), poll: v.string() });
const Turnouts = v.record(
	v.string(),
	v.record(v.string(), v.object({ voters: v.number(), ballots: v.number() }))
);

export const bench: Bench = async ({ quick, people = quick ? 30 : 300 }) => {
	const running = await startApp();
	const seats: { readonly seat: Seat; readonly workshop: string }[] = [];
	try {
		const maria = await running.signIn();
		for (let from = 0; from < people; from += joiningAtOnce) {
			const numbers = Array.from({ length: Math.min(joiningAtOnce, people - from) }, (_, at) => from + at);
			seats.push(...(await Promise.all(numbers.map((at) => sit(running, at)))));
		}
		const host = await enter(maria, seats[0]?.workshop ?? '');
		const voters = seats.map(({ seat }) => seat);
		const subjects = ['Trust', 'Money', 'Talent'].map((title) => ({
			id: title.toLowerCase(),
			title: { en: title },
			region: null
		}));
		const made = await ask(host.socket, 'poll:create', {
			kind: 'points',
			title: { en: 'What weighs most?' },
			config: {},
			subjects
		});
		const { poll } = v.parse(Made, made);
		await ask(host.socket, 'poll:open', { poll });

		const began = performance.now();
		const times = await Promise.all(
			voters.map(async ({ socket }, at) => {
				await new Promise((later) => setTimeout(later, (within * at) / voters.length));
				const sent = performance.now();
				const ballot = { amounts: { trust: 50, money: at % 51, talent: 50 - (at % 51) } };
				v.parse(
					Cast,
					await ask(socket, 'poll:cast', {
						poll,
						round: 1,
						ballot,
						key: `bench-ballot-${at}-`.padEnd(20, 'x')
					})
				);
				return performance.now() - sent;
			})
		);
		const took = performance.now() - began;
		await ask(host.socket, 'poll:close', { poll });
		const sorted = times.toSorted((a, b) => a - b);
		const counted = await turnout(host, poll, voters.length);
		return {
			title: `${voters.length} ballots within ${within / 1000} seconds`,
			rows: [
				{
					ballots: voters.length,
					'took ms': tenth(took),
					'ack p50 ms': tenth(percentile(sorted, 0.5)),
					'ack p95 ms': tenth(percentile(sorted, 0.95)),
					'ack max ms': tenth(sorted.at(-1) ?? NaN)
				}
			],
			notes: ['server and people share one process; each ballot is on disk before it is acknowledged'],
			failures: counted === voters.length ? [] : [`${counted} of ${voters.length} ballots are in the ledger`]
		};
	} finally {
		for (const { seat } of seats) seat.socket.disconnect();
		await running.dispose();
	}
};

async function sit(
	running: RunningApp,
	at: number
): Promise<{ readonly seat: Seat; readonly workshop: string }> {
	const region = at % 2 === 0 ? 'lubelskie' : 'basque-country';
	const person = await running.join({ name: `Person ${at}`, region });
	const workshop = person.joined.workshop.id;
	return { seat: await enter(person, workshop), workshop };
}

/** How many people the ledger counts, as soon as the facilitator is told of all, or after two seconds. */
async function turnout(host: Seat, poll: string, all: number): Promise<number> {
	const until = performance.now() + 2000;
	for (;;) {
		const regions = Object.values(v.parse(Turnouts, newest(host, 'turnout'))[poll] ?? {});
		const counted = regions.reduce((sum, { voters }) => sum + voters, 0);
		if (counted === all || performance.now() > until) return counted;
		await new Promise((later) => setTimeout(later, 50));
	}
}
