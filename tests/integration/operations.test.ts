/** What an operator relies on: clear settings, probes, figures, a graceful stop, backups, and logs without people. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import * as v from 'valibot';
import { WebSocket } from 'ws';
import { ask, facilitator, startApp, type RunningApp } from '../support/app.ts';

const root = resolve(import.meta.dirname, '../..');
const apps: RunningApp[] = [];
const folders: string[] = [];
afterEach(async () => {
	for (const app of apps.splice(0)) await app.dispose();
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function start(environment?: Record<string, string>): Promise<RunningApp> {
	const running = await startApp(environment);
	apps.push(running);
	return running;
}
function folder(): string {
	const path = mkdtempSync(join(tmpdir(), 'transferboard-'));
	folders.push(path);
	return path;
}

interface Ended {
	readonly code: number | null;
	readonly out: string;
	readonly err: string;
}
/** Runs a file of the server as a process of its own. */
function run(file: string, words: readonly string[], environment: Record<string, string>): Promise<Ended> {
	return new Promise((done) => {
		const child = execFile(
			process.execPath,
			[join(root, file), ...words],
			{ env: { PATH: process.env['PATH'] ?? '', ...environment } },
			(_error, out, err) => done({ code: child.exitCode, out, err })
		);
		child.stdin?.end();
	});
}

test('bad settings are named all at once, and the process ends with 1', async () => {
	const ended = await run('server/main.ts', [], {
		PORT: '99999',
		ORIGIN: 'https://x.eu/path',
		LOG_LEVEL: 'loud'
	});
	expect(ended.code).toBe(1);
	for (const name of ['PORT', 'ORIGIN', 'LOG_LEVEL']) expect(ended.err).toContain(name);
	expect(ended.out).toBe('');
});

test('alive, able to store, and figures for this machine only', async () => {
	const running = await start();
	expect((await fetch(`${running.origin}/healthz`)).status).toBe(200);
	expect((await fetch(`${running.origin}/readyz`)).status).toBe(200);
	const metrics = await fetch(`${running.origin}/metrics`);
	expect(await metrics.text()).toContain('transferboard_session_connections');
	const proxied = await fetch(`${running.origin}/metrics`, { headers: { 'x-forwarded-for': '192.0.2.1' } });
	expect(proxied.status).toBe(404);
});

test('with a token the figures take the token', async () => {
	const running = await start({ METRICS_TOKEN: 'a-token-of-the-operator' });
	const read = (authorization?: string) =>
		fetch(`${running.origin}/metrics`, { headers: authorization ? { authorization } : {} });
	expect((await read()).status).toBe(404);
	expect((await read('Bearer wrong')).status).toBe(404);
	expect((await read('Bearer a-token-of-the-operator')).status).toBe(200);
});

test('a stop tells the clients, closes documents with 1012, and the data are whole afterwards', async () => {
	const running = await start();
	const anna = await running.join();
	const channel = anna.channel();
	await ask(channel, 'workshop:enter', { workshop: anna.joined.workshop.id });
	const socket = new WebSocket(
		`${running.origin.replace('http', 'ws')}/sync/board.${anna.joined.boards[0]?.id}`,
		{ headers: { cookie: anna.cookie, origin: running.origin } }
	);
	await once(socket, 'message');
	const told = new Promise<void>((done) => channel.once('server:restarting', () => done()));
	const closed = once(socket, 'close');
	const before = performance.now();
	await running.restart();
	await told;
	expect((await closed)[0]).toBe(1012);
	expect(performance.now() - before).toBeLessThan(8000);
	expect((await anna.get('/api/me')).status).toBe(200);
});

test('a run with people, codes, links and passwords leaves none of them in the logs', async () => {
	const running = await start();
	const secrets = [
		'Zenobia Canary',
		'canary@example.org',
		'canary password',
		'LUBLIN17',
		'Kanarienvogel GmbH'
	];
	const anna = await running.join({ name: 'Zenobia Canary', organisation: 'Kanarienvogel GmbH' });
	secrets.push(anna.cookie.split('=')[1] ?? '', anna.joined.participant.id === '' ? '-' : 'Zenobia');
	const first = running.app.firstLink ?? '';
	secrets.push(first.split('#')[1] ?? '');
	const maria = running.visitor();
	await maria.open(first);
	await maria.post('/api/account', {
		name: 'Zenobia Canary',
		email: 'canary@example.org',
		password: 'canary password'
	});
	await maria.post('/api/sign-in', { email: 'canary@example.org', password: 'canary password wrong' });
	await maria.post('/api/join', { code: 'LUBLIN99', name: 'Zenobia Canary', region: 'latvia' });
	const { id } = anna.joined.workshop;
	const made = await maria.post(`/api/workshops/${id}/links`, { purpose: 'review', label: 'Zenobia Canary' });
	const { url } = v.parse(v.object({ url: v.string() }), await made.json());
	secrets.push(url.split('#')[1] ?? '');
	await running.visitor().open(url);
	const channel = anna.channel();
	await ask(channel, 'workshop:enter', { workshop: id });
	await ask(channel, 'poll:cast', {
		poll: 'p1',
		round: 1,
		ballot: { reason: 'canary reason' },
		key: 'canary-key-canary-key'
	});
	secrets.push('canary reason', 'canary-key');
	channel.disconnect();
	await anna.request('PATCH', `/api/workshops/${id}`, { place: 'Zenobia Canary' });
	await anna.post('/api/leave');
	const lines = running.log.join('');
	expect(lines).toContain('listening');
	for (const secret of secrets.filter((text) => text !== '')) expect(lines).not.toContain(secret);
	// Nor in the database: secrets are stored as hashes only.
	const stored = readFileSync(join(running.dataDir, 'transferboard.db')).toString('latin1');
	for (const secret of [
		anna.cookie.split('=')[1],
		first.split('#')[1],
		url.split('#')[1],
		'canary password'
	]) {
		expect(stored).not.toContain(secret);
	}
});

