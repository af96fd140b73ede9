/** Steps through the real app: the demo's agenda, commands and rights, late joiners, restarts. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import * as Y from 'yjs';
import { readVarString } from 'lib0/decoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import type { Socket } from 'socket.io-client';
import { DeniedList, type Denied } from '#lib/realtime/model/denied.ts';
import { PartChanged, Snapshot } from '#lib/realtime/model/messages.ts';
import { messageAccess, messageDenied, messageSaved } from '#lib/realtime/model/sync-protocol.ts';
import { livePart } from '#lib/polls/model/messages.ts';
import { usualRules } from '#lib/polls/model/vote-rules.ts';
import { allRights } from '#lib/session/model/rights.ts';
import { Agenda, LiveStep } from '#lib/session/model/steps/messages.ts';
import { grace } from '../../server/session/steps.ts';
import { ask, startApp, type RunningApp, type Visitor } from '../support/app.ts';

let running: RunningApp;
let maria: Visitor;
let workshop: string;
const sockets: Socket[] = [];

beforeAll(async () => {
	running = await startApp();
	workshop = (await running.join()).joined.workshop.id;
	maria = await running.signIn();
});
afterAll(async () => {
	for (const socket of sockets) socket.disconnect();
	await running.dispose();
});

const patient = { timeout: 20_000 };
const Entered = v.object({ ok: v.literal(true), ...Snapshot.entries });

async function enter(visitor: Visitor) {
	const socket = visitor.channel();
	sockets.push(socket);
	const parts = new Map<string, unknown>();
	socket.on('workshop:part', (message: unknown) => {
		const { name, value } = v.parse(PartChanged, message);
		parts.set(name, value);
	});
	const snapshot = v.parse(Entered, await ask(socket, 'workshop:enter', { workshop }));
	const newest = (name: string) => parts.get(name) ?? snapshot.parts[name];
	return {
		socket,
		snapshot,
		get live() {
			return v.parse(LiveStep, newest('step'));
		},
		get agenda() {
			return v.parse(Agenda, newest('agenda'));
		},
		/** Polls whose totals so far are known here. */
		get totals() {
			return Object.keys(v.parse(livePart.schema, newest('live')));
		},
		control: (command: object) => ask(socket, 'step:control', command),
		edit: (edit: object) => ask(socket, 'agenda:edit', edit)
	};
}
/** A stock Yjs client with a visitor's cookie, once it has the document. */
async function connectDocument({ origin }: RunningApp, visitor: Visitor, document: string) {
	class CookieSocket extends WebSocket {
		constructor(address: string | URL) {
			super(address, { headers: { cookie: visitor.cookie, origin } });
		}
	}
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(`${origin.replace('http', 'ws')}/sync`, document, doc, {
		disableBc: true,
		WebSocketPolyfill: CookieSocket as unknown as typeof globalThis.WebSocket
	});
	const denied: Denied[] = [];
	for (const type of [messageSaved, messageAccess]) provider.messageHandlers[type] = () => undefined;
	provider.messageHandlers[messageDenied] = (_answer, decoder) => {
		denied.push(...v.parse(DeniedList, readVarString(decoder)));
	};
	await vi.waitFor(() => expect(provider.synced).toBe(true), patient);
	const close = () => {
		provider.destroy();
		doc.destroy();
	};
	return { doc, denied, close };
}

test('the demo opens with the steps of its day, in free mode', async () => {
	const { live, agenda } = await enter(maria);
	expect(live).toMatchObject({ run: 0, step: null, rights: allRights, pausedAt: null, timer: null });
	expect(live.outline.map(({ kind, minutes, state }) => [kind, minutes, state])).toEqual([
		['gallery-walk', 30, 'planned'],
		['poll', 15, 'planned'],
		['brainstorm', 20, 'planned'],
		['poll', 15, 'planned'],
		['criteria', 40, 'planned'],
		['plan', 40, 'planned'],
		['wrap-up', 10, 'planned']
	]);
	expect(agenda?.steps.map(({ view }) => view.kind)).toEqual([
		'posters',
		'poll',
		'board',
		'free',
		'register',
		'plan',
		'board'
	]);
});

