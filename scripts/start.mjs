/**
 * `npm start`: installs what is missing, builds what is stale, starts the server, and starts it again when it asks
 * for that (its disk failed).
 */
import { buildIfStale, compiledCode, installPackages, runNode } from './prepare.mjs';

installPackages();
buildIfStale();
const restartCode = 75;
do {
	process.exitCode = runNode(['server/main.ts'], {
		NODE_ENV: 'production',
		NODE_COMPILE_CACHE: compiledCode
	});
	if (process.exitCode === restartCode) {
		console.error('transferboard: the disk failed; starting again');
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
	}
} while (process.exitCode === restartCode);
