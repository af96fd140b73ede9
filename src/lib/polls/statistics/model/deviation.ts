/** How far numbers lie apart, and when that is dissent. */
import { mean } from './distribution.ts';

/** The standard deviation of the whole group (divided by n, because everybody who answered is here); null for no values. */
export function standardDeviation(values: readonly number[]): number | null {
	const middle = mean(values);
	if (middle === null) return null;
	return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length);
}

/**
 * The standard deviation as a share of the largest one the scale allows, which is half its width: half of
 * the people at either end. 0 when all say the same, 1 for a split between the ends.
 * @returns null for fewer than two values
 */
export function normalisedDeviation(values: readonly number[], low: number, high: number): number | null {
	if (high <= low) throw new RangeError('a scale needs two ends');
	const deviation = standardDeviation(values);
	return deviation === null || values.length < 2 ? null : deviation / ((high - low) / 2);
}

/** Above this normalised deviation a result is marked as dissent. The threshold is MeetingSphere's. */
export const dissentAbove = 0.3;
