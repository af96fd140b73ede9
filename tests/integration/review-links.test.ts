/**
 * Review links against somebody who holds one and runs a client of their own: what it opens and what it does not,
 * comments and answers until the deadline and no other change, passwords, and nothing after it was revoked.
 */
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { entryItem } from '#lib/kinds/entry/model.ts';
import { posterItem } from '#lib/kinds/poster/model.ts';
import { messageAccess, messageSaved } from '#lib/realtime/model/sync-protocol.ts';
import { createPoster } from '#lib/registers/model/poster.ts';
import { RegisterCommands } from '#lib/registers/model/register-commands.ts';
import { swotRegister } from '#lib/registers/swot/model.ts';
import { ask, startApp, type RunningApp, type Visitor } from '../support/app.ts';
import { enter, newest } from '../support/seat.ts';

let running: RunningApp;
let maria: Visitor;
let workshop: string;
let boards: readonly string[];
let closing: (() => void)[] = [];
beforeAll(async () => {
	running = await startApp();
	maria = await running.signIn();
	const anna = await running.join({ name: 'Anna Canary-Nowak' });
	workshop = anna.joined.workshop.id;
	boards = anna.joined.boards.map(({ id }) => id);
	const other = await maria.post(`/api/workshops/${workshop}/boards`, { title: 'Board of others' });
	const { board } = v.parse(v.object({ board: v.object({ id: v.string() }) }), await other.json());
	boards = [...boards, board.id];
}, 60_000);
afterEach(() => {
	for (const close of closing) close();
	closing = [];
});
afterAll(() => running.dispose());

const Made = v.object({ id: v.string(), url: v.string() });
const Opened = v.object({ needs: v.null(), go: v.string() });
const patient = { timeout: 5000 };
const hour = 3_600_000;
const day = 24 * hour;

async function link(review: object = {}, days = 30): Promise<v.InferOutput<typeof Made> & { token: string }> {
	const path = `/api/workshops/${workshop}/links`;
	const response = await maria.post(path, { purpose: 'review', label: 'Ministry', days, review });
	expect(response.status).toBe(201);
	const made = v.parse(Made, await response.json());
	return { ...made, token: made.url.split('#')[1] ?? '' };
}

async function reviewer(token: string, more: object = {}): Promise<Visitor & { go: string }> {
	const visitor = running.visitor();
	const response = await visitor.post('/api/review', { token, ...more });
	expect(response.status).toBe(200);
	return Object.assign(visitor, v.parse(Opened, await response.json()));
}

/** A stock Yjs client, which sends whatever is written into its document. */
async function connect(visitor: Visitor, document: string): Promise<Y.Doc> {
	class Socket extends WebSocket {
		constructor(address: string | URL) {
			super(address, { headers: { cookie: visitor.cookie, origin: running.origin } });
		}
	}
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(`${running.origin.replace('http', 'ws')}/sync`, document, doc, {
		disableBc: true,
		WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket
	});
	for (const type of [messageSaved, messageAccess, 102, 103])
		provider.messageHandlers[type] = () => undefined;
	closing.push(() => provider.destroy());
	await vi.waitFor(() => expect(provider.synced).toBe(true), patient);
	return doc;
}

/** The close code a visitor gets for a document, or 'open'. */
async function attempt({ cookie }: Visitor, document: string): Promise<number | 'open'> {
	const socket = new WebSocket(`${running.origin.replace('http', 'ws')}/sync/${document}`, {
		headers: { cookie, origin: running.origin }
	});
	const outcome = await Promise.race([
		once(socket, 'message').then(() => 'open' as const),
		once(socket, 'close').then(([code]) => Number(code))
	]);
	socket.on('error', () => undefined);
	socket.terminate();
	return outcome;
}

async function sit(visitor: Visitor) {
	const seat = await enter(visitor, workshop);
	closing.push(() => seat.socket.disconnect());
	return seat;
}

const comment = (text: string) =>
	new Y.Map<unknown>([
		['text', text],
		['author', 'somebody-else'],
		['at', Date.now()],
		['on', { x: 1, y: 2 }]
	]);
const saved = <Value>(board: string, look: (doc: Y.Doc) => Value): Promise<Value> =>
	running.app.sync.read(`board.${board}`, look);
const texts = (doc: Y.Doc): unknown[] =>
	[...doc.getMap('comments').values()].flatMap((entry) =>
		entry instanceof Y.Map ? [entry.get('text')] : []
	);

