/**
 * Erasing a person through the real app (reliability.md S15): no byte of what they wrote or were called is left in the
 * data folder or the log, others lose nothing, and neither a client that was away nor an older backup brings it back.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { emptyDraft, marked, storedOf } from '#lib/board/model/mention-draft.ts';
import { messageAccess, messageSaved } from '#lib/realtime/model/sync-protocol.ts';
import { backup, restore } from '../../server/storage/maintenance.ts';
import { ask, startApp, type RunningApp, type Visitor } from '../support/app.ts';
import { enter } from '../support/seat.ts';

let running: RunningApp;
let providers: WebsocketProvider[] = [];
afterEach(async () => {
	for (const provider of providers) provider.destroy();
	providers = [];
	await running.dispose();
});

const patient = { timeout: 8000 };
const canaries = [
	'Zenobia-Kanarek',
	'Kanarienvogel-GmbH',
	'canary-note',
	'canary-in-jons-note',
	'canary-comment',
	'canary-deleted',
	'canary-poster',
	'canary-alt',
	'canary-answer'
] as const;

/** Canaries that are anywhere in the data folder, in either encoding, or in the log. */
function left(): string[] {
	const files = readdirSync(running.dataDir, { recursive: true, encoding: 'utf8' })
		.map((name) => join(running.dataDir, name))
		.filter((path) => statSync(path).isFile() && !path.includes('.before-'));
	const bytes = [...files.map((path) => readFileSync(path)), Buffer.from(running.log.join('\n'))];
	return canaries.filter((canary) =>
		bytes.some((each) => each.includes(canary) || each.includes(Buffer.from(canary, 'utf16le')))
	);
}

async function connect(
	visitor: Visitor,
	document: string
): Promise<{ doc: Y.Doc; provider: WebsocketProvider }> {
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
	providers.push(provider);
	await vi.waitFor(() => expect(provider.synced).toBe(true), patient);
	return { doc, provider };
}

const note = (author: string, region: string, text: string, more: Record<string, unknown> = {}) =>
	new Y.Map<unknown>([
		...Object.entries({ kind: 'note', x: 0, y: 0, w: 200, h: 200, z: 'a0', author, region, color: 'yellow' }),
		['text', new Y.Text(text)],
		...Object.entries(more)
	]);
const textIn = (doc: Y.Doc, id: string): Y.Text => {
	const item = doc.getMap('items').get(id);
	const text = item instanceof Y.Map ? item.get('text') : undefined;
	if (!(text instanceof Y.Text)) throw new Error(`no text in ${id}`);
	return text;
};

/** A workshop in which Zenobia and Jon wrote; everything is on disk. */
async function setting() {
	running = await startApp();
	const maria = await running.signIn();
	const zenobia = await running.join({
		name: 'Zenobia-Kanarek',
		organisation: 'Kanarienvogel-GmbH',
		region: 'latvia'
	});
	const jon = await running.join({ name: 'Jon Etxeberria', region: 'basque-country' });
	const workshop = zenobia.joined.workshop.id;
	const board = zenobia.joined.boards[0]?.id ?? '';
	const me = zenobia.joined.participant.id;
	const hers = await connect(zenobia, `board.${board}`);
	const his = await connect(jon, `board.${board}`);
	his.doc.getMap('items').set('his', note(jon.joined.participant.id, 'basque-country', 'What Jon says'));
	await vi.waitFor(() => expect(hers.doc.getMap('items').has('his')).toBe(true), patient);
	hers.doc.getMap('items').set('hers', note(me, 'latvia', 'canary-note'));
	textIn(hers.doc, 'his').insert(4, ' canary-in-jons-note');
	hers.doc.getMap('items').set('gone', note(me, 'latvia', 'canary-deleted'));
	hers.doc.getMap('comments').set(
		'c',
		new Y.Map<unknown>([
			['text', 'canary-comment'],
			['author', me],
			['at', 1],
			['on', { x: 1, y: 1 }]
		])
	);
	await vi.waitFor(() => expect(his.doc.getMap('comments').has('c')).toBe(true), patient);
	const called = '@Zenobia-Kanarek';
	const mention = { kind: 'person' as const, id: me };
	const written = marked(
		{ ...emptyDraft, text: `${called}, please` },
		{ from: 0, to: called.length, mention }
	);
	his.doc.getMap('comments').set(
		'mention',
		new Y.Map<unknown>([
			['text', storedOf(written)],
			['author', jon.joined.participant.id],
			['at', 2],
			['on', { x: 1, y: 1 }]
		])
	);
	await vi.waitFor(() => expect(hers.doc.getMap('comments').has('mention')).toBe(true), patient);
	hers.doc.getMap('items').delete('gone');
	const posters = await connect(zenobia, `workshop.${workshop}`);
	posters.doc.getMap('posters').set(
		'p1',
		new Y.Map<unknown>([
			['author', me],
			['region', 'latvia'],
			['title', new Y.Text('canary-poster')]
		])
	);
	const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#ff0000' } })
		.png()
		.toBuffer();
	const uploaded = await fetch(`${running.origin}/api/workshops/${workshop}/assets`, {
		method: 'POST',
		headers: { cookie: zenobia.cookie, origin: running.origin, 'content-type': 'image/png' },
		body: new Uint8Array(picture)
	});
	const { asset } = v.parse(v.object({ asset: v.string() }), await uploaded.json());
	hers.doc
		.getMap('items')
		.set('picture', note(me, 'latvia', '', { kind: 'image', asset, alt: 'canary-alt' }));

	const host = await enter(maria, workshop);
	const created = await ask(host.socket, 'poll:create', {
		kind: 'opentext',
		title: { en: 'What do you take home?' },
		config: { most: 3, length: 140, moderated: false },
		subjects: []
	});
	const { poll } = v.parse(v.object({ poll: v.string() }), created);
	await ask(host.socket, 'poll:open', { poll });
	host.socket.disconnect();
	const seat = await enter(zenobia, workshop);
	const ballot = { language: 'en', texts: ['canary-answer'] };
	expect(await ask(seat.socket, 'poll:cast', { poll, round: 1, ballot, key: 'k'.repeat(20) })).toMatchObject({
		ok: true
	});
	seat.socket.disconnect();
	await vi.waitFor(
		async () =>
			expect(await running.app.sync.read(`board.${board}`, (doc) => doc.getMap('items').has('picture'))).toBe(
				true
			),
		patient
	);
	await vi.waitFor(
		async () =>
			expect(
				await running.app.sync.read(`workshop.${workshop}`, (doc) => doc.getMap('posters').has('p1'))
			).toBe(true),
		patient
	);
	const kept = await maria.post(`/api/workshops/${workshop}/boards/${board}/versions`, {
		name: { en: 'Noon' }
	});
	expect(kept.status).toBe(204);
	return { maria, zenobia, jon, workshop, board, me, hers, his, asset };
}

