/**
 * The real app in this process, on a port of its own with a data folder of its own, and people who use it
 * over HTTP and the session channel. Pages are not served.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { io, type Socket } from 'socket.io-client';
import * as v from 'valibot';
import { createApp, demoCode, type App, type AppPorts } from '../../server/app.ts';
import { parseConfig } from '../../server/config.ts';
import type { Clock } from '../../server/support/clock.ts';

export { demoCode };

/** A clock that runs like the real one and can be turned. */
export class TestClock implements Clock {
	#offset = 0;

	now(): number {
		return Date.now() + this.#offset;
	}

	/** @param milliseconds forward */
	advance(milliseconds: number): void {
		this.#offset += milliseconds;
	}
}

const Joined = v.object({
	participant: v.object({
		id: v.string(),
		name: v.string(),
		region: v.nullable(v.string()),
		role: v.string()
	}),
	workshop: v.object({ id: v.string(), title: v.string() }),
	boards: v.array(v.object({ id: v.string(), title: v.string() }))
});
export type Joined = v.InferOutput<typeof Joined>;

export interface JoinInput {
	readonly code?: string;
	readonly name?: string;
	readonly region?: string;
	readonly organisation?: string;
	readonly language?: string;
}

/** A browser: keeps one cookie and sends the right Origin. */
export class Visitor {
	readonly origin: string;
	cookie = '';

	constructor(origin: string) {
		this.origin = origin;
	}

	/** @param body sent as JSON */
	async request(method: string, path: string, body?: unknown): Promise<Response> {
		const response = await fetch(this.origin + path, {
			method,
			redirect: 'manual',
			headers: {
				origin: this.origin,
				...(this.cookie ? { cookie: this.cookie } : {}),
				...(body === undefined ? {} : { 'content-type': 'application/json' })
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) })
		});
		const set = response.headers.getSetCookie().find((each) => /^(__Host-)?tb=/.test(each));
		if (set) this.cookie = /Max-Age=0/.test(set) ? '' : (set.split(';')[0] ?? '');
		return response;
	}

	get(path: string): Promise<Response> {
		return this.request('GET', path);
	}
	post(path: string, body?: unknown): Promise<Response> {
		return this.request('POST', path, body);
	}

	/** @throws if the server does not let this visitor in */
	async join(input: JoinInput = {}): Promise<Joined> {
		const response = await this.post('/api/join', {
			code: demoCode,
			name: 'Anna Nowak',
			region: 'lubelskie',
			...input
		});
		if (response.status !== 200) throw new Error(`join: ${response.status} ${await response.text()}`);
		return v.parse(Joined, await response.json());
	}

	/** Trades the secret of a link for what it gives. @returns the page to open */
	async open(link: string): Promise<string> {
		const response = await this.post('/api/exchange', { token: link.split('#')[1] ?? '' });
		if (response.status !== 200) throw new Error(`exchange: ${response.status} ${await response.text()}`);
		return v.parse(v.object({ go: v.string() }), await response.json()).go;
	}

	/** The session channel with this visitor's cookie. Close it yourself. */
	channel(transports: ('websocket' | 'polling')[] = ['websocket']): Socket {
		return io(this.origin, {
			transports,
			forceNew: true,
			reconnection: false,
			extraHeaders: { cookie: this.cookie, origin: this.origin }
		});
	}
}

export interface RunningApp {
	readonly app: App;
	readonly origin: string;
	readonly clock: TestClock;
	readonly dataDir: string;
	/** Every line it logged, as JSON text. */
	readonly log: string[];
	visitor(): Visitor;
	/** A new browser whose person joined the demo workshop. */
	join(input?: JoinInput): Promise<Visitor & { joined: Joined }>;
	/** A new browser, signed in as the facilitator of the demo workshop. */
	signIn(): Promise<Visitor>;
	/** Stops the app and starts it again over the same data. */
	restart(): Promise<void>;
	dispose(): Promise<void>;
}

export const facilitator = {
	name: 'Maria Wiśniewska',
	email: 'maria@example.org',
	password: 'correct horse battery'
};

/**
 * @param environment settings besides port and data folder, as text
 * @param pages serves what is neither API nor socket; nothing does when absent
 */
export async function startApp(
	environment: Readonly<Record<string, string>> = {},
	pages?: AppPorts['pages']
): Promise<RunningApp> {
	const dataDir = mkdtempSync(join(tmpdir(), 'transferboard-'));
	const clock = new TestClock();
	const log: string[] = [];
	const logger = pino(
		{ level: 'trace', base: null },
		new Writable({
			write(chunk: Buffer, _encoding, done) {
				log.push(chunk.toString());
				done();
			}
		})
	);
	const config = parseConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, ...environment });
	if (!config.ok) throw new Error(config.reason);
	let settings = config.value;

	const start = async (): Promise<App> => {
		const app = await createApp(settings, { logger, clock, ...(pages ? { pages } : {}) });
		await app.listen();
		// A restart comes back on the same port.
		settings = { ...settings, port: app.port };
		return app;
	};
	let app = await start();
	let accountComplete = false;

	const self: RunningApp = {
		get app() {
			return app;
		},
		get origin() {
			return `http://127.0.0.1:${app.port}`;
		},
		clock,
		dataDir,
		log,
		visitor() {
			return new Visitor(self.origin);
		},
		async join(input) {
			const visitor = self.visitor();
			return Object.assign(visitor, { joined: await visitor.join(input) });
		},
		async signIn() {
			const visitor = self.visitor();
			if (accountComplete) {
				const { email, password } = facilitator;
				const response = await visitor.post('/api/sign-in', { email, password });
				if (!response.ok) throw new Error(`sign-in: ${response.status}`);
			} else {
				await visitor.open(app.firstLink ?? '');
				const response = await visitor.post('/api/account', facilitator);
				if (!response.ok) throw new Error(`account: ${response.status}`);
				accountComplete = true;
			}
			return visitor;
		},
		async restart() {
			const { origin } = self;
			await app.close();
			await forgetConnections(origin);
			app = await start();
		},
		async dispose() {
			await app.close();
			rmSync(dataDir, { recursive: true, force: true });
		}
	};
	return self;
}

/**
 * Uses up the connections that `fetch` keeps to a server that has closed: the next one on the same port must not
 * get a request over one of them. Nobody listens now, so a new connection is refused.
 */
async function forgetConnections(origin: string): Promise<void> {
	for (;;) {
		try {
			await fetch(origin);
		} catch (error) {
			const cause: unknown = error instanceof Error ? error.cause : undefined;
			if (cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED') return;
		}
	}
}

/** Sends a command and resolves with the answer as it came. */
export const ask = (socket: Socket, command: string, input: unknown): Promise<unknown> =>
	socket.timeout(10_000).emitWithAck(command, input);
