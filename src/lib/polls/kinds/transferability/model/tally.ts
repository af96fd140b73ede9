/** The tally of a transferability poll: practice × receiving region × criterion. */
import * as v from 'valibot';
import { agreement } from '../../../statistics/model/agreement.ts';
import { answersOf, countAnswers, countHalves, mean } from '../../../statistics/model/distribution.ts';
import { normalisedDeviation } from '../../../statistics/model/deviation.ts';
import { median, quantile } from '../../../statistics/model/quantile.ts';
import { hiddenGroups } from '../../../statistics/model/small-cells.ts';
import type { CountedBallot, Figures, TallyRules } from '../../../model/poll-kind.ts';
import type { Subject } from '../../../model/subject.ts';
import { absentRegions, splitByRegion, splitSchema } from '../../../model/split.ts';
import {
	cannotJudge,
	degrees,
	highest,
	lowest,
	type Ballot,
	type Config,
	type ImportanceBallot,
	type PracticeBallot
} from './ballot.ts';

/** Answers to one criterion, or to all of a group's criteria put together. */
export const Measure = v.object({
	/** How many gave -2, -1, 0, +1, +2. */
	counts: v.pipe(v.array(v.number()), v.length(5)),
	/** How many said that they cannot judge; never part of median or agreement. */
	cannot: v.number(),
	/** Median of the judged answers; null when nobody judged. */
	median: v.nullable(v.number()),
	/** First and third quartile, type 7. */
	quartiles: v.nullable(v.tuple([v.number(), v.number()])),
	/** Judged answers as a share of all answers, 0 to 1. */
	judged: v.number(),
	/** Van der Eijk's A of the judged answers; null for fewer than two. Of a group: the mean over its criteria. */
	agreement: v.nullable(v.number())
});
export type Measure = v.InferOutput<typeof Measure>;

/** What one group of people (a region, or everybody) said about one practice. */
export const Group = v.object({
	/** Ballots. */
	ballots: v.number(),
	/** Ballots that call at least one criterion a blocker (-2). */
	blocking: v.number(),
	/** All criteria put together: median over all judged answers. */
	overall: Measure,
	/** In the order of the config's criteria. */
	criteria: v.array(Measure),
	/** The score weighted by importance, -1 to 1 (`scoreOf`); null where importance was not asked or nobody judged. */
	score: v.optional(v.nullable(v.number()), null),
	/** How many would take it over how far, in the order of `degrees`; empty where it was not asked. */
	degrees: v.optional(v.array(v.number()), [])
});
export type Group = v.InferOutput<typeof Group>;

/** How much the criteria matter to a group of people. */
export const Importance = v.object({
	/** People who said so. */
	n: v.number(),
	/** The mean from 0 to 3, in the order of the config's criteria. */
	means: v.array(v.number())
});
export type Importance = v.InferOutput<typeof Importance>;

export const RegionCell = v.variant('state', [
	v.object({ state: v.literal('shown'), region: v.string(), group: Group }),
	/** The practice's own region is not asked. */
	v.object({ state: v.literal('own'), region: v.string() }),
	v.object({ state: v.literal('none'), region: v.string() }),
	/** Too few ballots, or hidden so that a small group cannot be recomputed. Counted in the total. */
	v.object({ state: v.literal('hidden'), region: v.string() })
]);
export type RegionCell = v.InferOutput<typeof RegionCell>;

export const Practice = v.object({
	subject: v.string(),
	total: Group,
	regions: v.array(RegionCell),
	/**
	 * Agreement between regions: A over the medians of the shown regions, each region counting once. The
	 * mean over the criteria, and per criterion. Null for fewer than two regions.
	 */
	between: v.object({ overall: v.nullable(v.number()), criteria: v.array(v.nullable(v.number())) }),
	/** `criterion` null: about the practice as a whole. `region` null: the region's split is hidden. */
	reasons: v.array(
		v.object({ criterion: v.nullable(v.string()), region: v.nullable(v.string()), text: v.string() })
	)
});
export type Practice = v.InferOutput<typeof Practice>;

export const Tally = v.object({
	/** Which set of formulas made these figures. */
	formula: v.picklist(['transferability-1', 'transferability-2']),
	minimumCell: v.number(),
	/** Null where it was not asked or nobody said. */
	importance: v.optional(v.nullable(v.object({ total: Importance, split: splitSchema(Importance) })), null),
	practices: v.array(Practice)
});
export type Tally = v.InferOutput<typeof Tally>;

