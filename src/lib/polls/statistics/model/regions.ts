/** What belongs to regions and what to people: variance between and within groups, and each region counting once. */
import { mean } from './distribution.ts';

interface SumsOfSquares {
	readonly between: number;
	readonly within: number;
	readonly groups: number;
	readonly members: number;
	readonly sizes: readonly number[];
}

function sumsOfSquares(groups: readonly (readonly number[])[]): SumsOfSquares {
	const filled = groups.filter((group) => group.length > 0);
	const all = filled.flat();
	const grand = mean(all) ?? 0;
	let between = 0;
	let within = 0;
	for (const group of filled) {
		const middle = mean(group) ?? 0;
		between += group.length * (middle - grand) ** 2;
		within += group.reduce((sum, value) => sum + (value - middle) ** 2, 0);
	}
	return {
		between,
		within,
		groups: filled.length,
		members: all.length,
		sizes: filled.map((group) => group.length)
	};
}

/** What subtraction of floating numbers leaves of zero. */
const nothing = 1e-12;

/**
 * The share of all variance that lies between groups: eta² = SSB / SST, 0 to 1.
 * @returns null for fewer than two groups with members, or when everybody said the same
 */
export function etaSquared(groups: readonly (readonly number[])[]): number | null {
	const { between, within, groups: count } = sumsOfSquares(groups);
	if (count < 2 || between + within < nothing) return null;
	return between / (between + within);
}

/**
 * The intraclass correlation ICC(1) of a one-way analysis of variance: (MSB - MSW) / (MSB + (k - 1) MSW).
 * For groups of different sizes k = (N - sum of n² / N) / (G - 1), as analysis of variance usually does.
 * At most 1; below 0 when people inside a group differ more than chance would make groups differ.
 * @returns null for fewer than two groups, a group of fewer than `smallest`, or no variance at all
 */
export function intraclassCorrelation(groups: readonly (readonly number[])[], smallest = 3): number | null {
	const { between, within, groups: count, members, sizes } = sumsOfSquares(groups);
	if (count < 2 || sizes.some((size) => size < smallest) || between + within < nothing) return null;
	const k = (members - sizes.reduce((sum, size) => sum + size ** 2, 0) / members) / (count - 1);
	const msb = between / (count - 1);
	const msw = within / (members - count);
	return (msb - msw) / (msb + (k - 1) * msw);
}

/** Yes and no answers of one group. */
export interface Votes {
	readonly agree: number;
	readonly all: number;
}

/**
 * Region-equal consensus: the chance that somebody of each region agrees, multiplied over the regions, so
 * that no majority of one region can outvote another; its G-th root makes numbers of regions comparable.
 * P of a region = (agree + 1) / (all + 2). After the group-aware consensus of Polis.
 * @returns null without a region that voted
 */
export function regionEqualConsensus(
	regions: readonly Votes[]
): { readonly product: number; readonly root: number } | null {
	const voted = regions.filter(({ all }) => all > 0);
	if (voted.length === 0) return null;
	const product = voted.reduce((chance, { agree, all }) => (chance * (agree + 1)) / (all + 2), 1);
	return { product, root: product ** (1 / voted.length) };
}
