/** Everybody sets a few dots, as many on one subject as the cap allows; unused dots are allowed. */
import * as v from 'valibot';
import { AmountBallot, judgementsOf, validateAmounts, wholePoll } from '../../../model/amounts.ts';
import {
	chartEnd,
	countedBlock,
	measureBlocks,
	paragraph,
	type MeasureLook
} from '../../../model/measure-blocks.ts';
import { figuresOf, measureSubject, SubjectMeasure } from '../../../model/measures.ts';
import { pollKind, subjectSources } from '../../../model/poll-kind.ts';

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

export const Tally = v.object({
	formula: v.literal('dots-1'),
	minimumCell: v.number(),
	voters: v.number(),
	subjects: v.array(SubjectMeasure)
});
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
	id: 'dots',
	sources: subjectSources,
	subjectLimits: { least: 2, most: 60 },
	regionEqual: true,
	config: Config,
	ballot: AmountBallot,
	tally: Tally,
	defaultConfig: () => ({ dots: 5, cap: 3 }),
	subjectOf: () => wholePoll,
	subjectsFor: (subjects) => subjects,
	ballotsFor: () => [wholePoll],
	validate: (config, ballot, _voter, subjects) => validateAmounts(budgetOf(config), ballot, subjects),
	count: (config, subjects, regions, ballots, { minimumCell, voters }) => ({
		formula: 'dots-1',
		minimumCell,
		voters,
		subjects: subjects.map(({ id }) =>
			measureSubject(
				id,
				regions,
				judgementsOf(ballots, id),
				{ low: 0, high: config.cap, steps: false },
				{ minimumCell, voters, centre: 'mean' }
			)
		)
	}),
	figures: ({ tally, weighting }) => figuresOf(tally.subjects, 'mean', weighting, look(tally)),
	report: (question) => [
		paragraph('dots_rule', { dots: question.config.dots, cap: question.config.cap }),
		countedBlock(question, question.tally.voters, question.tally.minimumCell),
		...measureBlocks(question.tally.subjects, question, look(question.tally))
	]
});
