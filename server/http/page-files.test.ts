/** The files of the pages over a real server: how they are kept, and that one that is gone ends nothing. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withPageFiles } from './page-files.ts';

let folder: string;
let server: Server;
let origin: string;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'page-files-'));
	mkdirSync(join(folder, '_app/immutable'), { recursive: true });
	writeFileSync(join(folder, 'theme.js'), 'theme()');
	for (const name of ['a.js', 'b.js']) writeFileSync(join(folder, '_app/immutable', name), `// ${name}`);
	writeFileSync(join(folder, '_app/immutable/a.js.br'), brotliCompressSync('// a.js'));
	server = createServer(withPageFiles(folder, (_request, response) => response.end('a page')));
	await new Promise<void>((done) => server.listen(0, done));
	const address = server.address();
	origin = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(async () => {
	await new Promise((done) => server.close(done));
	rmSync(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(origin + path, { headers });

test('a file whose name tells what is in it is kept for ever, and sent compressed', async () => {
	const response = await get('/_app/immutable/a.js', { 'accept-encoding': 'br' });
	expect(response.headers.get('content-encoding')).toBe('br');
	expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
	expect(response.headers.get('content-type')).toContain('javascript');
	expect(await response.text()).toBe('// a.js');
});

test('any other is asked for again, and sent only if it changed', async () => {
	const first = await get('/theme.js');
	expect(first.headers.get('cache-control')).toBe('no-cache');
	const again = await get('/theme.js', { 'if-none-match': first.headers.get('etag') ?? '' });
	expect([again.status, await again.text()]).toEqual([304, '']);
});

test('a file that is gone is not found, and the server goes on', async () => {
	expect((await get('/_app/immutable/b.js')).status).toBe(200);
	rmSync(join(folder, '_app/immutable/b.js'));
	expect((await get('/_app/immutable/b.js')).status).toBe(404);
	expect((await get('/_app/immutable/..%2f..%2f..%2fetc/passwd')).status).toBe(404);
	expect(await (await get('/_app/immutable/a.js')).text()).toBe('// a.js');
});

test('everything else is a page', async () => {
	for (const path of ['/', '/w/1?x=/_app/', '/unknown.js'])
		expect(await (await get(path)).text()).toBe('a page');
});
