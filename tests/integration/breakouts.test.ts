/** Groups through the real app: who may open whose board, two facilitators at once, late people, restarts. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import * as Y from 'yjs';
import { writeItem } from '#lib/board/model/item-entry.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { closeCodes } from '#lib/realtime/model/sync-protocol.ts';
import { Breakouts } from '#lib/session/breakouts/model/messages.ts';
import { usualPlan, type BreakoutPlan } from '#lib/session/breakouts/model/plan.ts';
import { Workshop } from '#lib/session/model/messages.ts';
import { allRights } from '#lib/session/model/rights.ts';
import { LiveStep } from '#lib/session/model/steps/messages.ts';
import { ScreenState } from '#lib/session/screen/model/messages.ts';
import { ask, startApp, type RunningApp, type Visitor } from '../support/app.ts';
import { enter, newest, openRoomScreen, type Seat } from '../support/seat.ts';
import { RawClient, StockClient } from '../support/sync-client.ts';

const patient = { timeout: 60_000, interval: 20 };
const secret = 'only for this group';

let running: RunningApp;
let maria: Visitor;
let host: Seat;
let workshop: string;
const clients: StockClient[] = [];
const seats: Seat[] = [];

interface Person {
	readonly visitor: Visitor;
	readonly id: string;
	seat: Seat;
}

async function sit(visitor: Visitor): Promise<Seat> {
	const seat = await enter(visitor, workshop);
	seats.push(seat);
	return seat;
}

async function person(name: string, region: string): Promise<Person> {
	const visitor = await running.join({ name, region });
	workshop = visitor.joined.workshop.id;
	return { visitor, id: visitor.joined.participant.id, seat: await sit(visitor) };
}

let people: Person[];
beforeAll(async () => {
	running = await startApp();
	maria = await running.signIn();
	people = [
		await person('Anna', 'lubelskie'),
		await person('Piotr', 'lubelskie'),
		await person('Jon', 'basque-country'),
		await person('Ane', 'basque-country')
	];
	host = await sit(maria);
}, 60_000);
afterAll(async () => {
	for (const client of clients) client.close();
	for (const { socket } of seats) socket.disconnect();
	await running.dispose();
});

const groupsAt = (seat: Seat) => {
	const state = v.parse(Breakouts, newest(seat, 'breakout'));
	if (!state) throw new Error('nothing is known of groups here');
	return state;
};
const plan = (over: Partial<BreakoutPlan> = {}): BreakoutPlan => ({ ...usualPlan, ...over });
const send = (seat: Seat, wanted: BreakoutPlan, stage = groupsAt(seat).stage) =>
	ask(seat.socket, 'breakout:send', { plan: wanted, stage });
async function sent(wanted: BreakoutPlan) {
	const { stage } = groupsAt(host);
	expect(await send(host, wanted)).toEqual({ ok: true });
	await vi.waitFor(() => {
		for (const seat of [host, ...people.map((each) => each.seat)])
			expect(groupsAt(seat).stage).toBe(stage + 1);
	}, patient);
	return groupsAt(host);
}
const address = () => `${running.origin.replace('http', 'ws')}/sync`;
async function open(visitor: Visitor, board: string): Promise<StockClient> {
	const client = new StockClient(address(), `board.${board}`, visitor);
	clients.push(client);
	return client.ready();
}
const closeCode = (visitor: Visitor, board: string): Promise<number> =>
	new RawClient(address(), `board.${board}`, visitor).closed();

/** Puts a note with these words on a board, as a hand-made client does. */
function write(doc: Y.Doc, id: string, text: string, author: string, frame: string | null = null): void {
	const note = itemKinds.all.find((kind) => kind.stacks === true);
	if (!note) throw new Error('no kind of notes');
	doc.transact(() =>
		writeItem(
			doc.getMap('items'),
			{
				...{ id, kind: note.kind, x: 10, y: 20, w: 200, h: 200, rotation: 0, z: 'a1', author, region: null },
				...{ frame, locked: false, lockedBy: null, group: null, broken: false },
				props: { ...note.defaults, text }
			},
			itemKinds
		)
	);
}
const wordsOn = (board: string) =>
	running.app.sync.read(`board.${board}`, (doc) =>
		[...doc.getMap('items').values()].flatMap((item) =>
			item instanceof Y.Map && item.get('text') instanceof Y.Text ? String(item.get('text')) : []
		)
	);

