/**
 * Judging posters by weighted criteria. A weighted sum of normalised scores:
 *
 *   S(p) = Σ_c w_c · s(p, c),   w_c = weight_c / Σ weights,   s(p, c) = mean over regions of (score − low) / (high − low)
 *
 * so that S is between 0 and 1 and w_c · s(p, c) is what a criterion contributes. Each region counts once. A poster that
 * lacks a score for a criterion with a weight is not ranked: a gap is no zero.
 */

export interface Criterion {
	readonly id: string;
	/** Compared with the others; 0 or less leaves the criterion out. */
	readonly weight: number;
	/** The scale's ends. */
	readonly low: number;
	readonly high: number;
}

/** Scores by criterion, subject and region. */
export type Scores = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

export interface Contribution {
	readonly criterion: string;
	/** Share of all weights, 0 to 1. */
	readonly weight: number;
	/** Mean normalised score, 0 to 1; null where no region scored. */
	readonly mean: number | null;
	/** How many regions scored. */
	readonly regions: number;
	/** Highest minus lowest normalised score, 0 to 1: how far the regions are apart. */
	readonly spread: number;
}

export interface Rated {
	readonly subject: string;
	/** 0 to 1; null while a score is missing. */
	readonly score: number | null;
	readonly contributions: readonly Contribution[];
}

/** Normalised weights of the criteria that count; they sum to 1, or there are none. */
export function shares(criteria: readonly Criterion[]): ReadonlyMap<string, number> {
	const counting = criteria.filter(({ weight }) => weight > 0);
	const sum = counting.reduce((total, { weight }) => total + weight, 0);
	return new Map(counting.map(({ id, weight }) => [id, weight / sum]));
}

/** All subjects, the best first; those that are not fully scored come last, in the order given. */
export function rate(
	criteria: readonly Criterion[],
	subjects: readonly string[],
	scores: Scores
): readonly Rated[] {
	const weights = shares(criteria);
	const counting = criteria.filter(({ id }) => weights.has(id));
	const rated = subjects.map((subject): Rated => {
		const contributions = counting.map(({ id, low, high }): Contribution => {
			const given = Object.values(scores[id]?.[subject] ?? {}).map((score) =>
				Math.min(1, Math.max(0, (score - low) / (high - low)))
			);
			const mean = given.length === 0 ? null : given.reduce((sum, each) => sum + each, 0) / given.length;
			return {
				criterion: id,
				weight: weights.get(id) ?? 0,
				mean,
				regions: given.length,
				spread: given.length < 2 ? 0 : Math.max(...given) - Math.min(...given)
			};
		});
		const complete = contributions.length > 0 && contributions.every(({ mean }) => mean !== null);
		const score = contributions.reduce((sum, { weight, mean }) => sum + weight * (mean ?? 0), 0);
		return { subject, score: complete ? score : null, contributions };
	});
	return rated
		.map((each, at) => ({ each, at }))
		.sort((a, b) => (b.each.score ?? -1) - (a.each.score ?? -1) || a.at - b.at)
		.map(({ each }) => each);
}

export interface Sensitivity {
	readonly criterion: string;
	/** The criterion's share of all weights now. */
	readonly weight: number;
	/** The first stays first while the share is within these bounds; 0 and 1 where nothing ends it. */
	readonly from: number;
	readonly to: number;
	/** Who comes first below and above. */
	readonly below: string | undefined;
	readonly above: string | undefined;
}

/** Differences that are only the rounding of sums. */
const rounding = 1e-12;

/**
 * How far each weight may move before another subject comes first. One weight w moves, the others keep their
 * proportions, so that with R = the score by the other criteria alone (weights normalised among them)
 *
 *   S(w) = w · s + (1 − w) · R,   and first and rival are equal at   w* = (R_rival − R_first) / ((s_first − s_rival) + (R_rival − R_first))
 *
 * Only fully scored subjects count. Empty with fewer than two of them, or a single criterion.
 */
export function sensitivity(rated: readonly Rated[]): readonly Sensitivity[] {
	const [first, ...rivals] = rated.filter(({ score }) => score !== null);
	if (!first || rivals.length === 0 || first.contributions.length < 2) return [];
	return first.contributions.map(({ criterion, weight }) => {
		const bounds = { from: 0, to: 1 };
		let below: string | undefined;
		let above: string | undefined;
		for (const rival of rivals) {
			const lead = meanOf(first, criterion) - meanOf(rival, criterion);
			const rest = restOf(rival, criterion) - restOf(first, criterion);
			// The first leads by lead · w − rest · (1 − w): more and more with w if their sum is positive.
			const slope = lead + rest;
			if (Math.abs(slope) < rounding) continue;
			const equal = rest / slope;
			if (slope > 0 && equal > bounds.from) {
				bounds.from = Math.min(equal, weight);
				below = rival.subject;
			}
			if (slope < 0 && equal < bounds.to) {
				bounds.to = Math.max(equal, weight);
				above = rival.subject;
			}
		}
		return { criterion, weight, ...bounds, below, above };
	});
}

const meanOf = ({ contributions }: Rated, criterion: string): number =>
	contributions.find((each) => each.criterion === criterion)?.mean ?? 0;

/** The score by all other criteria, their weights normalised among them. */
function restOf({ contributions }: Rated, criterion: string): number {
	const others = contributions.filter((each) => each.criterion !== criterion);
	const sum = others.reduce((total, { weight }) => total + weight, 0);
	return others.reduce((total, { weight, mean }) => total + (weight / sum) * (mean ?? 0), 0);
}
