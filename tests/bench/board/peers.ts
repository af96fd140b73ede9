/** The peers, each as a page of its own with all that belongs to it on this machine. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright';
import * as v from 'valibot';
import type { Point } from '#lib/base/model/geometry.ts';
import { Stage } from './browser.ts';
import { planBoard, type Plan } from './plan.ts';
import { paintedWhen, type Look, type System } from './system.ts';

const folder = join(import.meta.dirname, '../board-peers');

/** Installs the peers at the versions of their lock file. @returns why that was impossible */
export function installPeers(): string | undefined {
	try {
		if (!existsSync(join(folder, 'node_modules/tldraw'))) {
			execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
		}
		execFileSync(process.execPath, ['build.mjs'], { cwd: folder, stdio: 'inherit' });
		return undefined;
	} catch {
		return 'the peers could not be installed (no network?); measured without them';
	}
}

const types: Readonly<Record<string, string>> = {
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.woff2': 'font/woff2'
};

/** Where things outside of the built pages are found, by the first part of their address. */
const elsewhere: Readonly<Record<string, string>> = {
	assets: 'node_modules/@tldraw/assets',
	fonts: 'node_modules/@excalidraw/excalidraw/dist/prod/fonts'
};

const pageOf = (name: string): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>${name}</title><link rel="stylesheet" href="/built/${name}.css">
<style>html,body{margin:0;height:100%;overflow:hidden}canvas{display:block}</style></head>
<body><div id="root"></div><script>window.EXCALIDRAW_ASSET_PATH='/'</script>
<script type="module" src="/built/${name}.js"></script></body></html>`;

async function answerTo(path: string): Promise<{ readonly type: string; readonly body: Buffer } | undefined> {
	const [first = '', ...rest] = path.split('/').filter((part) => part !== '' && part !== '..');
	if (first === 'plan') {
		const plan = planBoard(Number.parseInt(rest[0] ?? '1000', 10));
		return { type: 'application/json', body: Buffer.from(JSON.stringify(plan)) };
	}
	if (rest.length === 0) return { type: 'text/html', body: Buffer.from(pageOf(first)) };
	const place = elsewhere[first] ?? 'node_modules/.built';
	try {
		const body = await readFile(join(folder, place, ...rest.map(decodeURIComponent)));
		return { type: types[extname(path)] ?? 'application/octet-stream', body };
	} catch {
		return undefined;
	}
}

/** Serves pages compressed and cached, as a host would. */
export async function servePeers(): Promise<Server> {
	const server = createServer((request, response) => {
		const path = new URL(request.url ?? '/', 'http://localhost').pathname;
		void answerTo(path).then((answer) => {
			if (!answer) return response.writeHead(404).end();
			const small = answer.type.includes('font') ? answer.body : gzipSync(answer.body, { level: 6 });
			const cached = path.startsWith('/plan') || !path.includes('.') ? 'no-store' : 'max-age=86400';
			const packed = small === answer.body ? {} : { 'content-encoding': 'gzip' };
			return response
				.writeHead(200, { 'content-type': answer.type, 'cache-control': cached, ...packed })
				.end(small);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return server;
}

/** Where a server of this machine listens. @throws if it does not */
export function originOf(server: Server): string {
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
	return `http://localhost:${address.port}`;
}

const Place = v.object({ x: v.number(), y: v.number() });

export class Peer implements System {
	readonly name: string;
	readonly edits: boolean;
	readonly #browser: Browser;
	readonly #origin: string;
	readonly #page: string;

	constructor(browser: Browser, server: Server, page: 'tldraw' | 'excalidraw' | 'canvas') {
		this.#browser = browser;
		this.#origin = originOf(server);
		this.#page = page;
		this.name = page === 'canvas' ? 'bare canvas' : page === 'tldraw' ? 'tldraw' : 'Excalidraw';
		this.edits = page !== 'canvas';
	}

	stage(): Promise<Stage> {
		return Stage.open(this.#browser);
	}

	async load(page: Page, plan: Plan): Promise<number> {
		await page.goto(`${this.#origin}/${this.#page}?items=${plan.items.length}`, { waitUntil: 'commit' });
		return v.parse(v.number(), await page.evaluate(paintedWhen('globalThis.bench?.painted')));
	}

	async look(page: Page, look: Look): Promise<void> {
		await page.evaluate((name) => {
			Reflect.get(globalThis, 'bench').look(name);
		}, look);
	}

	async placeOf(page: Page, _plan: Plan, _look: Look, index: number): Promise<Point> {
		return v.parse(Place, await page.evaluate((at) => Reflect.get(globalThis, 'bench').placeOf(at), index));
	}

	async select(stage: Stage, _plan: Plan, indices: readonly number[]): Promise<void> {
		await stage.page.evaluate((chosen) => {
			Reflect.get(globalThis, 'bench').select(chosen);
		}, indices);
	}

	async close(): Promise<void> {
		// The server is closed by whoever started it.
	}
}
