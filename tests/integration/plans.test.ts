/** Action plans through the real app: who makes them, who writes them, and that rights change at once. */
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import * as v from 'valibot';
import { newId } from '#lib/base/model/ids.ts';
import { CommentCommands } from '#lib/board/model/comments.ts';
import { mentionToken } from '#lib/board/model/mentions.ts';
import { planMentionsPart } from '#lib/plan/model/mentions.ts';
import type { TextPlace } from '#lib/plan/model/text-comments.ts';
import { youPart } from '#lib/session/model/messages.ts';
import { readMeta, textOf } from '#lib/plan/model/document.ts';
import { PlanEntry, plansPart } from '#lib/plan/model/messages.ts';
import { planIn, PlanPast } from '#lib/plan/model/past.ts';
import { ask, startApp, type RunningApp, type Visitor } from '../support/app.ts';
import { enter, newest, type Seat } from '../support/seat.ts';
import { StockClient } from '../support/sync-client.ts';

let running: RunningApp;
let workshop = '';
const seats: Seat[] = [];
const clients: StockClient[] = [];

/** However busy the machine is. */
const eventually = (check: () => void | Promise<void>): Promise<void> =>
	vi.waitFor(check, { timeout: 30_000, interval: 20 });

beforeAll(async () => {
	running = await startApp();
	workshop = (await running.join()).joined.workshop.id;
});
afterEach(() => {
	for (const seat of seats.splice(0)) seat.socket.disconnect();
	for (const client of clients.splice(0)) client.close();
});
afterAll(() => running.dispose());

async function sit(visitor: Visitor): Promise<Seat> {
	const seat = await enter(visitor, workshop);
	seats.push(seat);
	return seat;
}
const from = async (region: string) => {
	const visitor = await running.join({ name: 'Ana', region });
	return { visitor, seat: await sit(visitor) };
};
const facilitator = async () => {
	const visitor = await running.signIn();
	return { visitor, seat: await sit(visitor) };
};

const lubelskie = {
	title: 'Action Plan for Lubelskie',
	instrument: 'Regional Innovation Strategy 2020',
	regions: ['lubelskie'],
	template: 'action-plan@2014-2020',
	language: 'pl'
};
const Made = v.object({ ok: v.literal(true), plan: v.string() });
const make = async (seat: Seat, plan: object = {}): Promise<string> =>
	v.parse(Made, await ask(seat.socket, 'plan:create', { ...lubelskie, ...plan })).plan;
const refused = (code: string) => ({ ok: false, error: { code, message: expect.any(String) } });
const listed = (seat: Seat) => v.parse(v.array(PlanEntry), newest(seat, plansPart.name));

const idOf = (seat: Seat): string => v.parse(youPart.schema, newest(seat, youPart.name)).id;

async function open(visitor: Visitor, plan: string): Promise<StockClient> {
	const address = `${running.origin.replace('http', 'ws')}/sync`;
	const client = new StockClient(address, `plan.${plan}`, visitor);
	clients.push(client);
	await eventually(() => expect(client.provider.synced).toBe(true));
	return client;
}
const project = (doc: Y.Doc): Y.Text => {
	const text = textOf(doc).get('general.project');
	if (!(text instanceof Y.Text)) throw new Error('no project');
	return text;
};
const onServer = (plan: string) => running.app.sync.read(`plan.${plan}`, (doc) => project(doc).toString());

test('a region makes a plan of its own, which begins with what the workshop knows, and all see it', async () => {
	const { seat } = await from('lubelskie');
	const latvia = await from('latvia');
	const plan = await make(seat);
	await eventually(() =>
		expect(listed(latvia.seat)).toContainEqual({ id: plan, status: 'draft', ...lubelskie })
	);
	const begun = await running.app.sync.read(`plan.${plan}`, (doc) => ({
		meta: readMeta(doc),
		text: textOf(doc).toJSON()
	}));
	expect(begun?.meta).toMatchObject({ language: 'pl', template: { version: '2014-2020' } });
	expect(begun?.text).toMatchObject({
		'general.project': 'CLUSTERS3',
		'general.country': 'PL',
		'context.instrument': 'Regional Innovation Strategy 2020'
	});
});

