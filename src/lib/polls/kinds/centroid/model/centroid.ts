/** Weights from an order alone: each person puts everything in order, and each place has its weight. */
import * as v from 'valibot';
import { ok, refuse } from '#lib/base/model/result.ts';
import { aboutWholePoll } from '../../../model/ballot-scope.ts';
import { countedBlock, measureBlocks, paragraph } from '../../../model/measure-blocks.ts';
import { countMeasures, figuresOf, measuredTally } from '../../../model/measures.ts';
import { OrderBallot } from '../../../model/order.ts';
import { pollKind } from '../../../model/poll-kind.ts';
import { weightLook, weightScale } from '../../../model/weights.ts';
import { rankOrderCentroid } from '../../../statistics/model/pairwise.ts';

export const Config = v.object({});
export type Config = v.InferOutput<typeof Config>;

export const Tally = measuredTally('centroid');
export type Tally = v.InferOutput<typeof Tally>;

const look = (tally: Tally) => weightLook(tally, { caption: 'centroid_chart', centre: 'centroid_mean' });

export const centroid = pollKind<Config, OrderBallot, Tally>({
	...aboutWholePoll,
	id: 'centroid',
	sources: ['criteria', 'challenges', 'posters', 'free'],
	subjectLimits: { least: 2, most: 20 },
	regionEqual: true,
	config: Config,
	ballot: OrderBallot,
	tally: Tally,
	defaultConfig: () => ({}),
	validate(_config, ballot, _voter, subjects) {
		const asked = new Set(subjects.map(({ id }) => id));
		if (ballot.order.some((id) => !asked.has(id))) return refuse('unknown-subject');
		return ballot.order.length === asked.size ? ok(ballot) : refuse('incomplete-ballot');
	},
	count(_config, subjects, regions, ballots, rules) {
		const weights = rankOrderCentroid(subjects.length);
		const scale = weightScale(subjects.length);
		return countMeasures({ kind: 'centroid', subjects, regions, rules, scale, centre: 'mean' }, (id) =>
			ballots.map(({ region, ballot }) => ({
				region,
				value: 100 * (weights[ballot.order.indexOf(id)] ?? 0)
			}))
		);
	},
	figures: ({ tally, weighting }) => figuresOf(tally.subjects, 'mean', weighting, look(tally)),
	report: (question) => [
		paragraph('centroid_rule'),
		countedBlock(question, question.tally.voters, question.tally.minimumCell),
		...measureBlocks(question.tally, question, look(question.tally)),
		paragraph('centroid_formula')
	]
});
