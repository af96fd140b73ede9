/**
 * Are challenges the same everywhere? From one figure per challenge and region: which weigh on all, on some or on
 * few regions, and which regions are alike. Reads revealed figures only; a region too small to be shown has none.
 */
import type { Figures } from '../../model/poll-kind.ts';
import { averageLinkage, leavesOf, type Tree } from '../../statistics/model/cluster.ts';
import { mean } from '../../statistics/model/distribution.ts';
import { jaccard, spearman } from '../../statistics/model/ranks.ts';

/** From this share of the scale on, a challenge is called heavy: 3.4 of 1 to 5. A convention, told beside the map. */
export const heavyFrom = 0.6;
/** Shared by all: heavy in at least this share of the regions, and light in none. */
const sharedFrom = 0.7;
/** Below this share of the scale a challenge is light. */
const lightBelow = 0.4;
/** Of few: heavy in at most this many. */
const fewAtMost = 2;
/** Two regions are compared by at least this many challenges. */
const leastCommon = 3;

/** In how many regions a challenge is heavy. */
export type Reach = 'all' | 'some' | 'few' | 'none';

export interface ChallengeRow {
	readonly challenge: string;
	/** The mean over the regions of how heavy it is, as a share of the scale. */
	readonly mean: number;
	readonly reach: Reach;
	/** Regions in which it is heavy, in the map's order. */
	readonly heavyIn: readonly string[];
	/** In the map's order of regions: the figure and its share of the scale; null where there is none. */
	readonly cells: readonly ({ readonly value: number; readonly share: number } | null)[];
}

export interface ChallengeMap {
	/** Ids, alike ones beside each other. */
	readonly regions: readonly string[];
	/** The heaviest first. */
	readonly rows: readonly ChallengeRow[];
	/** Spearman's rank correlation of two regions' severities; null where too few are common or all are alike. */
	readonly similarity: readonly (readonly (number | null)[])[];
	/** Jaccard: what two regions share of what is heavy in either; null where nothing is. */
	readonly overlap: readonly (readonly (number | null)[])[];
	/** Distance is 1 − Spearman; regions that cannot be compared count as 1. Leaves are places in `regions`. */
	readonly tree: Tree;
}

/** Null for fewer than two regions or challenges with figures: there is nothing to compare. */
export function challengeMap(figures: Figures): ChallengeMap | null {
	const subjects = figures.subjects.filter(({ regions }) => regions.size > 0);
	const found = [...new Set(subjects.flatMap(({ regions }) => [...regions.keys()]))].sort();
	if (subjects.length < 2 || found.length < 2) return null;
	const span = figures.high - figures.low || 1;
	const shareOf = (value: number) => {
		const share = Math.min(1, Math.max(0, (value - figures.low) / span));
		return figures.rising ? share : 1 - share;
	};
	const severity = (region: string) => subjects.map(({ regions }) => regions.get(region));
	const correlation = (a: string, b: string): number | null => {
		const [x, y] = [severity(a), severity(b)];
		const both = x.flatMap((one, at) => {
			const other = y[at];
			return one === undefined || other === undefined ? [] : [[one, other] as const];
		});
		if (both.length < leastCommon) return null;
		return spearman(
			both.map(([one]) => one),
			both.map(([, other]) => other)
		);
	};
	const joined = averageLinkage(
		found.map((a) => found.map((b) => (a === b ? 0 : 1 - (correlation(a, b) ?? 0))))
	);
	if (!joined) return null;
	const order = leavesOf(joined);
	const regions = order.flatMap((at) => found[at] ?? []);
	const rows = subjects
		.map(({ subject, regions: values }): ChallengeRow => {
			const cells = regions.map((region) => {
				const value = values.get(region);
				return value === undefined ? null : { value, share: shareOf(value) };
			});
			const shares = cells.flatMap((cell) => cell?.share ?? []);
			const heavyIn = regions.filter((_, at) => (cells[at]?.share ?? 0) >= heavyFrom);
			const reach = reachOf(heavyIn.length, shares);
			return { challenge: subject, mean: mean(shares) ?? 0, reach, heavyIn, cells };
		})
		.sort((a, b) => b.mean - a.mean);
	const heavy = (region: string) =>
		new Set(rows.filter(({ heavyIn }) => heavyIn.includes(region)).map(({ challenge }) => challenge));
	return {
		regions,
		rows,
		similarity: regions.map((a) => regions.map((b) => (a === b ? 1 : correlation(a, b)))),
		overlap: regions.map((a) => regions.map((b) => (a === b ? 1 : jaccard(heavy(a), heavy(b))))),
		tree: renumbered(joined, order)
	};
}

function reachOf(heavy: number, shares: readonly number[]): Reach {
	if (heavy === 0) return 'none';
	const light = shares.some((share) => share < lightBelow);
	if (!light && heavy >= Math.ceil(sharedFrom * shares.length)) return 'all';
	return heavy <= fewAtMost ? 'few' : 'some';
}

const renumbered = (tree: Tree, order: readonly number[]): Tree =>
	'leaf' in tree
		? { leaf: order.indexOf(tree.leaf) }
		: { height: tree.height, left: renumbered(tree.left, order), right: renumbered(tree.right, order) };
