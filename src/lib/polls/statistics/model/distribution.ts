/** Answers on a scale of whole numbers as counts per category, and back. */

/**
 * @param low the scale's lowest answer; categories are `low`, `low + 1`, … in order
 * @returns one count per category; answers outside of the scale throw, because validation let them in
 */
export function countAnswers(answers: readonly number[], low: number, high: number): number[] {
	const counts = Array.from({ length: high - low + 1 }, () => 0);
	for (const answer of answers) {
		const count = counts[answer - low];
		if (count === undefined) throw new RangeError(`answer ${answer} is not on the scale ${low}..${high}`);
		counts[answer - low] = count + 1;
	}
	return counts;
}

/** The single answers behind counts, in ascending order. */
export const answersOf = (counts: readonly number[], low: number): number[] =>
	counts.flatMap((count, category) => Array.from({ length: count }, () => low + category));

/**
 * Counts of values that may lie halfway between two categories, as medians do: such a value counts half
 * for each neighbour.
 */
export function countHalves(values: readonly number[], low: number, high: number): number[] {
	const below = countAnswers(
		values.map((value) => Math.floor(value)),
		low,
		high
	);
	const above = countAnswers(
		values.map((value) => Math.ceil(value)),
		low,
		high
	);
	return below.map((count, category) => (count + (above[category] ?? 0)) / 2);
}

/** The arithmetic mean; null for no values. For measures only, never for ordinal answers. */
export const mean = (values: readonly number[]): number | null =>
	values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