test('nobody makes a plan for another region, of unknown regions or templates, but a facilitator for any', async () => {
	const { seat } = await from('lubelskie');
	const maria = await facilitator();
	const ask2 = (plan: object) => ask(seat.socket, 'plan:create', { ...lubelskie, ...plan });
	expect(await ask2({ regions: ['latvia'] })).toEqual(refused('not-allowed'));
	expect(await ask2({ regions: ['lubelskie', 'latvia'] })).toEqual(refused('not-allowed'));
	expect(await ask2({ template: 'action-plan@1999' })).toEqual(refused('invalid'));
	expect(await ask2({ title: '  ' })).toEqual(refused('invalid'));
	expect(await ask2({ regions: [] })).toEqual(refused('invalid'));
	const unknown = await ask(maria.seat.socket, 'plan:create', { ...lubelskie, regions: ['atlantis'] });
	expect(unknown).toEqual(refused('region-unknown'));
	const shared = await make(maria.seat, { regions: ['lubelskie', 'latvia', 'latvia'] });
	await eventually(() =>
		expect(listed(maria.seat).find(({ id }) => id === shared)?.regions).toEqual(['lubelskie', 'latvia'])
	);
});

test('its regions write, others read; being given to another region takes effect at once', async () => {
	const maria = await facilitator();
	const ana = await from('lubelskie');
	const ben = await from('latvia');
	const plan = await make(maria.seat);
	const writing = await open(ana.visitor, plan);
	const reading = await open(ben.visitor, plan);
	project(writing.doc).insert(0, 'a:');
	await eventually(async () => expect(await onServer(plan)).toMatch(/^a:/));
	project(reading.doc).insert(0, 'b:');
	await eventually(() => expect(project(reading.doc).toString()).toContain('a:'));
	expect(await onServer(plan)).not.toContain('b:');

	expect(await ask(ben.seat.socket, 'plan:update', { plan, title: 'Ours' })).toEqual(refused('not-allowed'));
	expect(await ask(ana.seat.socket, 'plan:update', { plan, regions: ['latvia'] })).toEqual(
		refused('not-allowed')
	);
	await ask(ana.seat.socket, 'plan:update', { plan, title: 'Plan of the region' });
	await ask(maria.seat.socket, 'plan:update', { plan, regions: ['latvia'] });
	await eventually(() =>
		expect(listed(ana.seat).find(({ id }) => id === plan)).toMatchObject({
			title: 'Plan of the region',
			regions: ['latvia']
		})
	);
	project(writing.doc).insert(0, 'c:');
	const later = await open(ben.visitor, plan);
	project(later.doc).insert(0, 'd:');
	await eventually(async () => expect(await onServer(plan)).toMatch(/^d:a:/));
	expect(await onServer(plan)).not.toContain('c:');
});

test('a final plan is written by facilitators alone, until it is a draft again', async () => {
	const maria = await facilitator();
	const ana = await from('lubelskie');
	const plan = await make(maria.seat);
	expect(await ask(ana.seat.socket, 'plan:update', { plan, status: 'final' })).toEqual(
		refused('not-allowed')
	);
	await ask(maria.seat.socket, 'plan:update', { plan, status: 'final' });
	const reading = await open(ana.visitor, plan);
	project(reading.doc).insert(0, 'late');
	const writing = await open(maria.visitor, plan);
	project(writing.doc).insert(0, 'm:');
	await eventually(async () => expect(await onServer(plan)).toMatch(/^m:/));
	expect(await onServer(plan)).not.toContain('late');
	expect(await ask(ana.seat.socket, 'plan:update', { plan, title: 'Late' })).toEqual(refused('not-allowed'));
	expect(await ask(maria.seat.socket, 'plan:update', { plan, status: 'draft' })).toEqual({ ok: true });
});

test('a plan that was taken out cannot be opened, and comes back with all its words, over a restart too', async () => {
	const maria = await facilitator();
	const ana = await from('lubelskie');
	const plan = await make(maria.seat);
	const writing = await open(ana.visitor, plan);
	project(writing.doc).insert(0, 'kept ');
	await eventually(async () => expect(await onServer(plan)).toMatch(/^kept/));
	expect(await ask(ana.seat.socket, 'plan:remove', { plan })).toEqual(refused('not-allowed'));
	await ask(maria.seat.socket, 'plan:remove', { plan });
	await eventually(() => expect(listed(ana.seat).map(({ id }) => id)).not.toContain(plan));
	expect(await ask(maria.seat.socket, 'plan:update', { plan, title: 'Gone' })).toEqual(refused('not-found'));
	await eventually(() => expect(writing.closedWith).toBe(4404));
	await running.restart();
	const again = await facilitator();
	expect(listed(again.seat).map(({ id }) => id)).not.toContain(plan);
	await ask(again.seat.socket, 'plan:restore', { plan });
	await eventually(() => expect(listed(again.seat).map(({ id }) => id)).toContain(plan));
	expect(await onServer(plan)).toMatch(/^kept/);
});

