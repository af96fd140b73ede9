/** Who has answered in a round, as counts by region. */
import * as v from 'valibot';
import { pollKindOf } from '#lib/polls/model/kinds.ts';
import { Subject } from '#lib/polls/model/subject.ts';
import { ballotsAsked, type RegionTurnout, type Turnout } from '#lib/polls/model/turnout.ts';
import type { Db } from './database.ts';
import { Json } from './json.ts';

const Subjects = v.pipe(Json, v.array(Subject));

/** Counted from the ledger. Voters can be told apart only while the round is open. */
export async function liveTurnout(db: Db, poll: string, round: number): Promise<Turnout> {
	const voters = db
		.selectFrom('ballots')
		.select(({ fn }) => ['region', fn.countAll<number>().as('ballots')])
		.where('poll', '=', poll)
		.where('round', '=', round)
		.groupBy(['region', 'voter']);
	const rows = await db
		.selectFrom(voters.as('voters'))
		.select(({ fn }) => ['region', 'ballots', fn.countAll<number>().as('voters')])
		.groupBy(['region', 'ballots'])
		.execute();
	const asked = await askedIn(db, poll);
	const turnout = new Map<string, RegionTurnout>();
	for (const row of rows) {
		const [cast, people] = [Number(row.ballots), Number(row.voters)];
		const all = asked(row.region);
		const before = turnout.get(row.region) ?? { voters: 0, ballots: 0, complete: 0 };
		turnout.set(row.region, {
			voters: before.voters + people,
			ballots: before.ballots + cast * people,
			...(all === null ? {} : { complete: (before.complete ?? 0) + (cast >= all ? people : 0) })
		});
	}
	return Object.fromEntries(turnout);
}

/** How many ballots a person of a region is asked for; null where that cannot be known. */
async function askedIn(db: Db, poll: string): Promise<(region: string) => number | null> {
	const row = await db
		.selectFrom('polls')
		.select(['kind', 'config', 'subjects'])
		.where('id', '=', poll)
		.executeTakeFirstOrThrow();
	const kind = pollKindOf(row.kind);
	if (!kind) return () => null;
	const asked = { config: v.parse(Json, row.config), subjects: v.parse(Subjects, row.subjects) };
	return (region) => ballotsAsked(kind, asked, region);
}