test('participants see the step, the settings stay with facilitators, and only these command', async () => {
	const anna = await enter(await running.join());
	expect(anna.agenda).toBeNull();
	for (const command of [{ do: 'next', run: 0 }, { do: 'pause' }]) {
		expect(await anna.control(command)).toMatchObject({ error: { code: 'not-allowed' } });
	}
	const first = anna.live.outline[0];
	expect(await anna.edit({ do: 'remove', step: first?.id })).toMatchObject({
		error: { code: 'not-allowed' }
	});
	const lead = await enter(maria);
	expect(await lead.control({ do: 'next', run: 0 })).toEqual({ ok: true });
	await vi.waitFor(() => expect(anna.live.step?.id).toBe(first?.id), patient);
	expect(anna.live.rev).toBeGreaterThan(0);
});

test('two facilitators who press next at once leave one step', async () => {
	const lead = await enter(maria);
	const other = await enter(maria);
	const { run, step } = lead.live;
	const answers = await Promise.all([lead.control({ do: 'next', run }), other.control({ do: 'next', run })]);
	const codes = answers.map((answer) =>
		v.is(v.object({ ok: v.literal(true) }), answer) ? 'ok' : JSON.stringify(answer)
	);
	expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
	expect(codes.find((code) => code !== 'ok')).toContain('step-left');
	await vi.waitFor(() => expect(lead.live.run).toBe(run + 1), patient);
	const order = lead.live.outline.map(({ id }) => id);
	expect(order.indexOf(lead.live.step?.id ?? '')).toBe(order.indexOf(step?.id ?? '') + 1);
});

test('a late joiner has step, rights, pause and timer in the answer to entering; a restart keeps them', async () => {
	const lead = await enter(maria);
	await lead.control({ do: 'extend', minutes: 5, run: lead.live.run });
	await lead.control({ do: 'pause' });
	await vi.waitFor(() => expect(lead.live.pausedAt).not.toBeNull(), patient);
	const late = await enter(await running.join({ name: 'Late' }));
	expect(v.parse(LiveStep, late.snapshot.parts['step'])).toEqual(lead.live);
	const before = lead.live;
	await running.restart();
	const back = await enter(await running.join({ name: 'After' }));
	expect(v.parse(LiveStep, back.snapshot.parts['step'])).toEqual(before);
	const leadAgain = await enter(maria);
	expect(await leadAgain.control({ do: 'resume' })).toEqual({ ok: true });
	await vi.waitFor(() => expect(leadAgain.live.rev).toBe(before.rev + 1), patient);
	expect(leadAgain.live.timer?.endsAt).not.toBeNull();
});

test('the agenda can be changed while it runs, and everybody sees the new plan', async () => {
	const lead = await enter(maria);
	const anna = await enter(await running.join());
	const last = lead.agenda?.steps.at(-1);
	const pause = { ...last, id: 'coffee', kind: 'break', title: { en: 'Coffee' }, minutes: 15 };
	expect(await lead.edit({ do: 'add', step: pause, before: last?.id })).toEqual({ ok: true });
	await vi.waitFor(() => expect(anna.live.outline.at(-2)?.title).toEqual({ en: 'Coffee' }), patient);
	expect(await lead.edit({ do: 'move', step: 'coffee', before: null })).toEqual({ ok: true });
	expect(await lead.edit({ do: 'remove', step: 'coffee' })).toEqual({ ok: true });
	expect(await lead.edit({ do: 'remove', step: lead.live.step?.id })).toMatchObject({
		error: { code: 'step-running' }
	});
	await vi.waitFor(() => expect(anna.live.outline.at(-1)?.id).toBe(last?.id), patient);
});

test('nobody commands in a closed workshop', async () => {
	const lead = await enter(maria);
	expect((await maria.request('PATCH', `/api/workshops/${workshop}`, { status: 'closed' })).status).toBe(204);
	expect(await lead.control({ do: 'pause' })).toMatchObject({ error: { code: 'workshop-closed' } });
	expect((await maria.request('PATCH', `/api/workshops/${workshop}`, { status: 'open' })).status).toBe(204);
});