test('those who write a plan see how it was, and nobody else', async () => {
	const maria = await facilitator();
	const ana = await from('lubelskie');
	const ben = await from('latvia');
	const plan = await make(maria.seat);
	const writing = await open(ana.visitor, plan);
	project(writing.doc).insert(0, 'first ');
	await eventually(async () => expect(await onServer(plan)).toMatch(/^first/));
	const between = running.clock.now();
	running.clock.advance(48 * 3_600_000);
	project(writing.doc).insert(0, 'second ');
	await eventually(async () => expect(await onServer(plan)).toMatch(/^second/));
	const past = async (visitor: Visitor, at: number) =>
		visitor.get(`/api/workshops/${workshop}/plans/${plan}/past?at=${at}`);
	const answer = await past(ana.visitor, between);
	const { update, days } = v.parse(PlanPast, await answer.json());
	const read = planIn(update);
	const [general] = read.ok ? read.value.sections : [];
	expect(general?.fields['project']).toEqual({ type: 'line', text: 'first CLUSTERS3' });
	expect(days).toHaveLength(2);
	// Her session is over by now; the participants' are not.
	expect((await past(await running.signIn(), between)).status).toBe(200);
	expect((await past(ben.visitor, between)).status).toBe(403);
	expect((await past(running.visitor(), between)).status).toBe(401);
});

test('who is mentioned in a plan is told by the session until it is settled, and nobody else', async () => {
	const maria = await facilitator();
	const ana = await from('lubelskie');
	const ben = await from('latvia');
	const eva = await from('piedmont');
	const plan = await make(maria.seat);
	const writing = await open(ana.visitor, plan);
	const now = running.clock.now();
	const comments = new CommentCommands<TextPlace>(
		writing.doc,
		{ participant: idOf(ana.seat), region: 'lubelskie' },
		newId,
		() => now
	);
	const at = { section: 'context', field: 'details', from: 'AAAA', to: 'AAAA' };
	const text = `Who pays, ${mentionToken({ kind: 'region', id: 'latvia' })}?`;
	const told = (seat: Seat) => v.parse(planMentionsPart.schema, newest(seat, planMentionsPart.name));
	await eventually(() => expect(told(ben.seat)).not.toBeNull());
	const thread = comments.begin(at, text, 'calls');
	if (thread === undefined) throw new Error('no comment');
	const mention = {
		...{ plan, section: 'context', quote: 'calls' },
		comment: { id: thread, text, author: idOf(ana.seat), at: now }
	};
	await eventually(() => expect(told(ben.seat)).toEqual([mention]));
	for (const { seat } of [maria, ana, eva]) expect(told(seat)).toEqual([]);
	// Whoever comes later, and after a plan was taken out and put back, learns the same.
	const late = await from('latvia');
	expect(told(late.seat)).toEqual([mention]);
	await ask(maria.seat.socket, 'plan:remove', { plan });
	await eventually(() => expect(told(ben.seat)).toEqual([]));
	await ask(maria.seat.socket, 'plan:restore', { plan });
	await eventually(() => expect(told(ben.seat)).toEqual([mention]));
	const again = await open(ana.visitor, plan);
	new CommentCommands(again.doc, { participant: idOf(ana.seat), region: 'lubelskie' }, newId, () =>
		running.clock.now()
	).resolve(thread, true);
	await eventually(() => expect(told(ben.seat)).toEqual([]));
});

test('everybody learns which region wrote with which client, and of other plans nothing', async () => {
	const maria = await facilitator();
	const ana = await from('lubelskie');
	const ben = await from('latvia');
	const plan = await make(maria.seat);
	const [own, managing] = [await open(ana.visitor, plan), await open(maria.visitor, plan)];
	project(own.doc).insert(0, 'a:');
	project(managing.doc).insert(0, 'm:');
	await eventually(async () => expect(await onServer(plan)).toMatch(/^(m:a:|a:m:)/));
	const Told = v.object({ clients: v.array(v.tuple([v.number(), v.nullable(v.string())])) });
	const { clients } = v.parse(Told, await ask(ben.seat.socket, 'plan:writers', { plan }));
	expect(new Map(clients)).toEqual(
		new Map([
			[own.doc.clientID, 'lubelskie'],
			[managing.doc.clientID, null]
		])
	);
	expect(await ask(ben.seat.socket, 'plan:writers', { plan: 'nowhere' })).toEqual(refused('not-found'));
});