test('a board of a group is closed to the others, to hand-made clients, and open again after the call back', async () => {
	const { groups } = await sent(plan({ way: 'region', place: 'board', others: 'nothing' }));
	expect(groups).toHaveLength(2);
	const [anna, piotr, jon] = people;
	if (!anna || !piotr || !jon) throw new Error('nobody there');
	const mine = groups.find(({ members }) => members.includes(anna.id));
	expect(mine?.members).toContain(piotr.id);
	const board = mine?.board ?? '';
	const own = await open(anna.visitor, board);
	write(own.doc, 'first', secret, anna.id);
	await vi.waitFor(async () => expect(await wordsOn(board)).toContain(secret), patient);
	expect(await closeCode(jon.visitor, board)).toBe(closeCodes.notAllowed);
	await open(maria, board);

	const made = await maria.post(`/api/workshops/${workshop}/links`, { purpose: 'review', label: 'Ministry' });
	const reviewer = running.visitor();
	await reviewer.open(v.parse(v.object({ url: v.string() }), await made.json()).url);
	expect(await closeCode(reviewer, board)).toBe(closeCodes.notAllowed);
	expect(newest(await sit(reviewer), 'breakout')).toBeNull();

	// Moved by the facilitator while connected: out of one board at once, into the other.
	const gone = new RawClient(address(), `board.${board}`, piotr.visitor);
	await gone.open();
	const other = groups.find(({ id }) => id !== mine?.id)?.id ?? '';
	expect(await ask(host.socket, 'breakout:move', { participant: piotr.id, group: other })).toEqual({
		ok: true
	});
	expect(await gone.closed()).toBe(closeCodes.notAllowed);

	expect(await ask(host.socket, 'breakout:call-back', { stage: groupsAt(host).stage })).toEqual({ ok: true });
	await vi.waitFor(() => expect(groupsAt(jon.seat).phase).toBe('back'), patient);
	await open(jon.visitor, board);
});

test('where others only read, what a hand-made client of another group writes never arrives', async () => {
	const { groups } = await sent(plan({ way: 'region', place: 'board', others: 'read' }));
	const [anna, , jon] = people;
	if (!anna || !jon) throw new Error('nobody there');
	const board = groups.find(({ members }) => members.includes(anna.id))?.board ?? '';
	const guest = await open(jon.visitor, board);
	write(guest.doc, 'intruder', 'not from here', jon.id);
	const own = await open(anna.visitor, board);
	write(own.doc, 'second', 'from the group', anna.id);
	await vi.waitFor(async () => expect(await wordsOn(board)).toContain('from the group'), patient);
	expect(await wordsOn(board)).not.toContain('not from here');
});

test('two facilitators who press at once send people once; participants send nobody', async () => {
	const second = await sit(maria);
	const { stage } = groupsAt(host);
	const wanted = plan({ way: 'random', size: 2 });
	const answers = await Promise.all([send(host, wanted, stage), send(second, wanted, stage)]);
	expect(answers).toContainEqual({ ok: true });
	expect(answers).toContainEqual(
		expect.objectContaining({ error: expect.objectContaining({ code: 'groups-changed' }) })
	);
	await vi.waitFor(() => expect(groupsAt(host).stage).toBe(stage + 1), patient);
	const [anna] = people;
	if (!anna) throw new Error('nobody there');
	for (const [command, input] of [
		['breakout:send', { plan: wanted, stage: stage + 1 }],
		['breakout:call-back', { stage: stage + 1 }],
		['breakout:move', { participant: anna.id, group: null }],
		['breakout:add', {}],
		['breakout:tell', { text: 'hello' }]
	] as const)
		expect(await ask(anna.seat.socket, command, input)).toMatchObject({ error: { code: 'not-allowed' } });
});

