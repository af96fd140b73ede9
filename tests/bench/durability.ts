/** Writers at work, the server killed with -9 a hundred times: nothing that was acknowledged may be lost. */
import { Randomness, seedOfRun } from '../support/randomness.ts';
import { killRounds } from '../support/kill-rounds.ts';
import { percentile, tenth, type Bench } from './bench.ts';

export const bench: Bench = async ({ quick }) => {
	const seed = seedOfRun();
	const rounds = Number(process.env['ROUNDS'] ?? (quick ? 5 : 100));
	const report = await killRounds(rounds, new Randomness(seed), (round, lost) => {
		if (round % 10 === 0) console.log(`round ${round}: ${lost} lost`);
	});
	return {
		title: 'Durability: kill -9 under load',
		rows: [
			{
				rounds: report.rounds,
				acknowledged: report.acknowledged,
				lost: report.lost,
				'under way': report.underWay,
				'ack p50 ms': tenth(percentile(report.ackTimes, 0.5)),
				'ack p95 ms': tenth(percentile(report.ackTimes, 0.95)),
				'ack p99 ms': tenth(percentile(report.ackTimes, 0.99))
			}
		],
		notes: [`repeat with SEED=${seed}`],
		failures: report.lost > 0 ? [`${report.lost} acknowledged changes are lost`] : []
	};
};
