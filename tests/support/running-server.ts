/**
 * The real server as a process of its own, with a data folder of its own, for tests that kill it, restart it
 * or use it through a browser. Its output is kept for the tests that look for what must not be in it.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { compiledCode } from '../../scripts/prepare.mjs';

const root = resolve(import.meta.dirname, '../..');

export class RunningServer {
	readonly port: number;
	readonly dataDir: string;
	readonly #environment: Readonly<Record<string, string>>;
	#process: ChildProcess | undefined;
	#output = '';

	private constructor(port: number, dataDir: string, environment: Readonly<Record<string, string>>) {
		this.port = port;
		this.dataDir = dataDir;
		this.#environment = environment;
	}

	/**
	 * Starts with a new data folder, or that of the setting `DATA_DIR`, on a free port if none is given; resolves
	 * when it is ready to store.
	 */
	static async start(
		environment: Readonly<Record<string, string>> = {},
		port?: number
	): Promise<RunningServer> {
		const dataDir = environment['DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'transferboard-'));
		const server = new RunningServer(port ?? (await freePort()), dataDir, environment);
		await server.launch();
		return server;
	}

	get origin(): string {
		return `http://localhost:${this.port}`;
	}

	/** Everything it printed so far, over all launches. */
	get output(): string {
		return this.#output;
	}

	/** The newest one-time facilitator link it printed. */
	get facilitatorLink(): string {
		const links = [...this.#output.matchAll(/https?:\/\/\S+\/sign-in\/link#\S+/g)].map((match) => match[0]);
		const link = links.at(-1);
		if (!link) throw new Error(`no facilitator link was printed:\n${this.#output}`);
		return link.replace(/^https?:\/\/[^/]+/, this.origin);
	}

	/** Of its process; undefined while it does not run. */
	get pid(): number | undefined {
		return this.#process?.pid;
	}

	/** Starts the process again on the same port and folder. */
	async launch(): Promise<void> {
		const child = spawn(process.execPath, ['server/main.ts'], {
			cwd: root,
			env: {
				PATH: process.env['PATH'] ?? '',
				NODE_ENV: 'production',
				NODE_COMPILE_CACHE: compiledCode,
				PORT: String(this.port),
				HOST: '127.0.0.1',
				DATA_DIR: this.dataDir,
				...this.#environment
			},
			stdio: ['ignore', 'pipe', 'pipe']
		});
		this.#process = child;
		child.stdout?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
		child.stderr?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
		let exited = false;
		void once(child, 'exit').then(() => (exited = true));
		for (;;) {
			if (exited) throw new Error(`the server stopped while starting:\n${this.#output}`);
			const ready = await fetch(`${this.origin}/readyz`).then(
				(response) => response.ok,
				() => false
			);
			if (ready) return;
			await new Promise((done) => setTimeout(done, 50));
		}
	}

	/** `kill -9`: nothing gets a chance to be written. */
	async kill(): Promise<void> {
		await this.#end('SIGKILL');
	}

	/** Asks it to stop gracefully and waits. @returns the exit code */
	async stop(): Promise<number | null> {
		return this.#end('SIGTERM');
	}

	/** Ends it and removes its data. */
	async dispose(): Promise<void> {
		await this.#end('SIGKILL');
		rmSync(this.dataDir, { recursive: true, force: true });
	}

	async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
		const child = this.#process;
		this.#process = undefined;
		if (!child || child.exitCode !== null) return child?.exitCode ?? null;
		const exit = once(child, 'exit');
		child.kill(signal);
		await exit;
		return child.exitCode;
	}
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const address = probe.address();
	probe.close();
	if (address === null || typeof address === 'string') throw new Error('no port');
	return address.port;
}
