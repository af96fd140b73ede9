/**
 * Swing weights: everything stands at its worst; what one would lift to its best first gets 100, the others less by how
 * much less that would matter. Divided by their sum they are weights.
 * Source: D. von Winterfeldt and W. Edwards (1986), "Decision Analysis and Behavioral Research".
 */
import * as v from 'valibot';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { AmountBallot, spent } from '../../../model/amounts.ts';
import { aboutWholePoll } from '../../../model/ballot-scope.ts';
import { countedBlock, measureBlocks, paragraph } from '../../../model/measure-blocks.ts';
import { countMeasures, figuresOf, measuredTally } from '../../../model/measures.ts';
import { pollKind, type BallotRefusal } from '../../../model/poll-kind.ts';
import type { Subject } from '../../../model/subject.ts';
import { weightLook, weightScale } from '../../../model/weights.ts';

/** What the first one to be lifted gets. */
export const full = 100;

export const Config = v.object({});
export type Config = v.InferOutput<typeof Config>;

export const Tally = measuredTally('swing');
export type Tally = v.InferOutput<typeof Tally>;

/** Every subject has an amount, none more than 100 and at least one exactly that. */
export function validate(
	ballot: AmountBallot,
	subjects: readonly Subject[]
): Result<AmountBallot, BallotRefusal> {
	const asked = subjects.map(({ id }) => id);
	const given = Object.keys(ballot.amounts);
	if (given.some((id) => !asked.includes(id))) return refuse('unknown-subject');
	if (given.length < asked.length) return refuse('incomplete-ballot');
	const most = Math.max(...Object.values(ballot.amounts));
	if (most > full) return refuse('over-budget');
	return most === full ? ok(ballot) : refuse('incomplete-ballot');
}

/** The weight of a subject in percent. */
export const weightOf = (ballot: AmountBallot, subject: string): number =>
	(100 * (ballot.amounts[subject] ?? 0)) / spent(ballot);

const look = (tally: Tally) => weightLook(tally, { caption: 'swing_chart', centre: 'swing_mean' });

export const swing = pollKind<Config, AmountBallot, Tally>({
	...aboutWholePoll,
	id: 'swing',
	sources: ['criteria', 'challenges', 'posters', 'free'],
	subjectLimits: { least: 2, most: 20 },
	regionEqual: true,
	config: Config,
	ballot: AmountBallot,
	tally: Tally,
	defaultConfig: () => ({}),
	validate: (_config, ballot, _voter, subjects) => validate(ballot, subjects),
	count(_config, subjects, regions, ballots, rules) {
		const scale = weightScale(subjects.length);
		return countMeasures({ kind: 'swing', subjects, regions, rules, scale, centre: 'mean' }, (id) =>
			ballots.map(({ region, ballot }) => ({ region, value: weightOf(ballot, id) }))
		);
	},
	figures: ({ tally, weighting }) => figuresOf(tally.subjects, 'mean', weighting, look(tally)),
	report: (question) => [
		paragraph('swing_rule'),
		countedBlock(question, question.tally.voters, question.tally.minimumCell),
		...measureBlocks(question.tally, question, look(question.tally)),
		paragraph('swing_formula')
	]
});
