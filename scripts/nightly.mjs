/**
 * `npm run test:nightly`: the tests that get better the longer they run, with a new seed each time. A seed that
 * fails is printed, repeats the failure as `SEED=…`, and belongs into a test of its own. And the tests that need
 * programs which not everybody has. All parts run, whatever the first ones say.
 */
import { buildIfStale, installPackages, runNode, run, stop } from './prepare.mjs';

installPackages();
// What is opened with office programs comes from a server with pages.
buildIfStale();
const seed = process.env['SEED'] ?? String(Date.now() & 0x7fffffff);
console.log(`SEED=${seed}`);
/**
 * @param {string[]} paths
 * @param {Record<string, string>} settings
 */
const vitest = (paths, settings) =>
	run('vitest', ['run', ...paths], { env: { SEED: seed, ...settings, ...process.env } });
const failed = [
	['properties', vitest(['src', 'server', 'scripts'], { PROPERTY_RUNS: '5000' })],
	[
		'hostile updates or convergence',
		vitest(['tests/convergence'], {
			FUZZ: '1000000',
			HONEST: '10000',
			CONVERGENCE_RUNS: '10000',
			BOARD_FUZZ_RUNS: '10000'
		})
	],
	['the rules of a vote', vitest(['tests/integration/polls-rules.test.ts'], { POLL_RUNS: '5000' })],
	['kill -9', runNode(['tests/bench/main.ts', 'durability'], { ROUNDS: process.env['ROUNDS'] ?? '150' })],
	['files opened by office programs', run('vitest', ['run', '--config', 'tests/office/vitest.config.ts'])]
].filter(([, code]) => code !== 0);
if (failed.length > 0) stop(`failed: ${failed.map(([name]) => name).join(', ')}; see above`);
