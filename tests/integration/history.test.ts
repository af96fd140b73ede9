/** The history of a board through the real app: who sees it, what it holds, and restoring while others edit. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import * as Y from 'yjs';
import { bringTo, itemsOf, readEntries, type Entry } from '#lib/board/model/history/entries.ts';
import { BoardVersions, HistoryPage, Restored } from '#lib/board/model/history/messages.ts';
import { Timeline } from '#lib/board/model/history/timeline.ts';
import { EntryPast } from '#lib/registers/model/past.ts';
import { RegisterCommands } from '#lib/registers/model/register-commands.ts';
import { posterRegister } from '#lib/registers/posters/model.ts';
import { startApp, type RunningApp, type Visitor } from '../support/app.ts';

let running: RunningApp;
let maria: Visitor;
let anna: Visitor & { joined: { participant: { id: string }; workshop: { id: string } } };
beforeAll(async () => {
	running = await startApp();
	maria = await running.signIn();
	anna = await running.join({ region: 'lubelskie' });
}, 60_000);
afterAll(() => running.dispose());

const Made = v.object({ board: v.object({ id: v.string() }) });
const name = { en: 'Before restoring', pl: 'Przed przywróceniem' };

async function newBoard(): Promise<{ path: string; document: string }> {
	const { id } = anna.joined.workshop;
	const made = await maria.post(`/api/workshops/${id}/boards`, { title: 'Past' });
	const { board } = v.parse(Made, await made.json());
	return { path: `/api/workshops/${id}/boards/${board.id}`, document: `board.${board.id}` };
}

const note = (text: string, more: Record<string, unknown> = {}): Entry => ({
	plain: { kind: 'note', x: 0, y: 0, w: 200, h: 200, z: 'a0', author: 'somebody', region: 'riga', ...more },
	texts: { text }
});

/** Writes what these entries are to be as Anna. */
const write = (document: string, entries: Record<string, Entry | undefined>): Promise<void> =>
	running.app.sync.write(
		document,
		(doc) => void bringTo(doc, new Map(Object.entries(entries))),
		anna.joined.participant.id
	);
const now = async (document: string): Promise<unknown> =>
	structuredClone(Object.fromEntries(await running.app.sync.read(document, readEntries)));
const history = async (path: string, after = 0) =>
	v.parse(HistoryPage, await (await maria.get(`${path}/history?after=${after}`)).json());
const versions = async (path: string) =>
	v.parse(BoardVersions, await (await maria.get(`${path}/versions`)).json()).versions;
async function restore(path: string, order: object): Promise<Restored> {
	const response = await maria.post(`${path}/restore`, { name, ...order });
	expect(response.status).toBe(200);
	return v.parse(Restored, await response.json());
}

test('only facilitators see the history, keep versions and restore', async () => {
	const { path } = await newBoard();
	const stranger = running.visitor();
	for (const [visitor, status] of [
		[anna, 403],
		[stranger, 401],
		[maria, undefined]
	] as const) {
		const answers = [
			await visitor.get(`${path}/history`),
			await visitor.get(`${path}/versions`),
			await visitor.post(`${path}/versions`, { name: { en: 'Kept' } }),
			await visitor.post(`${path}/restore`, { seq: 0, name })
		].map((answer) => answer.status);
		expect(answers).toEqual(status ? [status, status, status, status] : [200, 200, 204, 200]);
	}
	const other = path.replace(/boards\/.*/, 'boards/nosuchboard');
	expect((await maria.get(`${other}/history`)).status).toBe(404);
	expect((await maria.post(`${other}/restore`, { seq: 0, name })).status).toBe(404);
	for (const order of [
		{},
		{ seq: -1, name },
		{ seq: 99, name },
		{ seq: 0, name: {} },
		{ seq: 0, items: [], name }
	]) {
		expect((await maria.post(`${path}/restore`, order)).status, JSON.stringify(order)).toBe(400);
	}
	expect((await maria.get(`${path}/history?after=x`)).status).toBe(400);
});

test('the log comes in parts, names nobody, and makes the board again', async () => {
	const { path, document } = await newBoard();
	await write(document, { a: note('one') });
	await write(document, { a: note('two'), b: note('three') });
	const text = await (await maria.get(`${path}/history`)).text();
	expect(text).not.toContain(anna.joined.participant.id);
	const { entries, more } = await history(path);
	expect(more).toBe(false);
	expect(entries.map(({ seq, region }) => [seq, region])).toEqual([
		[1, 'lubelskie'],
		[2, 'lubelskie']
	]);
	const timeline = new Timeline();
	for (const { update, ...row } of entries) timeline.add({ ...row, update: Buffer.from(update, 'base64') });
	expect(structuredClone(Object.fromEntries(timeline.now))).toEqual(await now(document));
	expect((await history(path, 1)).entries.map(({ seq }) => seq)).toEqual([2]);
});

