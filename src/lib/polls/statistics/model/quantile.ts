/**
 * Quantiles of a sample. Rule: type 7 of Hyndman & Fan (1996), "Sample Quantiles in Statistical
 * Packages", which R, NumPy and spreadsheets' `QUARTILE.INC` use. Other rules give other quartiles, so
 * every report names this one.
 */

/**
 * `h = (n - 1) p`; the value at `floor(h)`, moved towards the next one by the rest of `h`.
 * @param values in any order
 * @param p from 0 to 1
 * @returns null for an empty sample
 */
export function quantile(values: readonly number[], p: number): number | null {
	const sorted = values.toSorted((a, b) => a - b);
	const h = (sorted.length - 1) * p;
	const below = sorted[Math.floor(h)];
	const above = sorted[Math.ceil(h)];
	if (below === undefined || above === undefined) return null;
	return below + (h - Math.floor(h)) * (above - below);
}

/** The value in the middle; halfway between the two middle ones for an even number of values. */
export const median = (values: readonly number[]): number | null => quantile(values, 0.5);

/** Third quartile minus first, type 7; null for an empty sample. */
export function interquartileRange(values: readonly number[]): number | null {
	const first = quantile(values, 0.25);
	const third = quantile(values, 0.75);
	return first === null || third === null ? null : third - first;
}
