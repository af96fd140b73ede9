/** Slides: who uploads and who sees them, what is no PDF, and the page that all are at, over a restart. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { agendaPart } from '#lib/session/model/steps/messages.ts';
import { currentRun } from '#lib/session/model/steps/machine.ts';
import { mostSlideBytes, slidesPart } from '#lib/session/slides/model/messages.ts';
import { ask, demoCode, startApp, type RunningApp, type Visitor } from '../support/app.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { enter, newest } from '../support/seat.ts';

let running: RunningApp;
let workshop: string;
let maria: Visitor;
let anna: Visitor;
beforeAll(async () => {
	running = await startApp();
	const joined = await running.join();
	workshop = joined.joined.workshop.id;
	anna = joined;
	maria = await running.signIn();
});
afterAll(() => running.dispose());

const upload = (by: Visitor, body: string | Uint8Array<ArrayBuffer>): Promise<Response> =>
	fetch(`${running.origin}/api/workshops/${workshop}/slides`, {
		method: 'POST',
		headers: { cookie: by.cookie, origin: running.origin, 'content-type': 'application/pdf' },
		body
	});
const file = samplePdf(['First', 'Second']);

test('only a PDF of a fair size, only by who runs the steps; it is handed out as a file and nothing else', async () => {
	expect((await upload(anna, file)).status).toBe(403);
	expect((await upload(maria, '<html><script>alert(1)</script>')).status).toBe(415);
	expect((await upload(maria, '')).status).toBe(415);
	expect((await upload(maria, new Uint8Array(mostSlideBytes + 1))).status).toBe(413);
	const made = await upload(maria, file);
	const { asset } = v.parse(v.object({ asset: v.string() }), await made.json());
	const got = await anna.get(`/assets/${asset}`);
	expect([got.status, await got.text()]).toEqual([200, file]);
	expect(Object.fromEntries(got.headers)).toMatchObject({
		'content-type': 'application/pdf',
		'content-disposition': 'attachment',
		'content-security-policy': "sandbox; default-src 'none'",
		'x-content-type-options': 'nosniff'
	});
	expect((await running.visitor().get(`/assets/${asset}`)).status).toBe(404);
	const opened = await running.visitor().post('/api/screen', { code: demoCode });
	const [cookie = ''] = opened.headers.getSetCookie();
	expect(cookie).toContain('Path=/assets; HttpOnly; SameSite=Strict');
	const asScreen = (path: string) =>
		fetch(running.origin + path, { headers: { cookie: cookie.split(';')[0] ?? '' } });
	expect((await asScreen(`/assets/${asset}`)).status).toBe(200);
	expect((await asScreen(`/api/workshops/${workshop}`)).status).toBe(401);
});

test('a step with slides begins at the first page, facilitators turn it for all, and a restart keeps it', async () => {
	const { asset: slides } = v.parse(
		v.object({ asset: v.string() }),
		await (await upload(maria, file)).json()
	);
	const lead = await enter(maria, workshop);
	const seat = await enter(anna, workshop);
	const at = () => v.parse(slidesPart.schema, newest(seat, 'slides'));
	expect(at()).toBeNull();
	expect(await ask(seat.socket, 'slides:show', { slides, page: 2 })).toMatchObject({
		error: { code: 'not-allowed' }
	});
	// Outside of the talk nobody takes the room anywhere.
	expect(await ask(lead.socket, 'slides:show', { slides, page: 2 })).toMatchObject({
		error: { code: 'not-now' }
	});
	const [first] = v.parse(agendaPart.schema, newest(lead, 'agenda'))?.steps ?? [];
	const step = { ...first, id: 'talk', kind: 'talk', view: { kind: 'slides', slides } };
	expect(await ask(lead.socket, 'agenda:edit', { do: 'add', step, before: null })).toEqual({ ok: true });
	const run = currentRun(await running.app.steps.state(workshop))?.run ?? 0;
	expect(await ask(lead.socket, 'step:control', { do: 'start', step: 'talk', run })).toEqual({ ok: true });
	await vi.waitFor(() => expect(at()).toEqual({ slides, page: 1 }), 5000);
	expect(await ask(lead.socket, 'slides:show', { slides, page: 7 })).toEqual({ ok: true });
	await vi.waitFor(() => expect(at()).toEqual({ slides, page: 7 }), 5000);
	for (const { socket } of [lead, seat]) socket.disconnect();
	await running.restart();
	const back = await enter(anna, workshop);
	expect(v.parse(slidesPart.schema, back.snapshot.parts['slides'])).toEqual({ slides, page: 7 });
	back.socket.disconnect();
});