test('a large log comes in several answers without a hole', async () => {
	const { path, document } = await newBoard();
	for (let index = 0; index < 4; index++) await write(document, { [`n${index}`]: note('x'.repeat(400_000)) });
	const seqs: number[] = [];
	let parts = 0;
	for (let more = true; more; parts++) {
		const part = await history(path, seqs.at(-1) ?? 0);
		seqs.push(...part.entries.map(({ seq }) => seq));
		more = part.more;
	}
	expect(seqs).toEqual([1, 2, 3, 4]);
	expect(parts).toBeGreaterThan(1);
});

test('restoring brings the board back with authors and regions, keeps what was, and can be taken back', async () => {
	const { path, document } = await newBoard();
	const before = { a: note('one', { author: 'anna' }), b: note('two', { region: 'bilbao' }) };
	await write(document, before);
	await running.app.sync.write(
		document,
		(doc) => doc.getMap('comments').set('c', new Y.Map([['n', 1]])),
		null
	);
	const { seq } = (await history(path)).entries.at(-1) ?? { seq: 0 };
	await write(document, { a: note('scribble', { author: 'anna' }), b: undefined, c: note('junk') });
	const after = await now(document);

	const restored = await restore(path, { seq });
	expect(restored.changed).toBe(3);
	expect(await now(document)).toEqual(before);
	expect(await running.app.sync.read(document, (doc) => doc.getMap('comments').size)).toBe(1);
	expect((await versions(path)).map((version) => version.name)).toEqual([name]);

	// Meanwhile somebody adds a thing and changes one that the restoring did not touch.
	await write(document, { d: note('new') });
	await restore(path, { seq: restored.before, undoing: seq });
	expect(await now(document)).toEqual({ ...Object(after), d: note('new') });
	expect(await restore(path, { seq, items: ['nothing'] })).toMatchObject({ changed: 0 });
});

test('chosen things only, also one that was deleted', async () => {
	const { path, document } = await newBoard();
	await write(document, { a: note('one'), b: note('two') });
	await write(document, { a: note('changed'), b: undefined });
	expect(await restore(path, { seq: 1, items: ['b'] })).toMatchObject({ changed: 1 });
	expect(await now(document)).toEqual({ a: note('changed'), b: note('two') });
});

test('nobody loses what they do to other things while it is restored', async () => {
	const { path, document } = await newBoard();
	await write(document, { a: note('one') });
	await write(document, { a: note('two') });
	const others = Array.from({ length: 20 }, (_, index) =>
		write(document, { [`n${index}`]: note(`${index}`) })
	);
	const [restored] = await Promise.all([restore(path, { seq: 1, items: ['a'] }), ...others]);
	expect(restored.changed).toBe(1);
	const ids = await running.app.sync.read(document, (doc) => [...itemsOf(doc).keys()]);
	expect(ids).toHaveLength(21);
	expect(Object(await now(document))).toMatchObject({ a: { texts: { text: 'one' } } });
});

test('a closed workshop can be looked at, but not restored', async () => {
	const { path } = await newBoard();
	const workshop = `/api/workshops/${anna.joined.workshop.id}`;
	expect((await maria.request('PATCH', workshop, { status: 'closed' })).status).toBe(204);
	expect((await maria.get(`${path}/history`)).status).toBe(200);
	expect((await maria.post(`${path}/restore`, { seq: 0, name })).status).toBe(409);
	expect((await maria.request('PATCH', workshop, { status: 'open' })).status).toBe(204);
});

test('what became of an entry is told to its author, its region and facilitators, and to nobody else', async () => {
	const { workshop, participant } = anna.joined;
	const near = await running.join({ name: 'Piotr', region: 'lubelskie' });
	const far = await running.join({ name: 'Ilze', region: 'latvia' });
	const host = await running.signIn();
	const change = (act: (commands: RegisterCommands) => void, by: string) =>
		running.app.sync.write(
			`workshop.${workshop.id}`,
			(doc) => act(new RegisterCommands(doc, posterRegister)),
			by
		);
	const entry = { author: participant.id, region: 'lubelskie', language: 'en', now: 0 };
	await change(
		(commands) => commands.add({ ...entry, id: 'apples', texts: { title: { en: 'Apples' } } }),
		participant.id
	);
	await change(
		(commands) => void commands.ensureText('apples', 'title', 'en', 'en')?.insert(6, ' sold as one'),
		near.joined.participant.id
	);
	const path = `/api/workshops/${workshop.id}/registers/posters/apples/past`;
	for (const visitor of [anna, near, host]) {
		const answer = await visitor.get(path);
		expect(answer.status).toBe(200);
		const { steps } = v.parse(EntryPast, await answer.json());
		expect(steps).toMatchObject([
			{
				by: near.joined.participant.id,
				region: 'lubelskie',
				added: false,
				fields: [{ key: 'title', before: 'Apples', after: 'Apples sold as one' }]
			},
			{ by: participant.id, region: 'lubelskie', added: true }
		]);
	}
	expect((await far.get(path)).status).toBe(403);
	expect((await running.visitor().get(path)).status).toBe(401);
	for (const other of ['posters/pears', 'fruits/apples']) {
		expect((await anna.get(`/api/workshops/${workshop.id}/registers/${other}/past`)).status).toBe(404);
	}
});
