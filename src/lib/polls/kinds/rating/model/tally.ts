/** The tally of a rating: a measure per subject, and one more where a second question was asked. */
import * as v from 'valibot';
import {
	countMeasures,
	figuresOf,
	measuredTally,
	spreadOnly,
	SubjectMeasure
} from '../../../model/measures.ts';
import type { CountedBallot, FigureQuestion, TallyRules } from '../../../model/poll-kind.ts';
import type { Subject } from '../../../model/subject.ts';
import type { Weighting } from '../../../model/vote-rules.ts';
import { scaleOf, type Answer, type Ballot, type Config } from './ballot.ts';

export const Tally = v.object({
	...measuredTally('rating').entries,
	/** Of the second axis; absent where there is none. */
	second: v.optional(v.array(SubjectMeasure))
});
export type Tally = v.InferOutput<typeof Tally>;

export function count(
	config: Config,
	subjects: readonly Subject[],
	regions: readonly string[],
	ballots: readonly CountedBallot<Ballot>[],
	rules: TallyRules
): Tally {
	const about = {
		kind: 'rating',
		subjects,
		regions,
		rules,
		scale: scaleOf(config),
		centre: 'median'
	} as const;
	const counted = (answerOf: (ballot: Ballot) => Answer | undefined) =>
		countMeasures(about, (id) =>
			ballots
				.filter(({ subject }) => subject === id)
				.flatMap(({ region, ballot }) => {
					const value = answerOf(ballot);
					return value === undefined ? [] : [{ region, value }];
				})
		);
	const first = counted(({ answer }) => answer);
	return config.second === null ? first : { ...first, second: counted(({ second }) => second).subjects };
}

export const spreadOf = ({ second, ...tally }: Tally): Tally => ({
	...tally,
	subjects: tally.subjects.map(spreadOnly),
	...(second ? { second: second.map(spreadOnly) } : {})
});

/** Of the first axis. */
export const figures = ({ config, tally, weighting }: FigureQuestion<Config, Tally>) =>
	axisFigures(tally.subjects, config, weighting);

export const questionFigures = ({ config, tally, weighting }: FigureQuestion<Config, Tally>) => [
	{ name: config.name, figures: axisFigures(tally.subjects, config, weighting) },
	...(config.second && tally.second
		? [{ name: config.second.name, figures: axisFigures(tally.second, config, weighting) }]
		: [])
];

const axisFigures = (measures: readonly SubjectMeasure[], config: Config, weighting: Weighting) =>
	figuresOf(measures, 'median', weighting, { ...scaleOf(config), rising: true });
