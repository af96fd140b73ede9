/** The tally of a rating: a measure per subject. */
import type * as v from 'valibot';
import type { ReportBlock } from '#lib/base/model/report-blocks.ts';
import {
	countedBlock,
	measureBlocks,
	paragraph,
	titleOf,
	type MeasureLook
} from '../../../model/measure-blocks.ts';
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

/**
 * What the stop rule says after this round: with the middle half (quartiles of type 7) of every subject within so many
 * steps, nobody needs to be asked again. A subject that fewer than two judged is not settled.
 */
function stopping(question: ReportQuestion<Config, Tally>): ReportBlock[] {
	const { config, tally, language } = question;
	if (config.stop === null) return [];
	const width = config.stop;
	const open = tally.subjects.filter(({ total: { n, quartiles } }) => {
		if (quartiles === null || n < 2) return true;
		return quartiles[1] - quartiles[0] > width;
	});
	const list = new Intl.ListFormat(language, { type: 'conjunction' });
	const subjects = list.format(open.map(({ subject }) => titleOf(question, subject)));
	return [
		paragraph('rating_stop_rule', { width }),
		open.length === 0
			? paragraph('rating_stop_met')
			: paragraph('rating_stop_open', { count: open.length, subjects })
	];
}

export function report(question: ReportQuestion<Config, Tally>): readonly ReportBlock[] {
	const { config, tally } = question;
	return [
		paragraph('rating_scale', { points: config.points }),
		countedBlock(question, tally.voters, tally.minimumCell),
		...stopping(question),
		...measureBlocks(tally, question, look(config))
	];
}