type Counted = CountedBallot<PracticeBallot>;

/** The overall median of each practice, for all and for each region that is shown. */
export const figures = ({ tally }: { readonly tally: Tally }): Figures => ({
	low: lowest,
	high: highest,
	rising: true,
	subjects: tally.practices.map((practice) => ({
		subject: practice.subject,
		value: practice.total.overall.median,
		dissent: normalisedDeviation(judgedAnswers(practice.total.overall), lowest, highest),
		regions: new Map(
			practice.regions.flatMap((cell) => {
				const value = cell.state === 'shown' ? cell.group.overall.median : null;
				return value === null ? [] : [[cell.region, value] as const];
			})
		)
	}))
});

/** Of what people judged only how many gave each step, all criteria together (see `spreadOf` of the contract). */
export const spreadOf = (tally: Tally): Tally => ({
	...tally,
	importance: null,
	practices: tally.practices.map(({ subject, total: { ballots, overall } }) => ({
		subject,
		total: {
			ballots,
			blocking: 0,
			overall: { ...overall, median: null, quartiles: null, agreement: null },
			criteria: [],
			score: null,
			degrees: []
		},
		regions: [],
		between: { overall: null, criteria: [] },
		reasons: []
	}))
});

export function count(
	config: Config,
	subjects: readonly Subject[],
	regions: readonly string[],
	all: readonly CountedBallot<Ballot>[],
	rules: TallyRules
): Tally {
	const importance = importanceIn(config, regions, all, rules.minimumCell);
	const ballots = all.flatMap(({ ballot, ...counted }): Counted[] =>
		'importance' in ballot ? [] : [{ ...counted, ballot }]
	);
	const things = subjects.map(({ id }) => ballots.filter((ballot) => ballot.subject === id));
	return {
		formula: 'transferability-2',
		minimumCell: rules.minimumCell,
		importance,
		practices: subjects.map((subject, at) =>
			practiceOf({ config, subject, regions, things, rules, importance }, things[at] ?? [])
		)
	};
}

function importanceIn(
	config: Config,
	regions: readonly string[],
	all: readonly CountedBallot<Ballot>[],
	minimum: number
): Tally['importance'] {
	const said = all.flatMap(({ region, ballot }) => ('importance' in ballot ? [{ region, ballot }] : []));
	if (said.length === 0) return null;
	const of = (part: readonly { readonly ballot: ImportanceBallot }[]): Importance => ({
		n: part.length,
		means: config.criteria.map(
			({ id }) => part.reduce((sum, { ballot }) => sum + (ballot.importance[id] ?? 0), 0) / part.length
		)
	});
	const { regions: parts, others } = splitByRegion(regions, said, minimum, of);
	return { total: of(said), split: { regions: [...parts], others } };
}

/** What counts for a region: its own importance where it can be shown, that of all where it cannot. */
function weightsOf(importance: Tally['importance'], region: string | null): readonly number[] | null {
	const own = importance?.split.regions.find((part) => part.region === region);
	return own?.state === 'shown' ? own.part.means : (importance?.total.means ?? null);
}

/**
 * The score of a practice: the sum of importance times mean answer over twice the sum of importance, over the criteria
 * that were judged. -1 is a blocker everywhere, 1 works as it is. Importance belongs to a group and not to single
 * answers, because a ballot on a practice does not tell whose it is.
 */
export function scoreOf(criteria: readonly Measure[], importance: readonly number[] | null): number | null {
	const judged = criteria.flatMap((measure, at) => {
		const middle = mean(judgedAnswers(measure));
		return middle === null ? [] : [{ middle, weight: importance?.[at] ?? 0 }];
	});
	const weights = judged.reduce((sum, { weight }) => sum + weight, 0);
	if (weights === 0) return null;
	return judged.reduce((sum, { middle, weight }) => sum + weight * middle, 0) / (highest * weights);
}

interface Judging {
	readonly config: Config;
	readonly subject: Subject;
	readonly regions: readonly string[];
	/** The ballots about each practice of the poll. */
	readonly things: readonly (readonly Counted[])[];
	readonly rules: TallyRules;
	readonly importance: Tally['importance'];
}

