/** The client of the session channel against the real server. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { peoplePart, workshopPart, youPart } from '#lib/session/model/messages.ts';
import { myBallots } from '#lib/polls/model/messages.ts';
import { startApp, type RunningApp, type Visitor } from '../../../tests/support/app.ts';
import { SessionClient } from './session-client.svelte.ts';

let running: RunningApp;
const clients: SessionClient[] = [];
beforeEach(async () => {
	running = await startApp();
});
afterEach(async () => {
	for (const client of clients.splice(0)) client.close();
	await running.dispose();
});

function open(visitor: Visitor, workshop: string, transports?: ('websocket' | 'polling')[]): SessionClient {
	const client = new SessionClient(workshop, {
		server: running.origin,
		headers: { cookie: visitor.cookie, origin: running.origin },
		...(transports ? { transports } : {})
	});
	clients.push(client);
	return client;
}
const until = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 20 });

test.each([['websocket' as const], ['polling' as const]])(
	'over %s the parts arrive and change',
	async (transport) => {
		const anna = await running.join({ name: 'Anna Nowak' });
		const client = open(anna, anna.joined.workshop.id, [transport]);
		expect(client.status).toBe('connecting');
		await until(() => expect(client.status).toBe('online'));
		expect(client.part(youPart)?.name).toBe('Anna Nowak');
		expect(client.part(workshopPart)?.regions).toHaveLength(7);
		expect(Math.abs(client.serverNow() - running.clock.now())).toBeLessThan(500);
		await running.join({ name: 'Jon', region: 'basque-country' });
		await until(() => expect(client.part(peoplePart)).toHaveLength(2));
	}
);

test.each([
	{ off: 'slow', by: 3_600_000 },
	{ off: 'fast', by: -3_600_000 }
])('a device whose clock is an hour $off shows the time of the server', async ({ by }) => {
	const anna = await running.join();
	running.clock.advance(by);
	const client = open(anna, anna.joined.workshop.id);
	await until(() => expect(Math.abs(client.serverNow() - running.clock.now())).toBeLessThan(300));
	expect(Math.abs(client.serverNow() - Date.now() - by)).toBeLessThan(300);
});

test('a part that did not change keeps its identity', async () => {
	const anna = await running.join();
	const client = open(anna, anna.joined.workshop.id);
	await until(() => expect(client.status).toBe('online'));
	const workshop = client.part(workshopPart);
	await running.join({ name: 'Jon' });
	await until(() => expect(client.part(peoplePart)).toHaveLength(2));
	expect(client.part(workshopPart)).toBe(workshop);
});

const ask = (client: SessionClient) => client.command(myBallots, { poll: 'none', round: 1 });
const answered = { ok: false, error: { code: 'not-found' } };
const offline = { ok: false, error: { code: 'offline' } };

test('commands are answered, the first as soon as the page is in', async () => {
	const anna = await running.join();
	const client = open(anna, anna.joined.workshop.id);
	expect(client.status).toBe('connecting');
	expect(await ask(client)).toMatchObject(answered);
	expect(await ask(client)).toMatchObject(answered);
});

test('a command given while the connection is away for a moment is sent when it is back', async () => {
	const anna = await running.join();
	const client = open(anna, anna.joined.workshop.id);
	await until(() => expect(client.status).toBe('online'));
	const stopped = running.app.close();
	await until(() => expect(client.status).toBe('connecting'));
	const given = ask(client);
	await stopped;
	await running.restart();
	expect(await given).toMatchObject(answered);
});

test('a command given without a connection says so after a while, and on a page that is left at once', async () => {
	const anna = await running.join();
	const [client, left] = [1, 2].map(() => open(anna, anna.joined.workshop.id));
	if (!client || !left) throw new Error('two pages');
	await until(() => expect([client.status, left.status]).toEqual(['online', 'online']));
	await running.app.close();
	await until(() => expect([client.status, left.status]).toEqual(['connecting', 'connecting']));
	const given = ask(left);
	left.close();
	expect(await given).toMatchObject(offline);
	expect(await ask(client)).toMatchObject(offline);
	await running.restart();
});

test('after a restart of the server it is back by itself with what changed meanwhile', async () => {
	const anna = await running.join({ name: 'Anna' });
	const client = open(anna, anna.joined.workshop.id);
	await until(() => expect(client.status).toBe('online'));
	const stopped = running.app.close();
	await until(() => expect(client.status).toBe('connecting'));
	await stopped;
	await running.restart();
	await anna.join({ name: 'Anna Nowak' });
	await until(() => expect(client.status).toBe('online'));
	expect(client.part(youPart)?.name).toBe('Anna Nowak');
});

test('a browser without a session, and one from elsewhere, are refused for good', async () => {
	const anna = await running.join();
	const stranger = open(running.visitor(), anna.joined.workshop.id);
	const lost = open(anna, 'another-workshop');
	await until(() => expect([stranger.status, stranger.reason]).toEqual(['refused', 'no-session']));
	await until(() => expect([lost.status, lost.reason]).toEqual(['refused', 'not-found']));
});

test('a person who is removed is refused', async () => {
	const maria = await running.signIn();
	const anna = await running.join();
	const client = open(anna, anna.joined.workshop.id);
	await until(() => expect(client.status).toBe('online'));
	await maria.request(
		'DELETE',
		`/api/workshops/${anna.joined.workshop.id}/people/${anna.joined.participant.id}`
	);
	await until(() => expect([client.status, client.reason]).toEqual(['refused', 'removed']));
});
