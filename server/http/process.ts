/** The app as a process: settings, what the operator reads at the start, signals, exit codes. */
import { parseConfig, type Config } from '../config.ts';
import type { Logger } from '../support/logger.ts';
import { placeOf } from '../support/place-of.ts';

/** What a process needs of the app. */
export interface Runnable {
	listen(): Promise<void>;
	close(): Promise<void>;
	readonly address: string;
	readonly joinLink: string | null;
	readonly firstLink: string | null;
}

/** The exit code that asks whoever started the process to start it again; `npm start` does. */
const restartCode = 75;
/** A stop that takes longer than this is cut off. */
const stopDeadline = 10_000;

/** Parses the settings or ends the process with one message that names every bad one. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Config {
	const config = parseConfig(environment);
	if (config.ok) return config.value;
	process.stderr.write(`Transferboard cannot start with these settings:\n${config.reason}\n`);
	process.exit(1);
}

/**
 * Makes and starts the app; stops it on SIGTERM and SIGINT. A second signal ends the process at once.
 * @param create gets what ends the process to be started again
 */
export async function run(
	config: Config,
	logger: Logger,
	create: (restart: () => void) => Promise<Runnable>
): Promise<void> {
	let app: Runnable | undefined;
	let stopping = false;
	try {
		app = await create(() => stop('restart', restartCode));
		await app.listen();
	} catch (error) {
		process.stderr.write(`Transferboard cannot start: ${reasonOf(error, config)}\n`);
		process.exit(1);
	}
	process.stdout.write(welcome(app));

	function stop(signal: string, code: number): void {
		if (stopping) process.exit(1);
		stopping = true;
		if (!app) process.exit(code || 1);
		logger.info({ signal }, 'stopping');
		setTimeout(() => {
			logger.error('stopping took too long');
			process.exit(code || 1);
		}, stopDeadline).unref();
		app.close().then(
			() => process.exit(code),
			(error: unknown) => {
				logger.error({ error: error instanceof Error ? error.name : typeof error }, 'stopping failed');
				process.exit(code || 1);
			}
		);
	}
	process.on('SIGTERM', (signal) => stop(signal, 0));
	process.on('SIGINT', (signal) => stop(signal, 0));
	process.on('unhandledRejection', (error) => {
		logger.error(
			{ error: error instanceof Error ? error.name : typeof error, at: placeOf(error) },
			'unhandled rejection'
		);
	});
}

function welcome({ address, joinLink, firstLink }: Runnable): string {
	const lines = ['', `Transferboard is running: ${address}`, ''];
	if (joinLink) lines.push(`  Join the workshop        ${joinLink}`);
	if (firstLink) {
		lines.push(
			`  Become its facilitator   ${firstLink}`,
			'                           (works once; for another: npm run admin -- token create)'
		);
	}
	return `${lines.join('\n')}\n\n`;
}

function reasonOf(error: unknown, config: Config): string {
	if (!(error instanceof Error)) return String(error);
	const code = 'code' in error ? error.code : undefined;
	if (code === 'EADDRINUSE') return `port ${config.port} is in use; set PORT to another one`;
	if (code === 'EACCES') return `no permission: ${error.message}`;
	return error.message;
}