test('1-2-4-All by steps: merged groups find on their frame what the pairs wrote, and a restart keeps it', async () => {
	const board = people[0] ? v.parse(Workshop, newest(host, 'workshop')).boards[0]?.id : undefined;
	const step = (id: string, breakout: BreakoutPlan | null) => ({
		...{ id, kind: 'group', title: { en: id }, instruction: {}, minutes: 5, rights: allRights, breakout },
		...{ view: { kind: 'board', board, frame: null }, privateWriting: 'off', sound: false, cursors: true },
		...{ names: true, speaker: '', abstract: {} }
	});
	const start = async (id: string) => {
		const { run } = v.parse(LiveStep, newest(host, 'step'));
		expect(await ask(host.socket, 'step:control', { do: 'start', step: id, run })).toEqual({ ok: true });
		await vi.waitFor(() => expect(groupsAt(host).run).toBe(run === 0 ? 1 : run + 1), patient);
		return groupsAt(host);
	};
	for (const each of [
		step('pairs', plan({ size: 2 })),
		step('fours', plan({ way: 'merge' })),
		step('all', null)
	])
		expect(await ask(host.socket, 'agenda:edit', { do: 'add', step: each, before: null })).toEqual({
			ok: true
		});

	const pairs = (await start('pairs')).groups;
	expect(pairs.map(({ members }) => members.length)).toEqual([2, 2]);
	for (const [at, group] of pairs.entries()) {
		const writer = people.find(({ id }) => group.members.includes(id));
		if (!writer) throw new Error('nobody there');
		const client = await open(writer.visitor, group.board ?? '');
		write(client.doc, `of-pair-${at}`, `idea of pair ${at}`, writer.id, group.frame);
	}
	await vi.waitFor(async () => {
		expect(await wordsOn(board ?? '')).toEqual(expect.arrayContaining(['idea of pair 0', 'idea of pair 1']));
	}, patient);

	const [four] = (await start('fours')).groups;
	expect(four?.members).toHaveLength(4);
	const inFrame = await running.app.sync.read(`board.${board}`, (doc) =>
		[...doc.getMap('items').values()].flatMap((item) =>
			item instanceof Y.Map && item.get('frame') === four?.frame
				? [{ text: String(item.get('text')), author: item.get('author') }]
				: []
		)
	);
	expect(inFrame.map(({ text }) => text).sort()).toEqual(['idea of pair 0', 'idea of pair 1']);
	for (const { author } of inFrame) expect(people.map(({ id }) => id)).toContain(author);
	expect(await ask(host.socket, 'breakout:tell', { text: 'Two minutes left' })).toEqual({ ok: true });

	const before = groupsAt(host);
	await running.restart();
	host = await sit(maria);
	for (const each of people) each.seat = await sit(each.visitor);
	await vi.waitFor(
		() => expect(groupsAt(host)).toMatchObject({ ...before, message: { text: 'Two minutes left' } }),
		patient
	);

	// Late, while the four meet: with them. On the wall stand first names, and nobody's surname.
	const late = await person('Kasia Lis', 'lubelskie');
	await vi.waitFor(() => expect(groupsAt(late.seat).groups[0]?.members).toContain(late.id), patient);
	const screen = await openRoomScreen(running);
	seats.push(screen.seat);
	const { groups } = v.parse(ScreenState, newest(screen.seat, 'screen'));
	expect(groups[0]?.people.map(({ name }) => name)).toContain('Kasia');
	expect(screen.traffic()).not.toContain('Lis');

	expect((await start('all')).phase).toBe('back');
});