test('what a step forbids does not last on the board, its vote is closed, and its end keeps a version', async () => {
	const lead = await enter(maria);
	const anna = await running.join({ name: 'Anna Again' });
	const seat = await enter(anna);
	const board = anna.joined.boards[0]?.id ?? '';
	const look = {
		...lead.agenda?.steps[0],
		id: 'look',
		title: { en: 'Look' },
		view: { kind: 'board', board, frame: null },
		rights: { participant: ['comment'], reviewer: [], screen: [] }
	};
	expect(await lead.edit({ do: 'add', step: look, before: null })).toEqual({ ok: true });
	expect(await lead.control({ do: 'start', step: 'look', run: lead.live.run })).toEqual({ ok: true });
	await vi.waitFor(() => expect(seat.live.step?.id).toBe('look'), patient);
	// What was on its way when the step changed is still taken.
	running.clock.advance(grace + 1);

	const poll = { poll: 'none', round: 1 };
	expect(await ask(seat.socket, 'poll:result', poll)).toMatchObject({ error: { code: 'not-now' } });
	const ballot = { ...poll, ballot: {}, key: 'k'.repeat(20) };
	expect(await ask(seat.socket, 'poll:cast', ballot)).toMatchObject({ error: { code: 'not-now' } });

	const client = await connectDocument(running, anna, `board.${board}`);
	const items = client.doc.getMap<Y.Map<unknown>>('items');
	const [first] = [...items.keys()];
	const before = items.size;
	client.doc.transact(() => {
		items.set('intruder', new Y.Map(Object.entries({ kind: 'note', text: 'not now' })));
		if (first) items.delete(first);
	});
	await vi.waitFor(() => {
		expect(items.has('intruder')).toBe(false);
		expect(items.has(first ?? '')).toBe(true);
	}, patient);
	expect(items.size).toBe(before);
	expect(client.denied.map(({ verb }) => verb).sort()).toEqual(['add', 'delete']);
	client.close();

	expect(await lead.control({ do: 'end', run: lead.live.run })).toEqual({ ok: true });
	await vi.waitFor(async () => {
		const [version] = await running.app.versions.ofWorkshop(workshop);
		expect(version).toMatchObject({ document: `board.${board}`, name: { en: 'Look' }, step: 'look' });
		const kept = new Y.Doc();
		Y.applyUpdate(kept, (await running.app.versions.state(workshop, version?.id ?? '')) ?? new Uint8Array());
		expect(kept.getMap('items').size).toBe(before);
	}, patient);
});

test('live totals are withheld while the step does not let people see results', async () => {
	const lead = await enter(maria);
	const seat = await enter(await running.join({ name: 'Anna Votes', region: 'lubelskie' }));
	const content = {
		kind: 'dots',
		title: { en: 'Dots' },
		config: { dots: 3, cap: 2 },
		subjects: ['a', 'b'].map((id) => ({ id, title: { en: id }, region: null })),
		rules: { ...usualRules, totals: 'live' }
	};
	const made = await ask(lead.socket, 'poll:create', content);
	const { poll } = v.parse(v.object({ poll: v.string() }), made);
	expect(await ask(lead.socket, 'poll:open', { poll })).toEqual({ ok: true });
	const ballot = { poll, round: 1, ballot: { amounts: { a: 2 } }, key: 'k'.repeat(20) };
	expect(await ask(seat.socket, 'poll:cast', ballot)).toMatchObject({ ok: true });

	const totalsAre = (lists: { lead: string[]; seat: string[] }) =>
		vi.waitFor(() => {
			// Totals are sent twice a second at most, by the clock of the server.
			running.clock.advance(1000);
			expect({ lead: lead.totals, seat: seat.totals }).toEqual(lists);
		}, patient);
	await totalsAre({ lead: [poll], seat: [poll] });

	const rights = { participant: ['vote'], reviewer: [], screen: [] };
	const blind = { ...lead.agenda?.steps[0], id: 'blind', view: { kind: 'poll', poll }, rights };
	expect(await lead.edit({ do: 'add', step: blind, before: null })).toEqual({ ok: true });
	expect(await lead.control({ do: 'start', step: 'blind', run: lead.live.run })).toEqual({ ok: true });
	// At once, also within the grace that ballots have.
	expect(await ask(seat.socket, 'poll:result', { poll, round: 1 })).toMatchObject({
		error: { code: 'not-now' }
	});
	await totalsAre({ lead: [poll], seat: [] });
	const late = await enter(await running.join({ name: 'Late', region: 'lubelskie' }));
	expect(late.totals).toEqual([]);

	expect(await lead.control({ do: 'end', run: lead.live.run })).toEqual({ ok: true });
	await totalsAre({ lead: [poll], seat: [poll] });
});