test('a link that only reads opens the workshop, counts its openings, and changes nothing', async () => {
	const { id, token } = await link();
	const rita = await reviewer(token);
	await reviewer(token);
	expect(rita.go).toBe(`/w/${workshop}/review`);
	const board = boards[0] ?? '';
	const doc = await connect(rita, `board.${board}`);
	doc.getMap('comments').set('read-only', comment('never'));
	doc.getMap('items').set('read-only', new Y.Map([['kind', 'note']]));
	expect(await attempt(rita, `workshop.${workshop}`)).toBe('open');
	const { links } = v.parse(
		v.object({ links: v.array(v.looseObject({ id: v.string(), used: v.number(), review: v.unknown() })) }),
		await (await maria.get(`/api/workshops/${workshop}/links`)).json()
	);
	expect(links.find((each) => each.id === id)).toMatchObject({
		used: 2,
		review: { board: null, comments: false, polls: [], until: null, password: false }
	});
	expect(await saved(board, (saved) => [saved.getMap('comments').has('read-only'), texts(saved)])).toEqual([
		false,
		[]
	]);
});

test('a link that comments lets people comment, under their own name only, and change nothing else', async () => {
	const board = boards[0] ?? '';
	const { token } = await link({ comments: true });
	const asked = await running.visitor().post('/api/review', { token });
	expect(v.parse(v.looseObject({ needs: v.string() }), await asked.json()).needs).toBe('name');
	const rita = await reviewer(token, { name: 'Rita Review', region: 'latvia' });
	const doc = await connect(rita, `board.${board}`);
	await running.app.sync.write(
		`board.${board}`,
		(saved) =>
			void saved.getMap('items').set(
				'note',
				new Y.Map<unknown>([
					['kind', 'note'],
					['x', 1]
				])
			),
		null
	);
	await vi.waitFor(() => expect(doc.getMap('items').has('note')).toBe(true), patient);
	doc.transact(() => {
		doc.getMap('items').delete('note');
		doc.getMap('items').set('forged', new Y.Map([['kind', 'note']]));
		doc.getMap('meta').set('title', 'forged');
		doc.getMap('reactions').set('note heart somebody', true);
		doc.getMap('comments').set('c1', comment('What does it cost?'));
	});
	await vi.waitFor(async () => expect(await saved(board, texts)).toContain('What does it cost?'), patient);
	const state = await saved(board, (saved) => ({
		items: [...saved.getMap('items').keys()].filter((id) => id === 'note' || id === 'forged'),
		title: saved.getMap('meta').get('title') === 'forged',
		reactions: saved.getMap('reactions').size,
		author: JSON.stringify(saved.getMap('comments').toJSON()).includes('somebody-else')
	}));
	expect(state).toEqual({ items: ['note'], title: false, reactions: 0, author: false });
	const seat = await sit(rita);
	expect(newest(seat, 'you')).toMatchObject({
		role: 'reviewer',
		region: 'latvia',
		review: { comments: true }
	});
	expect(JSON.stringify(seat.snapshot)).not.toContain('Canary');
	expect(await ask(seat.socket, 'board:create', {})).toMatchObject({ ok: false });
	// Registers and plans are for reading.
	const registers = await connect(rita, `workshop.${workshop}`);
	registers.getMap('comments').set('c2', comment('never'));
	expect(await attempt(rita, `draft.${board}.${'x'.repeat(12)}`)).toBe(4404);
	expect(await running.app.sync.read(`workshop.${workshop}`, (doc) => doc.getMap('comments').has('c2'))).toBe(
		false
	);
});

test('the deadline ends commenting for those who are connected too, and reading goes on', async () => {
	const board = boards[0] ?? '';
	const { token } = await link({ comments: true, until: running.clock.now() + hour });
	const rita = await reviewer(token, { name: 'Late Reader' });
	const doc = await connect(rita, `board.${board}`);
	const seat = await sit(rita);
	doc.getMap('comments').set('in-time', comment('In time'));
	await vi.waitFor(async () => expect(await saved(board, texts)).toContain('In time'), patient);
	running.clock.advance(hour + 1000);
	await running.app.links.endReviews();
	await vi.waitFor(() => expect(newest(seat, 'you')).toMatchObject({ review: { comments: false } }), patient);
	doc.getMap('comments').set('late', comment('Too late'));
	const again = await connect(rita, `board.${board}`);
	again.getMap('comments').set('later', comment('Too late as well'));
	await running.app.sync.write(`board.${board}`, (saved) => void saved.getMap('meta').set('mark', 1), null);
	expect((await connect(rita, `board.${board}`)).getMap('meta').get('mark')).toBe(1);
	expect((await saved(board, texts)).filter((text) => String(text).startsWith('Too late'))).toEqual([]);
});