test('somebody takes their data along and erases themselves; others keep theirs, and nothing comes back', async () => {
	const { maria, zenobia, workshop, board, me, hers, his, asset } = await setting();
	expect(left()).toContain('canary-deleted');
	const file = await zenobia.get(`/api/workshops/${workshop}/me/data`);
	expect(file.headers.get('content-disposition')).toContain('attachment');
	const data = await file.text();
	for (const canary of [
		'Zenobia-Kanarek',
		'Kanarienvogel-GmbH',
		'canary-note',
		'canary-in-jons-note',
		'canary-comment',
		'canary-poster',
		'canary-alt',
		'canary-answer'
	]) {
		expect(data).toContain(canary);
	}
	expect(data).not.toContain('What Jon says');
	expect(data).not.toContain('Etxeberria');

	// She is away with everything of hers while it happens, and comes back under another name.
	hers.provider.disconnect();
	expect((await zenobia.request('DELETE', `/api/workshops/${workshop}/me`)).status).toBe(204);
	expect((await zenobia.get(`/api/workshops/${workshop}`)).status).toBe(401);
	expect(left()).toEqual([]);
	expect((await maria.get(`/assets/${asset}`)).status).toBe(404);
	await vi.waitFor(() => expect(his.doc.getMap('items').has('hers')).toBe(false), patient);
	expect(textIn(his.doc, 'his').toString()).toBe('What Jon says');
	expect(his.doc.getMap('comments').toJSON()).toMatchObject({
		c: { text: '', deleted: true },
		mention: { text: `@[person:${me}], please` }
	});
	const again = await running.join({ name: 'Somebody else', region: 'latvia' });
	const stale = new Y.Doc();
	Y.applyUpdate(stale, Y.encodeStateAsUpdate(hers.doc));
	expect(stale.getMap('items').has('hers')).toBe(true);
	class Socket extends WebSocket {
		constructor(address: string | URL) {
			super(address, { headers: { cookie: again.cookie, origin: running.origin } });
		}
	}
	const late = new WebsocketProvider(
		`${running.origin.replace('http', 'ws')}/sync`,
		`board.${board}`,
		stale,
		{
			disableBc: true,
			WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket
		}
	);
	providers.push(late);
	await vi.waitFor(() => expect(late.synced).toBe(true), patient);
	expect(stale.getMap('items').has('hers')).toBe(false);

	// The past of the board is whole, without her.
	const path = `/api/workshops/${workshop}/boards/${board}`;
	const past = await (await maria.get(`${path}/history?after=0`)).text();
	expect(Buffer.from(past, 'utf8').includes('canary')).toBe(false);
	const { entries } = v.parse(
		v.object({ entries: v.array(v.object({ seq: v.number(), update: v.string() })) }),
		JSON.parse(past)
	);
	const built = new Y.Doc();
	for (const { update } of entries) Y.applyUpdate(built, Buffer.from(update, 'base64'));
	expect(built.store.pendingStructs).toBe(null);
	expect(textIn(built, 'his').toString()).toBe('What Jon says');
	await running.restart();
	expect(left()).toEqual([]);
	const after = await running.app.sync.read(`board.${board}`, (doc) =>
		Object.keys(doc.getMap('items').toJSON())
	);
	expect(after).toContain('his');
	expect(after).not.toContain('hers');
	expect((await maria.post(`/api/workshops/${workshop}/people/${me}/erase`)).status).toBe(204);
}, 60_000);

