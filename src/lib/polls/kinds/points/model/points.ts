/** Everybody spreads exactly 100 points: how much each thing weighs beside the others. */
import * as v from 'valibot';
import { AmountBallot, judgementsOf, validateAmounts } from '../../../model/amounts.ts';
import { aboutWholePoll } from '../../../model/ballot-scope.ts';
import {
	chartEnd,
	countedBlock,
	measureBlocks,
	paragraph,
	type MeasureLook
} from '../../../model/measure-blocks.ts';
import { countMeasures, figuresOf, measuredTally } from '../../../model/measures.ts';
import { pollKind } from '../../../model/poll-kind.ts';

export const budget = { budget: 100, cap: 100, whole: true };

export const Config = v.object({});
export type Config = v.InferOutput<typeof Config>;

export const Tally = measuredTally('points');
export type Tally = v.InferOutput<typeof Tally>;

const look = ({ subjects }: Tally): MeasureLook => ({
	centre: 'mean',
	low: 0,
	high: chartEnd(subjects),
	rising: true,
	digits: 1,
	words: { caption: 'points_chart', centre: 'points_mean', dissent: 'points_formula_dissent' }
});

export const points = pollKind<Config, AmountBallot, Tally>({
	...aboutWholePoll,
	id: 'points',
	sources: ['criteria', 'challenges', 'posters', 'free'],
	subjectLimits: { least: 2, most: 20 },
	regionEqual: true,
	config: Config,
	ballot: AmountBallot,
	tally: Tally,
	defaultConfig: () => ({}),
	validate: (_config, ballot, _voter, subjects) => validateAmounts(budget, ballot, subjects),
	count(_config, subjects, regions, ballots, rules) {
		// Nobody gives everything to one thing and nothing to all others: dissent is measured against an equal share.
		const scale = { low: 0, high: Math.min(100, 200 / subjects.length), steps: false };
		return countMeasures({ kind: 'points', subjects, regions, rules, scale, centre: 'mean' }, (id) =>
			judgementsOf(ballots, id)
		);
	},
	figures: ({ tally, weighting }) => figuresOf(tally.subjects, 'mean', weighting, look(tally)),
	report: (question) => [
		paragraph('points_rule'),
		countedBlock(question, question.tally.voters, question.tally.minimumCell),
		...measureBlocks(question.tally, question, look(question.tally))
	]
});