function practiceOf(
	{ config, subject, regions, things, rules, importance }: Judging,
	ballots: readonly Counted[]
): Practice {
	const of = (region: string) => ballots.filter((ballot) => ballot.region === region);
	const elsewhere = [...new Set(ballots.map((ballot) => ballot.region))]
		.filter((region) => !regions.includes(region))
		.sort();
	const asked = [...regions, ...elsewhere].filter((region) => region !== subject.region);
	const hidden = hiddenGroups(new Map(asked.map((region) => [region, of(region).length])), rules.minimumCell);
	const absent = absentRegions(asked, things, rules.minimumCell);
	const cells = [...regions, ...elsewhere].map((region): RegionCell => {
		if (region === subject.region) return { state: 'own', region };
		if (hidden.has(region) && !absent.has(region)) return { state: 'hidden', region };
		const group = of(region);
		return group.length === 0
			? { state: 'none', region }
			: { state: 'shown', region, group: groupOf(config, group, weightsOf(importance, region)) };
	});
	const shown = cells.flatMap((cell) => (cell.state === 'shown' ? [cell.group] : []));
	const between = config.criteria.map((_, at) => agreementBetween(shown.map((group) => group.criteria[at])));
	return {
		subject: subject.id,
		total: groupOf(config, ballots, weightsOf(importance, null)),
		regions: cells,
		between: { overall: mean(present(between)), criteria: between },
		reasons: reasonsOf(config, ballots, hidden)
	};
}

function groupOf(config: Config, ballots: readonly Counted[], weights: readonly number[] | null): Group {
	const criteria = config.criteria.map((criterion) =>
		measureOf(ballots.flatMap(({ ballot }) => ballot.answers[criterion.id] ?? []))
	);
	const together = measureOf(
		config.criteria.flatMap((criterion) =>
			ballots.flatMap(({ ballot }) => ballot.answers[criterion.id] ?? [])
		)
	);
	return {
		ballots: ballots.length,
		blocking: ballots.filter(({ ballot }) => Object.values(ballot.answers).includes(lowest)).length,
		// One person's answers to different questions are no agreement between people.
		overall: { ...together, agreement: mean(present(criteria.map((measure) => measure.agreement))) },
		criteria,
		score: scoreOf(criteria, weights),
		degrees: config.degree
			? degrees.map((degree) => ballots.filter(({ ballot }) => ballot.degree === degree).length)
			: []
	};
}

function measureOf(answers: readonly (number | typeof cannotJudge)[]): Measure {
	const judged = answers.filter((answer) => answer !== cannotJudge);
	const counts = countAnswers(judged, lowest, highest);
	const first = quantile(judged, 0.25);
	const third = quantile(judged, 0.75);
	return {
		counts,
		cannot: answers.length - judged.length,
		median: median(judged),
		quartiles: first === null || third === null ? null : [first, third],
		judged: answers.length === 0 ? 0 : judged.length / answers.length,
		agreement: judged.length < 2 ? null : agreement(counts)
	};
}

/** A over region medians; a median halfway between two answers counts half for each of them. */
function agreementBetween(measures: readonly (Measure | undefined)[]): number | null {
	const medians = measures.flatMap((measure) => measure?.median ?? []);
	return medians.length < 2 ? null : agreement(countHalves(medians, lowest, highest));
}

/** Sorted by their text, so that their order says nothing about people. */
function reasonsOf(
	config: Config,
	ballots: readonly Counted[],
	hidden: ReadonlySet<string>
): Practice['reasons'] {
	const reasons = ballots.flatMap(({ ballot, region }) => {
		const shownRegion = hidden.has(region) ? null : region;
		const entry = (criterion: string | null, text: string | undefined) =>
			text ? [{ criterion, region: shownRegion, text }] : [];
		return [
			...entry(null, ballot.reason),
			...config.criteria.flatMap((criterion) => entry(criterion.id, ballot.reasons?.[criterion.id]))
		];
	});
	const key = (reason: Practice['reasons'][number]) =>
		[reason.text, reason.region, reason.criterion].join('\n');
	return reasons.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

const present = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

/** The answers behind a measure, for charts and tests. */
export const judgedAnswers = (measure: Measure): number[] => answersOf(measure.counts, lowest);
