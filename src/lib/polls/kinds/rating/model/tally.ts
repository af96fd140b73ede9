/** The tally of a rating: a measure per subject, and one more where a second question was asked. */
import * as v from 'valibot';
import {
	countMeasures,
	figuresOf,
	measuredTally,
	measureSubject,
	spreadOnly,
	SubjectMeasure
} from '../../../model/measures.ts';
import type { CountedBallot, FigureQuestion, TallyRules } from '../../../model/poll-kind.ts';
import type { Subject } from '../../../model/subject.ts';
import { scaleOf, type Ballot, type Config } from './ballot.ts';

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
	const scale = scaleOf(config);
	const centre = 'median' as const;
	const about = (id: string) => ballots.filter(({ subject }) => subject === id);
	const first = countMeasures({ kind: 'rating', subjects, regions, rules, scale, centre }, (id) =>
		about(id).map(({ region, ballot }) => ({ region, value: ballot.answer }))
	);
	if (config.second === null) return first;
	return {
		...first,
		second: subjects.map(({ id }) => {
			const judgements = about(id).flatMap(({ region, ballot: { second } }) =>
				second === undefined ? [] : [{ region, value: second }]
			);
			return measureSubject(id, regions, judgements, scale, { ...rules, centre });
		})
	};
}

export const spreadOf = ({ second, ...tally }: Tally): Tally => ({
	...tally,
	subjects: tally.subjects.map(spreadOnly),
	...(second ? { second: second.map(spreadOnly) } : {})
});

/** Of the first axis. */
export const figures = ({ config, tally, weighting }: FigureQuestion<Config, Tally>) =>
	figuresOf(tally.subjects, 'median', weighting, { ...scaleOf(config), rising: true });