test('a backup made beside the running server restores everything; a damaged one is refused', async () => {
	const running = await start();
	const anna = await running.join();
	const board = `board.${anna.joined.boards[0]?.id}`;
	await running.app.sync.write(board, (doc) => void doc.getMap('meta').set('title', 'kept'), null);
	const backups = folder();
	const file = join(backups, 'day.db');
	const environment = { DATA_DIR: running.dataDir };
	const made = await run('server/admin.ts', ['backup', file], environment);
	expect([made.code, made.err]).toEqual([0, '']);

	const busy = await run('server/admin.ts', ['restore', file], environment);
	expect(busy.code).toBe(1);
	expect(busy.err).toContain('in use');

	const elsewhere = folder();
	expect((await run('server/admin.ts', ['restore', file], { DATA_DIR: elsewhere })).code).toBe(0);
	const verified = await run('server/admin.ts', ['verify'], { DATA_DIR: elsewhere });
	expect([verified.code, verified.out]).toEqual([0, expect.stringContaining('2 documents')]);
	const restored = await startApp({ DATA_DIR: elsewhere });
	apps.push(restored);
	expect(await restored.app.sync.read(board, (doc) => doc.getMap('meta').get('title'))).toBe('kept');

	const bytes = readFileSync(file);
	writeFileSync(join(backups, 'broken.db'), bytes.subarray(0, bytes.length / 2));
	const broken = await run('server/admin.ts', ['restore', join(backups, 'broken.db')], {
		DATA_DIR: folder()
	});
	expect(broken.code).toBe(1);
	expect(broken.err).toContain('damaged');
});

test('verify finds a log row that was changed on the disk', async () => {
	const running = await start();
	await running.app.close();
	const database = new Sqlite(join(running.dataDir, 'transferboard.db'));
	database.exec("update updates set bytes = zeroblob(length(bytes)) where document like 'board.%'");
	database.close();
	const verified = await run('server/admin.ts', ['verify'], { DATA_DIR: running.dataDir });
	expect(verified.code).toBe(1);
	expect(verified.err).toContain('board.');
});

test('erasing a participant takes name, sessions and connections, also while the server runs', async () => {
	const running = await start();
	const anna = await running.join({ name: 'Zenobia Canary', organisation: 'Kanarienvogel GmbH' });
	const channel = anna.channel();
	await ask(channel, 'workshop:enter', { workshop: anna.joined.workshop.id });
	await running.app.auth.endExpiredSessions();
	const gone = new Promise<void>((done) => channel.once('disconnect', () => done()));
	const ended = await run('server/admin.ts', ['erase', anna.joined.participant.id], {
		DATA_DIR: running.dataDir
	});
	expect([ended.code, ended.err]).toEqual([0, '']);
	expect(ended.out).toContain('What remains');
	await gone;
	expect((await anna.get('/api/me')).status).toBe(401);
	await running.app.close();
	for (const name of ['transferboard.db', 'transferboard.db-wal']) {
		let bytes = '';
		try {
			bytes = readFileSync(join(running.dataDir, name)).toString('latin1');
		} catch {
			// Closed cleanly, the database has no log beside it.
		}
		expect(bytes).not.toContain('Zenobia');
		expect(bytes).not.toContain('Kanarienvogel');
	}
});

test('the operator makes accounts and links from the command line', async () => {
	const running = await start();
	const environment = { DATA_DIR: running.dataDir, ORIGIN: running.origin };
	const token = await run('server/admin.ts', ['token', 'create'], environment);
	expect(token.out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/sign-in\/link#[\w-]{43}\n$/);
	expect(await running.visitor().open(token.out.trim())).toBe('/facilitate');
	const words = ['facilitator', 'create', facilitator.email, 'Maria', 'Wiśniewska'];
	const created = await run('server/admin.ts', words, environment);
	const password = /Password: (\S+)/.exec(created.out)?.[1] ?? '';
	const maria = running.visitor();
	expect((await maria.post('/api/sign-in', { email: facilitator.email, password })).status).toBe(200);
	expect(await (await maria.get('/api/workshops')).json()).toMatchObject({
		workshops: [{ code: 'LUBLIN17' }]
	});
	const again = await run('server/admin.ts', words, environment);
	expect([again.code, again.err]).toEqual([1, expect.stringContaining('exists')]);
	expect((await run('server/admin.ts', ['dance'], environment)).err).toContain('Usage');
});
