/**
 * Measures of numbers given to subjects: how ratings, dots, points and ranks are counted. One ballot gives
 * a subject a number, says that it cannot judge, or says nothing.
 */
import * as v from 'valibot';
import { agreement } from '../statistics/model/agreement.ts';
import { countAnswers, mean } from '../statistics/model/distribution.ts';
import { dissentAbove, normalisedDeviation, standardDeviation } from '../statistics/model/deviation.ts';
import { median, quantile } from '../statistics/model/quantile.ts';
import { etaSquared, intraclassCorrelation } from '../statistics/model/regions.ts';
import type { Figures, SubjectFigure, TallyRules } from './poll-kind.ts';
import type { Subject } from './subject.ts';
import { absentRegions, partsOf, splitByRegion, splitSchema } from './split.ts';
import type { Weighting } from './vote-rules.ts';

export const cannotJudge = 'cannot-judge';

/** What one group of people gave one subject. */
export const Measure = v.object({
	/** Judgements. */
	n: v.number(),
	/** How many said that they cannot judge. */
	cannot: v.number(),
	/** How many gave each number of the scale, from its low end; empty for scales without steps. */
	counts: v.array(v.number()),
	mean: v.nullable(v.number()),
	/** Standard deviation of the whole group. */
	deviation: v.nullable(v.number()),
	/** The same as a share of the scale's width; of half of it in tallies of formula 1. */
	dissent: v.nullable(v.number()),
	median: v.nullable(v.number()),
	/** First and third quartile, type 7. */
	quartiles: v.nullable(v.tuple([v.number(), v.number()])),
	/** Van der Eijk's A; null without three steps or for fewer than two judgements. */
	agreement: v.nullable(v.number())
});
export type Measure = v.InferOutput<typeof Measure>;

export const SubjectMeasure = v.object({
	subject: v.string(),
	total: Measure,
	/** People who voted and gave this subject nothing, not even "cannot judge". */
	missing: v.number(),
	split: splitSchema(Measure),
	/** The centre of the regions' centres, each region counting once; null for fewer than two. */
	equal: v.nullable(v.number()),
	/** Share of the variance that lies between the shown regions: eta². */
	eta: v.nullable(v.number()),
	/** ICC(1) over the shown regions, where each has three judgements or more. */
	icc: v.nullable(v.number())
});
export type SubjectMeasure = v.InferOutput<typeof SubjectMeasure>;

export interface Scale {
	readonly low: number;
	readonly high: number;
	/** Whether every judgement is a whole number of a few steps, so that a distribution can be counted. */
	readonly steps: boolean;
}

export interface Judgement {
	readonly region: string;
	readonly value: number | typeof cannotJudge;
}

/** In ascending order, so that sums do not depend on the order of ballots. */
const valuesOf = (judgements: readonly Judgement[]): number[] =>
	judgements.flatMap(({ value }) => (value === cannotJudge ? [] : [value])).sort((a, b) => a - b);

function measureOf(judgements: readonly Judgement[], scale: Scale): Measure {
	const values = valuesOf(judgements);
	const counts = scale.steps ? countAnswers(values, scale.low, scale.high) : [];
	const first = quantile(values, 0.25);
	const third = quantile(values, 0.75);
	return {
		n: values.length,
		cannot: judgements.length - values.length,
		counts,
		mean: mean(values),
		deviation: standardDeviation(values),
		dissent: scale.high > scale.low ? normalisedDeviation(values, scale.low, scale.high) : null,
		median: median(values),
		quartiles: first === null || third === null ? null : [first, third],
		agreement: counts.length < 3 || values.length < 2 ? null : agreement(counts)
	};
}

/** Which number stands for a group: the median for answers on an ordered scale, the mean for amounts. */
export type Centre = 'median' | 'mean';

export interface MeasureRules extends TallyRules {
	readonly centre: Centre;
	/** Regions that may be told to have given nothing in the whole poll. */
	readonly absent?: ReadonlySet<string>;
}

export function measureSubject(
	subject: string,
	regions: readonly string[],
	judgements: readonly Judgement[],
	scale: Scale,
	{ minimumCell, voters, centre, absent }: MeasureRules
): SubjectMeasure {
	const { regions: parts, others } = splitByRegion(
		regions,
		judgements,
		minimumCell,
		(part) => measureOf(part, scale),
		absent
	);
	const centres = partsOf({ regions: parts, others }).flatMap((part) => part[centre] ?? []);
	const groups = parts.flatMap((region) => {
		if (region.state !== 'shown') return [];
		const values = valuesOf(judgements.filter((judgement) => judgement.region === region.region));
		return values.length === 0 ? [] : [values];
	});
	return {
		subject,
		total: measureOf(judgements, scale),
		missing: Math.max(0, voters - judgements.length),
		split: { regions: [...parts], others },
		equal: centres.length < 2 ? null : centre === 'mean' ? mean(centres) : median(centres),
		eta: etaSquared(groups),
		icc: intraclassCorrelation(groups, minimumCell)
	};
}