test('a link to one board shows that board and nothing else of the workshop', async () => {
	const [board = ''] = boards;
	const other = boards.at(-1) ?? '';
	const { token } = await link({ board, comments: true });
	const rita = await reviewer(token, { name: 'One Board' });
	expect(rita.go).toBe(`/w/${workshop}/board/${board}`);
	expect(await attempt(rita, `board.${board}`)).toBe('open');
	expect(await attempt(rita, `board.${other}`)).toBe(4403);
	const seat = await sit(rita);
	expect(await attempt(rita, `workshop.${workshop}`)).toBe(4403);
	expect(Object.keys(seat.snapshot.parts).sort()).toEqual(['people', 'record-cards', 'workshop', 'you']);
	expect(newest(seat, 'workshop')).toMatchObject({ boards: [{ id: board }], agenda: [], questions: [] });
	expect(JSON.stringify(seat.snapshot)).not.toContain('Board of others');
	for (const [command, input] of [
		['poll:result', { poll: 'x', round: 1 }],
		['poll:cast', { poll: 'x', round: 1, ballot: {}, key: 'k'.repeat(20) }]
	] as const) {
		expect(await ask(seat.socket, command, input)).toMatchObject({ error: { code: 'not-allowed' } });
	}
	for (const path of [`/api/workshops/${workshop}`, `/api/workshops/${workshop}/boards/${board}/history`]) {
		expect((await rita.get(path)).status).toBe(403);
	}
	expect((await rita.post(`/api/workshops/${workshop}/personal-link`)).status).toBe(403);
	expect(
		(
			await maria.post(`/api/workshops/${workshop}/links`, {
				purpose: 'review',
				label: 'Nowhere',
				review: { board: 'nosuchboard' }
			})
		).status
	).toBe(404);
});

test('of entries a reviewer of one board is told what the cards on that board say, and nothing more', async () => {
	const [board = ''] = boards;
	const poster = (id: string, title: string) => ({
		id,
		author: null,
		region: null,
		language: 'en',
		now: running.clock.now(),
		texts: { title: { en: title }, practice: { en: 'Canary practice' }, contact: { en: 'Canary contact' } },
		values: { region: 'latvia' }
	});
	await running.app.sync.write(
		`workshop.${workshop}`,
		(doc) => {
			createPoster(doc, poster('on-the-board', 'Seen by everybody'));
			createPoster(doc, poster('elsewhere', 'Canary title'));
			const swot = new RegisterCommands(doc, swotRegister);
			const detail = { en: `**Known** ${'facts '.repeat(40)}canary` };
			const values = { quadrant: 'threat' };
			swot.add({ ...poster('point', ''), texts: { text: { en: 'Prices fall' }, detail }, values });
			swot.add({ ...poster('other-point', ''), texts: { text: { en: 'Canary point' } }, values });
		},
		null
	);
	const stands = ({ kind, props }: ReturnType<typeof posterItem>) =>
		new Y.Map<unknown>(Object.entries({ kind, ...props }));
	await running.app.sync.write(
		`board.${board}`,
		(doc) => {
			doc.getMap('items').set('card', stands(posterItem('on-the-board')));
			doc.getMap('items').set('point', stands(entryItem('point')));
		},
		null
	);
	const rita = await reviewer((await link({ board })).token);
	const seat = await sit(rita);
	const cards = () =>
		v.parse(v.array(v.looseObject({ id: v.string(), title: v.unknown() })), newest(seat, 'record-cards'));
	const card = () => cards().find(({ id }) => id === 'on-the-board');
	await vi.waitFor(() => expect(card()).toMatchObject({ title: { en: 'Seen by everybody' } }), patient);
	const point = cards().find(({ id }) => id === 'point');
	expect(point).toMatchObject({
		kind: { en: 'SWOT entry' },
		title: { en: 'Prices fall' },
		choice: { en: 'Threats' },
		text: { en: expect.stringMatching(/^Known facts .{100,150} …$/) }
	});
	await running.app.sync.write(
		`workshop.${workshop}`,
		(doc) => {
			const entry = doc.getMap('posters').get('on-the-board');
			const title: unknown = entry instanceof Y.Map ? entry.get('title') : undefined;
			if (title instanceof Y.Text) title.insert(0, 'Still ');
		},
		null
	);
	await vi.waitFor(() => expect(card()).toMatchObject({ title: { en: 'Still Seen by everybody' } }), patient);
	await running.app.sync.write(`board.${board}`, (doc) => doc.getMap('items').delete('card'), null);
	await vi.waitFor(() => expect(card()).toBeUndefined(), patient);
	expect(cards().map(({ id }) => id)).not.toContain('elsewhere');
	expect(JSON.stringify([seat.snapshot, seat.parts])).not.toContain('Canary');
	// Whoever may open the registers reads them there.
	expect(newest(await sit(await reviewer((await link()).token)), 'record-cards')).toBeUndefined();
});