test('a backup from before is erased again before the server answers', async () => {
	const { maria, workshop, me } = await setting();
	const folder = mkdtempSync(join(tmpdir(), 'transferboard-backup-'));
	const copy = join(folder, 'backup.db');
	expect((await backup(running.dataDir, copy)).ok).toBe(true);
	expect((await maria.post(`/api/workshops/${workshop}/people/${me}/erase`)).status).toBe(204);
	expect(left()).toEqual([]);
	await running.app.close();
	expect(restore(running.dataDir, copy, 'test').ok).toBe(true);
	expect(left()).toContain('canary-note');
	await running.restart();
	expect(left()).toEqual([]);
	rmSync(folder, { recursive: true });
}, 60_000);

test('who may erase and read whom', async () => {
	const { maria, zenobia, jon, workshop, me } = await setting();
	const path = `/api/workshops/${workshop}`;
	expect((await jon.post(`${path}/people/${me}/erase`)).status).toBe(403);
	expect((await running.visitor().request('DELETE', `${path}/me`)).status).toBe(401);
	expect((await maria.request('DELETE', `${path}/me`)).status).toBe(403);
	expect((await maria.get(`${path}/me/data`)).status).toBe(403);
	expect((await zenobia.get(`${path}/attendance`)).status).toBe(403);
	expect(
		(await zenobia.request('PUT', `${path}/retention`, { namesUntil: '', attendanceUntil: '' })).status
	).toBe(403);
	const host = v.parse(
		v.object({ memberships: v.array(v.object({ participant: v.object({ id: v.string() }) })) }),
		await (await maria.get('/api/me')).json()
	).memberships[0]?.participant.id;
	expect((await maria.post(`${path}/people/${host}/erase`)).status).toBe(403);
	expect((await maria.post(`${path}/people/nobody/erase`)).status).toBe(404);
	expect(left()).toContain('canary-note');
}, 60_000);

test('after the last day names go by themselves, words stay, and who attended is kept apart until its own day', async () => {
	const { maria, zenobia, workshop, board } = await setting();
	const path = `/api/workshops/${workshop}`;
	const dayIn = (days: number): string =>
		new Date(running.clock.now() + days * 86_400_000).toISOString().slice(0, 10);
	const to = { namesUntil: dayIn(1), attendanceUntil: dayIn(10) };
	expect((await maria.request('PUT', `${path}/retention`, to)).status).toBe(204);
	expect(await (await zenobia.get(`${path}/retention`)).json()).toEqual(to);
	await running.app.privacy.retaining.endOverdue();
	expect((await zenobia.get(path)).status).toBe(200);

	running.clock.advance(2 * 86_400_000);
	await running.app.privacy.retaining.endOverdue();
	expect((await zenobia.get(path)).status).toBe(401);
	const host = await enter(await running.signIn(), workshop);
	expect(JSON.stringify(host.snapshot.parts['people'])).not.toContain('Zenobia');
	expect(JSON.stringify(host.snapshot.parts['people'])).toContain('latvia');
	host.socket.disconnect();
	expect(await running.app.sync.read(`board.${board}`, (doc) => textIn(doc, 'hers').toString())).toBe(
		'canary-note'
	);
	const again = await running.signIn();
	const list = await again.get(`${path}/attendance`);
	expect(list.headers.get('content-type')).toContain('text/csv');
	expect(await list.text()).toMatch(
		/"Zenobia-Kanarek","Kanarienvogel-GmbH","[^"]+","participant","\d{4}-\d\d-\d\d"/
	);

	running.clock.advance(10 * 86_400_000);
	await running.app.privacy.retaining.endOverdue();
	expect(await (await (await running.signIn()).get(`${path}/attendance`)).text()).not.toContain('Zenobia');
	expect(left()).not.toContain('Zenobia-Kanarek');
}, 60_000);

test('a name that looks like a formula stays text in the list of who attended', async () => {
	running = await startApp();
	const maria = await running.signIn();
	const mallory = await running.join({ name: '=HYPERLINK("http://x")' });
	const list = await maria.get(`/api/workshops/${mallory.joined.workshop.id}/attendance`);
	expect(await list.text()).toContain(`"'=HYPERLINK(""http://x"")"`);
});
