/**
 * `npm run test:nightly`: the tests that get better the longer they run. Each prints the seed that repeats it;
 * a seed that fails belongs into a test of its own. All parts run, whatever the first ones say.
 */
import { installPackages, runNode, run, stop } from './prepare.mjs';

installPackages();
const long = { FUZZ: '1000000', HONEST: '10000', CONVERGENCE_RUNS: '10000' };
const failed = [
	[
		'hostile updates or convergence',
		run('vitest', ['run', 'tests/convergence'], { env: { ...long, ...process.env } })
	],
	[
		'the rules of a vote',
		run('vitest', ['run', 'tests/integration/polls-rules.test.ts'], {
			env: { POLL_RUNS: '5000', ...process.env }
		})
	],
	['kill -9', runNode(['tests/bench/main.ts', 'durability'], { ROUNDS: process.env['ROUNDS'] ?? '150' })]
].filter(([, code]) => code !== 0);
if (failed.length > 0) stop(`failed: ${failed.map(([name]) => name).join(', ')}; see above`);
