/** Where marks stand below an axis: each exactly at its value, those that would cover each other one below the other. */

export interface Placed<Mark> {
	readonly mark: Mark;
	/** Place on the axis, in percent. */
	readonly at: number;
	/** Row below the axis, from 0. */
	readonly row: number;
}

/**
 * @param at place of a mark on the axis, in percent
 * @param apart marks nearer than this, in percent, get rows of their own
 */
export function stackMarks<Mark>(
	marks: readonly Mark[],
	at: (mark: Mark) => number,
	apart: number
): Placed<Mark>[] {
	const placed: Placed<Mark>[] = [];
	for (const mark of marks.toSorted((a, b) => at(a) - at(b))) {
		const taken = new Set(
			placed.filter((other) => Math.abs(other.at - at(mark)) < apart).map(({ row }) => row)
		);
		let row = 0;
		while (taken.has(row)) row++;
		placed.push({ mark, at: at(mark), row });
	}
	return placed;
}
