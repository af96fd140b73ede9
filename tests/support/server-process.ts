/** A server in a process of its own: start it, see what it costs, kill it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { once } from 'node:events';

export class ServerProcess {
	readonly port: number;
	readonly #process: ChildProcess;

	private constructor(child: ChildProcess, port: number) {
		this.#process = child;
		this.port = port;
	}

	/** @param args of node: the file and its arguments; it prints `{"port":…}` as its first line */
	static async start(args: readonly string[], cwd = process.cwd()): Promise<ServerProcess> {
		const child = spawn(process.execPath, [...args], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
		if (!child.stdout) throw new Error('the process has no output');
		const lines = createInterface({ input: child.stdout });
		const failed = once(child, 'exit').then(() => {
			throw new Error(`${args.join(' ')} ended before it listened`);
		});
		failed.catch(() => undefined);
		const [line] = await Promise.race([once(lines, 'line'), failed]);
		const said: unknown = JSON.parse(String(line));
		if (typeof said !== 'object' || said === null || !('port' in said)) throw new Error('it named no port');
		return new ServerProcess(child, Number(said.port));
	}

	get address(): string {
		return `ws://127.0.0.1:${this.port}`;
	}

	/** Processor time used so far, in seconds (user and system). */
	get cpuSeconds(): number {
		const stat = readFileSync(`/proc/${this.#process.pid}/stat`, 'utf8');
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		const ticksPerSecond = 100;
		return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
	}

	/** Resident memory in MB. */
	get memory(): number {
		const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8');
		return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
	}

	/** SIGKILL: no farewell, nothing is flushed. */
	async kill(): Promise<void> {
		if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
		const exited = once(this.#process, 'exit');
		this.#process.kill('SIGKILL');
		await exited;
	}
}
