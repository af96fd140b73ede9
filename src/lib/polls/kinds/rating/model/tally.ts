/** The tally of a rating: a measure per subject. */
import type * as v from 'valibot';
import type { ReportBlock } from '#lib/base/model/report-blocks.ts';
import { countedBlock, measureBlocks, paragraph, type MeasureLook } from '../../../model/measure-blocks.ts';
import { countMeasures, figuresOf, measuredTally } from '../../../model/measures.ts';
import type {
	CountedBallot,
	FigureQuestion,
	ReportQuestion,
	Subject,
	TallyRules
} from '../../../model/poll-kind.ts';
import { scaleOf, type Ballot, type Config } from './ballot.ts';

export const Tally = measuredTally('rating');
export type Tally = v.InferOutput<typeof Tally>;

export function count(
	config: Config,
	subjects: readonly Subject[],
	regions: readonly string[],
	ballots: readonly CountedBallot<Ballot>[],
	rules: TallyRules
): Tally {
	const scale = scaleOf(config);
	return countMeasures({ kind: 'rating', subjects, regions, rules, scale, centre: 'median' }, (id) =>
		ballots
			.filter(({ subject }) => subject === id)
			.map(({ region, ballot }) => ({ region, value: ballot.answer }))
	);
}

const look = ({ points }: Config): MeasureLook => ({
	centre: 'median',
	low: 1,
	high: points,
	rising: true,
	digits: 1,
	steps: true,
	words: { caption: 'rating_chart', centre: 'result_median' }
});

export const figures = ({ config, tally, weighting }: FigureQuestion<Config, Tally>) =>
	figuresOf(tally.subjects, 'median', weighting, look(config));

export function report(question: ReportQuestion<Config, Tally>): readonly ReportBlock[] {
	const { config, tally } = question;
	return [
		paragraph('rating_scale', { points: config.points }),
		countedBlock(question, tally.voters, tally.minimumCell),
		...measureBlocks(tally, question, look(config))
	];
}
