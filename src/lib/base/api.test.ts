import { createServer, type Server } from 'node:http';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { api, parseAnswer } from './api.ts';

/** A real server that answers as its path says: `/<status>/<body>`. */
let server: Server;
let origin: string;

beforeAll(async () => {
	server = createServer((request, response) => {
		const [, status = '200', body = ''] = (request.url ?? '').split('/');
		response.writeHead(Number(status), { 'content-type': 'application/json' });
		response.end(decodeURIComponent(body));
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = server.address();
	origin = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
});
afterAll(() => void server.close());

const at = (status: number, body: string) => `${origin}/${status}/${encodeURIComponent(body)}`;

test('an answer is its value, an empty answer is no value', async () => {
	expect(await api.get(at(200, '{"a":1}'))).toEqual({ ok: true, value: { a: 1 } });
	expect(await api.post(at(204, ''))).toEqual({ ok: true, value: undefined });
});

test('a refusal keeps the code of the server', async () => {
	const body = '{"error":{"code":"name-invalid","message":"x"}}';
	expect(await api.post(at(400, body), {})).toEqual({ ok: false, reason: 'name-invalid' });
});

test.each([
	[413, 'too-large'],
	[429, 'too-fast'],
	[500, 'server-failed'],
	[404, 'bad-answer']
])('a foreign answer with status %d is %s', async (status, reason) => {
	expect(await api.get(at(status, '<html>'))).toEqual({ ok: false, reason });
});

test('text instead of JSON is no answer', async () => {
	expect(await api.get(at(200, '<html>'))).toEqual({ ok: false, reason: 'bad-answer' });
});

test('no server is unreachable', async () => {
	expect(await api.get('http://127.0.0.1:1/')).toEqual({ ok: false, reason: 'unreachable' });
});

test('an answer of another shape is refused', async () => {
	const schema = v.object({ a: v.string() });
	expect(parseAnswer(await api.get(at(200, '{"a":1}')), schema)).toEqual({ ok: false, reason: 'bad-answer' });
	expect(parseAnswer(await api.get(at(200, '{"a":"b"}')), schema)).toEqual({ ok: true, value: { a: 'b' } });
});
