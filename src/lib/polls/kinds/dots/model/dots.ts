/** Everybody sets a few dots, as many on one subject as the cap allows; unused dots are allowed. */
import * as v from 'valibot';
import { localized } from '#lib/base/model/localized-text.ts';
import { AmountBallot, judgementsOf, validateAmounts } from '../../../model/amounts.ts';
import { aboutWholePoll } from '../../../model/ballot-scope.ts';
import {
	chartEnd,
	countedBlock,
	measureBlocks,
	paragraph,
	type MeasureLook
} from '../../../model/measure-blocks.ts';
import { countMeasures, figuresOf, measuredTally, sumOf } from '../../../model/measures.ts';
import { pollKind } from '../../../model/poll-kind.ts';
import { subjectSources } from '../../../model/subject.ts';

export const mostDots = 30;

export const Config = v.pipe(
	v.object({
		/** Dots of each person. */
		dots: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostDots)),
		/** The most dots one person may set on one subject. */
		cap: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostDots))
	}),
	v.check(({ dots, cap }) => cap <= dots)
);
export type Config = v.InferOutput<typeof Config>;

export const Tally = measuredTally('dots');
export type Tally = v.InferOutput<typeof Tally>;

export const budgetOf = ({ dots, cap }: Config) => ({ budget: dots, cap, whole: false });

const look = ({ subjects }: Tally): MeasureLook => ({
	centre: 'mean',
	low: 0,
	high: chartEnd(subjects),
	rising: true,
	digits: 2,
	sums: true,
	words: { caption: 'dots_chart', centre: 'dots_mean' }
});

export const dots = pollKind<Config, AmountBallot, Tally>({
	...aboutWholePoll,
	id: 'dots',
	sources: subjectSources,
	subjectLimits: { least: 2, most: 60 },
	regionEqual: true,
	config: Config,
	ballot: AmountBallot,
	tally: Tally,
	defaultConfig: () => ({ dots: 5, cap: 3 }),
	validate: (config, ballot, _voter, subjects) => validateAmounts(budgetOf(config), ballot, subjects),
	count({ cap }, subjects, regions, ballots, rules) {
		const scale = { low: 0, high: cap, steps: false };
		return countMeasures({ kind: 'dots', subjects, regions, rules, scale, centre: 'mean' }, (id) =>
			judgementsOf(ballots, id)
		);
	},
	told: ({ subjects, language }, { amounts }) => ({
		text: subjects
			.filter(({ id }) => (amounts[id] ?? 0) > 0)
			.map(({ id, title }) => `${localized(title, language)} ${amounts[id] ?? 0}`)
			.join(', ')
	}),
	marks: ({ subjects }) => subjects.map((measure) => ({ subject: measure.subject, count: sumOf(measure) })),
	figures: ({ tally, weighting }) => figuresOf(tally.subjects, 'mean', weighting, look(tally)),
	report: (question) => [
		paragraph('dots_rule', { dots: question.config.dots, cap: question.config.cap }),
		countedBlock(question, question.tally.voters, question.tally.minimumCell),
		...measureBlocks(question.tally, question, look(question.tally))
	]
});
