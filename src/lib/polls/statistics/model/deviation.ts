/** How far numbers lie apart, and when that is dissent. */
import { mean } from './distribution.ts';

/** The standard deviation of the whole group (divided by n, because everybody who answered is here); null for no values. */
export function standardDeviation(values: readonly number[]): number | null {
	const middle = mean(values);
	if (middle === null) return null;
	return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length);
}

/**
 * The standard deviation as a share of the width of the scale: 0 when all say the same, 0.5, the most there is, for
 * a split between the ends, 0.35 when answers are spread evenly over five steps.
 * @returns null for fewer than two values
 */
export function normalisedDeviation(values: readonly number[], low: number, high: number): number | null {
	if (high <= low) throw new RangeError('a scale needs two ends');
	const deviation = standardDeviation(values);
	return deviation === null || values.length < 2 ? null : deviation / (high - low);
}

/**
 * Above this normalised deviation a result is marked as dissent. The threshold is MeetingSphere's, which does not
 * say by what it divides (docs/decisions/0026-dissent.md).
 */
export const dissentAbove = 0.3;
