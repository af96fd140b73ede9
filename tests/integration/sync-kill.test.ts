/** Nothing that was called saved is lost when the server is killed. `npm run bench -- durability` runs longer. */
import { expect, it } from 'vitest';
import { killRounds } from '../support/kill-rounds.ts';
import { Randomness, seedOfRun } from '../support/randomness.ts';

const seed = seedOfRun();
const rounds = Number(process.env['KILL_ROUNDS'] ?? 8);

it(`${rounds} times kill -9 under load: every acknowledged change is there (SEED=${seed})`, async () => {
	const report = await killRounds(rounds, new Randomness(seed));
	expect(report.lost).toBe(0);
	expect(report.acknowledged).toBeGreaterThan(rounds * 20);
	// If nothing was ever under way, the server was never killed in the middle of anything.
	expect(report.underWay).toBeGreaterThan(0);
}, 120_000);
