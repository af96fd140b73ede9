/** The trace through the real app: it holds what is saved, nothing that is not revealed, and is in the report. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import * as Y from 'yjs';
import { addAction } from '#lib/plan/model/actions.ts';
import { actionsOf } from '#lib/plan/model/document.ts';
import { link } from '#lib/plan/model/evidence.ts';
import { rating } from '#lib/polls/kinds/rating/model/rating.ts';
import { createPoster } from '#lib/registers/model/poster.ts';
import { looseEnds, sourcesByKey } from '#lib/trace/model/reading.ts';
import { Trace } from '#lib/trace/model/trace.ts';
import type { AppPorts } from '../../server/app.ts';
import { ask, startApp, type RunningApp, type Visitor } from '../support/app.ts';
import { enter, type Seat } from '../support/seat.ts';

const pages: AppPorts['pages'] = () =>
	Promise.resolve((request, response) => {
		const [, workshop = ''] = (request.url ?? '').split('/').slice(1);
		const report = request.pageServices?.report(request.headers.cookie ?? null, workshop, 'en');
		void Promise.resolve(report).then((told) => response.end(JSON.stringify(told ?? null)));
	});

let running: RunningApp;
let workshop = '';
const seats: Seat[] = [];
beforeAll(async () => {
	running = await startApp({}, pages);
	workshop = (await running.join()).joined.workshop.id;
});
afterEach(() => {
	for (const seat of seats.splice(0)) seat.socket.disconnect();
});
afterAll(() => running.dispose());

async function sit(visitor: Visitor): Promise<Seat> {
	const seat = await enter(visitor, workshop);
	seats.push(seat);
	return seat;
}
const Answer = v.object({ ok: v.literal(true), ...Trace.entries });
const read = async ({ socket }: Seat) => v.parse(Answer, await ask(socket, 'trace:read', {}));
const Made = v.object({ ok: v.literal(true), plan: v.string() });
const Poll = v.object({ ok: v.literal(true), poll: v.string() });

test('an action is traced to a poster, judged only once the poll is revealed, and told in the report', async () => {
	const maria = await running.signIn();
	const host = await sit(maria);
	const ana = await sit(await running.join({ name: 'Ana', region: 'latvia' }));
	await running.app.sync.write(
		`workshop.${workshop}`,
		(doc) =>
			createPoster(doc, {
				id: 'apples',
				author: null,
				region: 'lubelskie',
				language: 'en',
				now: 0,
				texts: { title: { en: 'Growers sell as one' } },
				values: { region: 'lubelskie' }
			}),
		null
	);
	const { plan } = v.parse(
		Made,
		await ask(host.socket, 'plan:create', {
			title: 'Plan of Lubelskie',
			instrument: 'RIS',
			regions: ['lubelskie'],
			template: 'action-plan@2021-2027',
			language: 'en'
		})
	);
	await running.app.sync.write(
		`plan.${plan}`,
		(doc) => {
			const draft = { name: 'A fund', background: [], evidence: [] };
			addAction(doc, { id: 'fund', author: null, region: 'lubelskie', now: 1, draft });
			const action = actionsOf(doc).get('fund');
			if (action instanceof Y.Map) link(action, { kind: 'poster', id: 'apples' }, 'It works.', 2);
		},
		null
	);
	const { poll } = v.parse(
		Poll,
		await ask(host.socket, 'poll:create', {
			kind: 'rating',
			title: { en: 'How good?' },
			config: rating.defaultConfig(),
			subjects: [{ id: 'apples', title: { en: 'Growers' }, region: null, source: 'posters' }]
		})
	);
	await ask(host.socket, 'poll:open', { poll });
	const ballot = { subject: 'apples', answer: 5 };
	const key = 'a-key-of-at-least-sixteen';
	expect(await ask(ana.socket, 'poll:cast', { poll, round: 1, ballot, key })).toMatchObject({ ok: true });

	const before = await read(ana);
	expect(before.plans.find(({ id }) => id === plan)).toMatchObject({
		title: 'Plan of Lubelskie',
		progress: { ready: false },
		actions: [{ id: 'fund', name: 'A fund', evidence: [{ kind: 'poster', id: 'apples', why: 'It works.' }] }]
	});
	expect(sourcesByKey(before).get('poster:apples')).toMatchObject({ region: 'lubelskie', judged: [] });
	expect(before.sources.some(({ kind }) => kind === 'poll')).toBe(false);
	expect(looseEnds(before).actions).toEqual([]);

	await ask(host.socket, 'poll:close', { poll });
	await ask(host.socket, 'poll:reveal', { poll });
	const after = sourcesByKey(await read(ana));
	expect(after.get('poster:apples')?.judged).toMatchObject([{ poll, value: 5, share: 1 }]);
	expect(after.get(`poll:${poll}:apples`)).toMatchObject({ names: [{ kind: 'poster', id: 'apples' }] });

	const report = await (await maria.get(`/w/${workshop}/report`)).text();
	expect(report).toContain('"report_trace_caption"');
	expect(report).toContain('A fund');
});

test('strangers and screens learn nothing', async () => {
	const stranger = running.visitor();
	const socket = stranger.channel();
	const answer = await ask(socket, 'trace:read', {}).catch(() => undefined);
	expect(answer).not.toMatchObject({ ok: true });
	socket.disconnect();
});

test('a region reports on its action, also when the plan is final and after a restart; others do not', async () => {
	const maria = await running.signIn();
	const host = await sit(maria);
	const ana = await sit(await running.join({ name: 'Ana', region: 'lubelskie' }));
	const ben = await sit(await running.join({ name: 'Ben', region: 'latvia' }));
	const { plan } = v.parse(
		Made,
		await ask(host.socket, 'plan:create', {
			title: 'Plan of Lubelskie',
			instrument: 'RIS',
			regions: ['lubelskie'],
			template: 'action-plan@2021-2027',
			language: 'en'
		})
	);
	await running.app.sync.write(
		`plan.${plan}`,
		(doc) => void addAction(doc, { id: 'fund', author: null, region: 'lubelskie', now: 1 }),
		null
	);
	await ask(host.socket, 'plan:update', { plan, status: 'final' });
	const said = {
		plan,
		action: 'fund',
		region: 'lubelskie',
		day: '2026-03-01',
		state: 'started',
		percent: 40,
		note: 'The call is out.',
		proof: 'https://lubelskie.example/call'
	};
	const refused = (code: string) => ({ ok: false, error: { code, message: expect.any(String) } });
	expect(await ask(ana.socket, 'action:report', said)).toEqual({ ok: true });
	expect(await ask(ben.socket, 'action:report', said)).toEqual(refused('not-allowed'));
	const theirs = { ...said, region: 'latvia' };
	expect(await ask(ben.socket, 'action:report', theirs)).toEqual(refused('not-allowed'));
	expect(await ask(host.socket, 'action:report', theirs)).toEqual(refused('not-allowed'));
	expect(await ask(ana.socket, 'action:report', { ...said, action: 'none' })).toEqual(refused('not-found'));
	const stopped = { ...said, state: 'stopped', note: ' ' };
	expect(await ask(ana.socket, 'action:report', stopped)).toEqual(refused('invalid'));
	expect(await ask(ana.socket, 'action:report', { ...said, day: '1 March' })).toEqual(refused('invalid'));
	await running.restart();
	const later = await sit(await running.join({ name: 'Eva', region: 'piedmont' }));
	expect(await ask(later.socket, 'action:reports', {})).toEqual({
		ok: true,
		reports: [{ ...said, at: expect.any(Number) }]
	});
});