test('after it was revoked or its time is over a link opens nothing, and who is inside is out', async () => {
	for (const end of ['revoke', 'expire'] as const) {
		const { id, token } = await link({ comments: true }, 1);
		const rita = await reviewer(token, { name: `Reader to ${end}` });
		const doc = await connect(rita, `board.${boards[0]}`);
		const seat = await sit(rita);
		const gone = new Promise<void>((done) => seat.socket.once('disconnect', () => done()));
		if (end === 'revoke') await maria.request('DELETE', `/api/workshops/${workshop}/links/${id}`);
		else {
			running.clock.advance(day + 1000);
			await running.app.links.endReviews();
			// An account's session does not last a day.
			maria = await running.signIn();
		}
		await gone;
		doc.getMap('comments').set(`after-${end}`, comment('After the end'));
		expect(await attempt(rita, `board.${boards[0]}`)).toBe(4403);
		expect((await rita.get(`/api/workshops/${workshop}`)).status).toBe(404);
		expect(await ask(rita.channel(), 'workshop:enter', { workshop })).toMatchObject({ ok: false });
		expect((await running.visitor().post('/api/review', { token, name: 'Again' })).status).toBe(404);
		expect(await saved(boards[0] ?? '', texts)).not.toContain('After the end');
	}
});

test('a password is asked for, guesses are counted, and the secret alone gives nothing', async () => {
	const { token } = await link({ password: 'seven green apples' });
	const locked = running.visitor();
	const asked = await locked.post('/api/review', { token });
	expect(await asked.json()).toEqual({ needs: 'password' });
	expect(asked.headers.getSetCookie()).toEqual([]);
	expect((await locked.post('/api/exchange', { token })).status).toBe(404);
	await reviewer(token, { password: 'seven green apples' });
	const statuses: number[] = [];
	for (let guess = 0; guess < 12; guess++) {
		statuses.push((await locked.post('/api/review', { token, password: `guess ${guess}` })).status);
	}
	expect(statuses.slice(0, 9)).toEqual(Array(9).fill(403));
	const last = await locked.post('/api/review', { token, password: 'seven green apples' });
	expect(last.status).toBe(429);
	expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
	expect(running.log.join('\n')).not.toContain('seven green apples');
	const weak = await maria.post(`/api/workshops/${workshop}/links`, {
		purpose: 'review',
		label: 'Weak',
		review: { password: 'short' }
	});
	expect(weak.status).toBe(400);
});

test('reviewers answer the polls of their link while they are open, and no other', async () => {
	const host = await sit(maria);
	const made = async (title: string): Promise<string> => {
		const answer = await ask(host.socket, 'poll:create', {
			kind: 'choice',
			title: { en: title },
			config: { most: 1 },
			subjects: [
				{ id: 'yes', title: { en: 'Yes' }, region: null },
				{ id: 'no', title: { en: 'No' }, region: null }
			]
		});
		return v.parse(v.object({ poll: v.string() }), answer).poll;
	};
	const [offered, other] = [await made('Round after the meeting'), await made('For the room')];
	const { token } = await link({ polls: [offered], until: running.clock.now() + hour });
	const rita = await reviewer(token, { name: 'Rita Votes', region: 'latvia' });
	const seat = await sit(rita);
	const cast = (poll: string, key: string) =>
		ask(seat.socket, 'poll:cast', { poll, round: 1, ballot: { chosen: ['yes'] }, key: key.repeat(20) });
	expect(await cast(offered, 'a')).toMatchObject({ error: { code: 'not-found' } });
	for (const poll of [offered, other]) await ask(host.socket, 'poll:open', { poll });
	const answer = await cast(offered, 'b');
	expect(answer).toMatchObject({ ok: true });
	expect(await cast(other, 'c')).toMatchObject({ error: { code: 'not-allowed' } });
	expect(await ask(seat.socket, 'poll:close', { poll: offered })).toMatchObject({ ok: false });
	running.clock.advance(hour + 1000);
	expect(await cast(offered, 'd')).toMatchObject({ error: { code: 'not-allowed' } });
});

test('somebody who takes part loses nothing by opening a review link', async () => {
	const piotr = await running.join({ name: 'Piotr' });
	const { token } = await link({ comments: true });
	const response = await piotr.post('/api/review', { token });
	expect(v.parse(Opened, await response.json()).go).toBe(`/w/${workshop}/review`);
	expect(newest(await sit(piotr), 'you')).toMatchObject({ role: 'participant', name: 'Piotr', review: null });
});
