/**
 * The files of a large workshop: how long each format takes, how much memory the server needs for it, and how long
 * others wait meanwhile. The workshop is filled through the app; then the real server writes from what was saved.
 */
import * as v from 'valibot';
import { newId } from '#lib/base/model/ids.ts';
import { BoardCommands } from '#lib/board/model/board-commands.ts';
import { BoardDocument } from '#lib/board/model/board-document.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { createPoster } from '#lib/registers/model/poster.ts';
import { reportFormats } from '#lib/report/model/formats.ts';
import { ask, startApp, type RunningApp, type Visitor } from '../support/app.ts';
import { RunningServer } from '../support/running-server.ts';
import { enter, type Seat } from '../support/seat.ts';
import { percentile, tenth, type Bench, type Row } from './bench.ts';
import { watchMemory } from './process-memory.ts';

/** The largest workshop that the design promises a report for. */
const large = { people: 300, posters: 60, polls: 20, boards: 10, items: 200 };
const small = { people: 20, posters: 6, polls: 2, boards: 1, items: 20 };
const joiningAtOnce = 20;
const regions = ['lubelskie', 'basque-country', 'latvia', 'piedmont'];
const thought = 'Trust between competing growers came before any joint investment in storage and sorting.';

export const bench: Bench = async ({ quick, people }) => {
	const size = quick ? small : large;
	const running = await startApp();
	try {
		const host = await running.signIn();
		const workshop = await fill(running, host, { ...size, people: people ?? size.people });
		await running.app.close();
		const server = await RunningServer.start({ DATA_DIR: running.dataDir });
		try {
			const rows: Row[] = [];
			for (const format of Object.keys(reportFormats)) {
				rows.push(await measure(server, host.cookie, `/api/workshops/${workshop}/report.${format}`, format));
			}
			const { people: crowd, posters, polls, boards, items } = { ...size, people: people ?? size.people };
			return {
				title: `A report of ${crowd} people, ${posters} posters, ${polls} polls, ${boards} boards of ${items} items`,
				rows,
				notes: [
					'memory: the most held while the format was written by the process that writes, by the server, and by both at once, shared pages once; others: requests of /healthz meanwhile'
				],
				failures: []
			};
		} finally {
			await server.stop();
		}
	} finally {
		await running.dispose();
	}
};

/** @returns the workshop */
async function fill(running: RunningApp, host: Visitor, size: typeof large): Promise<string> {
	const guests: { readonly seat: Seat; readonly id: string }[] = [];
	let workshop = '';
	for (let from = 0; from < size.people; from += joiningAtOnce) {
		const numbers = Array.from({ length: Math.min(joiningAtOnce, size.people - from) }, (_, at) => from + at);
		guests.push(
			...(await Promise.all(
				numbers.map(async (at) => {
					const region = regions[at % regions.length] ?? '';
					const visitor = await running.join({ name: `Person ${at}`, region });
					workshop = visitor.joined.workshop.id;
					return { seat: await enter(visitor, workshop), id: visitor.joined.participant.id };
				})
			))
		);
	}
	const author = guests[0]?.id ?? '';
	const { sync } = running.app;
	await sync.write(
		`workshop.${workshop}`,
		(doc) => {
			for (let at = 0; at < size.posters; at++) {
				createPoster(doc, {
					...{ id: newId(), author, region: regions[at % regions.length] ?? '', language: 'en', now: at },
					values: { direction: 'cooperation' },
					texts: {
						title: { en: `Practice ${at}` },
						problem: { en: thought.repeat(3) },
						practice: { en: thought.repeat(8) }
					}
				});
			}
		},
		author
	);
	for (let at = 0; at < size.boards; at++) {
		const made = await host.post(`/api/workshops/${workshop}/boards`, { title: `Board ${at}` });
		const { board } = v.parse(v.object({ board: v.object({ id: v.string() }) }), await made.json());
		await sync.write(`board.${board.id}`, (doc) => fillBoard(doc, at, size.items, author), author);
	}
	const lead = await enter(host, workshop);
	for (let at = 0; at < size.polls; at++) await vote(lead, guests, at);
	for (const { seat } of [...guests, { seat: lead }]) seat.socket.disconnect();
	return workshop;
}

/** Every board differs, because equal pictures are kept once in a file. */
function fillBoard(
	doc: ConstructorParameters<typeof BoardDocument>[0],
	board: number,
	items: number,
	author: string
): void {
	const document = new BoardDocument(doc, itemKinds);
	new BoardCommands(document, { participant: author, region: 'lubelskie' }, newId).create(
		Array.from({ length: items }, (_, at) => ({
			kind: 'note',
			...{ x: (at % 20) * 220, y: Math.floor(at / 20) * 180 },
			props: { text: `${board}.${at}: ${thought}`, color: 'yellow' }
		}))
	);
	document.close();
}

const Made = v.object({ ok: v.literal(true), poll: v.string() });
const Ok = v.looseObject({ ok: v.literal(true) });

/** A poll of four questions that everybody answers, closed and revealed. */
async function vote(lead: Seat, guests: readonly { readonly seat: Seat }[], number: number): Promise<void> {
	const subjects = Array.from({ length: 4 }, (_, at) => ({
		id: `s${at}`,
		title: { en: `Question ${number}.${at}` },
		region: null
	}));
	const { poll } = v.parse(
		Made,
		await ask(lead.socket, 'poll:create', {
			...{ kind: 'points', title: { en: `Poll ${number}` }, config: {}, subjects }
		})
	);
	v.parse(Ok, await ask(lead.socket, 'poll:open', { poll }));
	await Promise.all(
		guests.map(async ({ seat }, at) => {
			const first = (at * 7 + number) % 101;
			const ballot = { amounts: { s0: first, s1: 100 - first } };
			const key = `bench-report-${number}-${at}-`.padEnd(24, 'x');
			v.parse(Ok, await ask(seat.socket, 'poll:cast', { poll, round: 1, ballot, key }));
		})
	);
	v.parse(Ok, await ask(lead.socket, 'poll:close', { poll }));
	v.parse(Ok, await ask(lead.socket, 'poll:reveal', { poll }));
}

/** Asks for a file three times, and all the while whether the server still answers others. */
async function measure(server: RunningServer, cookie: string, path: string, format: string): Promise<Row> {
	if (server.pid === undefined) throw new Error('the server does not run');
	const memory = watchMemory(server.pid);
	const times: number[] = [];
	const waits: number[] = [];
	let bytes = 0;
	let over = false;
	const watching = (async () => {
		while (!over) {
			const asked = performance.now();
			await (await fetch(`${server.origin}/healthz`)).arrayBuffer();
			waits.push(performance.now() - asked);
			await new Promise((later) => setTimeout(later, 5));
		}
	})();
	for (let turn = 0; turn < 3; turn++) {
		const began = performance.now();
		const response = await fetch(server.origin + path, { headers: { cookie } });
		if (!response.ok) throw new Error(`${format}: ${response.status}`);
		bytes = (await response.arrayBuffer()).byteLength;
		times.push(performance.now() - began);
	}
	over = true;
	await watching;
	const { own, started, all } = memory();
	const sorted = times.toSorted((a, b) => a - b);
	return {
		format,
		'median s': tenth(percentile(sorted, 0.5) / 1000),
		'slowest s': tenth((sorted.at(-1) ?? 0) / 1000),
		kB: Math.round(bytes / 1000),
		'writing MB': Math.round(started),
		'server MB': Math.round(own),
		'all MB': Math.round(all),
		'others wait at most ms': Math.round(Math.max(...waits))
	};
}
