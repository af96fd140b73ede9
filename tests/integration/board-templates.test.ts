/** Templates made of boards: who may make and remove them, what they hold, and that they outlive a restart. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { copiedFromText } from '#lib/board/model/clipboard.ts';
import { SavedTemplates, templateLimits } from '#lib/canvas/templates/model/messages.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { ask, startApp, type RunningApp } from '../support/app.ts';
import { enter, newest, type Seat } from '../support/seat.ts';

let running: RunningApp;
const seats: Seat[] = [];

beforeAll(async () => {
	running = await startApp();
}, 60_000);
afterAll(async () => {
	for (const { socket } of seats) socket.disconnect();
	await running.dispose();
});

const soon = { timeout: 30_000, interval: 20 };
const refused = (code: string) => ({ ok: false, error: { code } });
const list = (seat: Seat) => v.parse(SavedTemplates, newest(seat, 'templates'));
const base = { x: 0, y: 0, w: 200, h: 200, z: 'a0', author: 'p1' };
const text = (...items: object[]): string =>
	JSON.stringify({ type: 'transferboard/items', workshop: '', items });
const note = { id: 'n1', kind: 'note', ...base, text: 'Open data', color: 'green' };
const image = { id: 'i1', kind: 'image', ...base, asset: 'abcdefghij0123456789', alt: 'A map' };

async function sitDown() {
	const visitor = await running.join({ name: 'Anna', region: 'lubelskie' });
	const workshop = visitor.joined.workshop.id;
	const anna = await enter(visitor, workshop);
	const facilitator = await running.signIn();
	const maria = await enter(facilitator, workshop);
	seats.push(anna, maria);
	return { workshop, visitor, facilitator, anna, maria };
}
const Made = v.object({ ok: v.literal(true), id: v.string() });
const Loaded = v.object({ ok: v.literal(true), items: v.string() });

test('a facilitator makes a template, everybody can use it, also after a restart, until it is removed', async () => {
	const { workshop, visitor, facilitator, anna, maria } = await sitDown();
	const made = await ask(maria.socket, 'template:save', { title: ' Our wall ', items: text(note, image) });
	const { id } = v.parse(Made, made);
	const known = [{ id, title: 'Our wall', count: 2 }];
	await vi.waitFor(() => expect(list(anna)).toEqual(known), soon);

	await running.restart();
	const back = await enter(visitor, workshop);
	const leading = await enter(facilitator, workshop);
	seats.push(back, leading);
	expect(list(back)).toEqual(known);
	const { items } = v.parse(Loaded, await ask(back.socket, 'template:load', { id }));
	const copied = copiedFromText(items, itemKinds);
	if (typeof copied !== 'object') throw new Error('not a template');
	expect(copied.items.map(({ kind, props }) => ({ kind, props }))).toMatchObject([
		{ kind: 'note', props: { text: 'Open data', color: 'green' } },
		{ kind: 'image', props: { asset: image.asset, alt: 'A map' } }
	]);

	expect(await ask(back.socket, 'template:remove', { id })).toMatchObject(refused('not-allowed'));
	expect(await ask(leading.socket, 'template:remove', { id })).toEqual({ ok: true });
	await vi.waitFor(() => expect(list(back)).toEqual([]), soon);
	expect(await ask(back.socket, 'template:load', { id })).toMatchObject(refused('not-found'));
	expect(await ask(leading.socket, 'template:remove', { id })).toMatchObject(refused('not-found'));
}, 60_000);

test('participants make none, and nothing but items becomes one', async () => {
	const { anna, maria } = await sitDown();
	const save = (seat: Seat, input: object) => ask(seat.socket, 'template:save', input);
	expect(await save(anna, { title: 'Mine', items: text(note) })).toMatchObject(refused('not-allowed'));
	const odd = [
		{ title: 'Words', items: 'only words' },
		{ title: 'Nothing', items: text() },
		{ title: 'Unknown', items: text({ ...note, kind: 'no-such-kind' }) },
		{ title: '   ', items: text(note) },
		{ title: 'x'.repeat(templateLimits.title + 1), items: text(note) },
		{ title: 'Large', items: text({ ...note, text: 'ż'.repeat(templateLimits.bytes / 2) }) }
	];
	for (const input of odd) expect(await save(maria, input)).toMatchObject(refused('invalid'));
	expect(list(maria)).toEqual([]);
}, 60_000);

test('a workshop holds so many and no more, also when they come at once', async () => {
	const { maria } = await sitDown();
	const answers: unknown[] = [];
	for (let at = 0; at < templateLimits.most + 2; at += 2) {
		const pair = [at, at + 1].map((number) =>
			ask(maria.socket, 'template:save', { title: `No ${number}`, items: text(note) })
		);
		answers.push(...(await Promise.all(pair)));
	}
	const accepted = answers.filter((answer) => v.is(Made, answer));
	expect(accepted).toHaveLength(templateLimits.most);
	expect(answers.at(-1)).toMatchObject(refused('too-many'));
	await vi.waitFor(() => expect(list(maria)).toHaveLength(templateLimits.most), soon);
}, 60_000);
