/** Everybody spreads exactly 100 points: how much each thing weighs beside the others. */
import * as v from 'valibot';
import { AmountBallot, judgementsOf, validateAmounts } from '../../../model/amounts.ts';
import { aboutWholePoll } from '../../../model/ballot-scope.ts';
import { countedBlock, measureBlocks, paragraph } from '../../../model/measure-blocks.ts';
import { countMeasures, figuresOf, measuredTally } from '../../../model/measures.ts';
import { pollKind } from '../../../model/poll-kind.ts';
import { weightLook, weightScale } from '../../../model/weights.ts';

export const budget = { budget: 100, cap: 100, whole: true };

export const Config = v.object({});
export type Config = v.InferOutput<typeof Config>;

export const Tally = measuredTally('points');
export type Tally = v.InferOutput<typeof Tally>;

const look = (tally: Tally) => weightLook(tally, { caption: 'points_chart', centre: 'points_mean' });

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
		const scale = weightScale(subjects.length);
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
