/**
 * People edit one board at once over bad connections: frames wait, connections break with frames in flight,
 * the server restarts without a farewell. In the end everybody has the same, and it is what the log says.
 * The pipeline, the log and the clients' protocol are the real ones; only the wire is made of queues, so that
 * a schedule can be repeated: `SEED` from the failure's report, and `CONVERGENCE_RUNS=10000` for a long run.
 * An ordinary run takes what it manages in a minute of its 500 schedules.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Replica } from '../support/replicas.ts';
import { World, type Command } from '../support/replicas.ts';

const ordinaryRuns = 500;
const runs = Number(process.env['CONVERGENCE_RUNS'] ?? ordinaryRuns);

const replica = fc.nat(5);
const item = fc.nat(7);
const command: fc.Arbitrary<Command> = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ do: fc.constant('add'), replica, item }) },
	{ weight: 8, arbitrary: fc.record({ do: fc.constant('move'), replica, item, to: fc.nat(1000) }) },
	{
		weight: 10,
		arbitrary: fc.record({
			do: fc.constant('type'),
			replica,
			item,
			at: fc.nat(40),
			text: fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' })
		})
	},
	{ weight: 5, arbitrary: fc.record({ do: fc.constant('erase'), replica, item, at: fc.nat(40) }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('delete'), replica, item }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('undo'), replica }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('redo'), replica }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('claim'), replica, item }) },
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('break'), replica, lose: fc.nat(3) }) },
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('connect'), replica }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('crash') }) },
	{
		weight: 14,
		arbitrary: fc.record({ do: fc.constant('deliver'), replica, frames: fc.integer({ min: 1, max: 4 }) })
	},
	{ weight: 6, arbitrary: fc.record({ do: fc.constant('pass') }) }
);

describe('convergence', () => {
	it(
		'everybody ends with the same board, whatever happens on the way',
		async () => {
			await fc.assert(
				fc.asyncProperty(
					fc.integer({ min: 2, max: 6 }),
					fc.array(command, { minLength: 10, maxLength: 120 }),
					async (people, commands) => {
						const world = await World.create(people);
						try {
							for (const next of commands) await world.run(next);
							await world.settle();
							const { server, log, replicas } = await world.outcome();
							expect(log).toEqual(server);
							for (const one of replicas) expect(one).toEqual(server);
							world.expectSound();
						} finally {
							await world.close();
						}
					}
				),
				{
					numRuns: runs,
					interruptAfterTimeLimit: runs > ordinaryRuns ? 14_400_000 : 60_000
				}
			);
		},
		runs > ordinaryRuns ? 14_400_000 : 90_000
	);

	it('a change that was acknowledged is there after a crash, even if its author never returns', async () => {
		const world = await World.create(2);
		try {
			await world.run({ do: 'add', replica: 0, item: 1 });
			await world.settle();
			expect(world.replica(0)).toSatisfy((one: Replica) => one.waiting === 0);
			await world.run({ do: 'type', replica: 0, item: 1, at: 0, text: 'unsaved' });
			await world.run({ do: 'break', replica: 0, lose: 3 });
			await world.run({ do: 'crash' });
			world.replica(0).leaveForGood();
			await world.settle();
			const { server, replicas } = await world.outcome();
			expect(Object.keys(server)).toEqual(['item-1']);
			expect(replicas).toEqual([server]);
		} finally {
			await world.close();
		}
	});
});