/**
 * A tally of one measure per subject; a kind may add to its entries. `formula` names how it was counted: before
 * formula 2, dissent was a share of half of the scale's width. Tallies stay as they were counted.
 */
export const measuredTally = <const Kind extends string>(kind: Kind) =>
	v.object({
		formula: v.picklist([`${kind}-1`, `${kind}-2`]),
		minimumCell: v.number(),
		voters: v.number(),
		subjects: v.array(SubjectMeasure)
	});

/** Of what people gave a subject only how many gave each step (see `spreadOf` of the contract). */
export const spreadOnly = ({ subject, missing, total }: SubjectMeasure): SubjectMeasure => ({
	subject,
	total: {
		n: total.n,
		cannot: total.cannot,
		counts: total.counts,
		mean: null,
		deviation: null,
		dissent: null,
		median: null,
		quartiles: null,
		agreement: null
	},
	missing,
	split: { regions: [], others: null },
	equal: null,
	eta: null,
	icc: null
});

export interface MeasuredTally {
	readonly formula: string;
	readonly subjects: readonly SubjectMeasure[];
}

/** What a measured tally is counted by. */
export interface MeasuredQuestion<Kind extends string> {
	/** The poll kind, which the formula is named after. */
	readonly kind: Kind;
	readonly subjects: readonly Subject[];
	readonly regions: readonly string[];
	readonly rules: TallyRules;
	readonly scale: Scale;
	readonly centre: Centre;
}

/** @param judgementsOf what every ballot says about a subject */
export const countMeasures = <const Kind extends string>(
	{ kind, subjects, regions, rules, scale, centre }: MeasuredQuestion<Kind>,
	judgementsOf: (subject: string) => readonly Judgement[]
) => {
	const judged = subjects.map(({ id }) => ({ id, judgements: judgementsOf(id) }));
	const things = judged.map(({ judgements }) => judgements);
	const absent = absentRegions(regions, things, rules.minimumCell);
	return {
		formula: `${kind}-2` as const,
		minimumCell: rules.minimumCell,
		voters: rules.voters,
		subjects: judged.map(({ id, judgements }) =>
			measureSubject(id, regions, judgements, scale, { ...rules, centre, absent })
		)
	};
};

/** The centre that counts by the poll's rule. With one region only, people count. */
export const weighted = (measure: SubjectMeasure, centre: Centre, weighting: Weighting): number | null =>
	weighting === 'region' && measure.equal !== null ? measure.equal : measure.total[centre];

export function figuresOf(
	measures: readonly SubjectMeasure[],
	centre: Centre,
	weighting: Weighting,
	scale: Pick<Figures, 'low' | 'high' | 'rising'>
): Figures {
	return {
		...scale,
		subjects: measures.map((measure): SubjectFigure => ({
			subject: measure.subject,
			value: weighted(measure, centre, weighting),
			dissent: measure.total.dissent,
			regions: new Map(
				measure.split.regions.flatMap((region) => {
					const value = region.state === 'shown' ? region.part[centre] : null;
					return value === null ? [] : [[region.region, value] as const];
				})
			)
		}))
	};
}

/** Who agrees with whom, as far as the figures can tell. */
export type Concord = 'shared' | 'regional' | 'personal' | 'agreed' | 'apart' | 'open';

/**
 * From this A on, answers are read as agreement: it is what answers spread evenly over three neighbours of
 * five come to. A convention of this product, told beside every result.
 */
export const agreesFrom = 0.5;
/** From this share of the variance on, a difference is read as one between regions. */
export const regionalFrom = 0.5;

/**
 * Shared: people agree without a mark of dissent, wherever they come from. Regional: they differ, and most of the difference lies
 * between regions. Personal: they differ inside regions too. Agreed and apart: the same of people alone, because
 * fewer than two regions are shown, so that nothing can be said of regions. Open: too few answers to tell.
 */
export function concordOf({ total, split, eta }: SubjectMeasure): Concord {
	if (total.n < 3) return 'open';
	const agrees = (total.agreement ?? 1) >= agreesFrom && (total.dissent ?? 1) <= dissentAbove;
	const shown = split.regions.filter((region) => region.state === 'shown' && region.part.n > 0);
	if (shown.length < 2) return agrees ? 'agreed' : 'apart';
	if (agrees) return 'shared';
	return eta !== null && eta >= regionalFrom ? 'regional' : 'personal';
}

/** What all people gave together; amounts are whole numbers, means of them are not. */
export const sumOf = ({ total }: SubjectMeasure): number => Math.round((total.mean ?? 0) * total.n);
