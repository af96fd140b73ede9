/** Small changes of plain text: what was typed, found by comparison, and how positions move under it. */

/** At index `at`, `remove` UTF-16 units were replaced by `insert`. */
export interface TextChange {
	readonly at: number;
	readonly remove: number;
	readonly insert: string;
}

/** One step of a Y.Text delta. */
export interface DeltaStep {
	readonly retain?: number | undefined;
	readonly delete?: number | undefined;
	readonly insert?: unknown;
}

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/**
 * The one replacement that turns `before` into `after`; undefined if they are equal. `caret` is where the
 * caret stands in `after`: it decides which of several equal letters was typed ("aa" to "aaa"). Never cuts
 * a surrogate pair in half.
 */
export function changeBetween(before: string, after: string, caret: number): TextChange | undefined {
	if (before === after) return undefined;
	const shorter = Math.min(before.length, after.length);
	// Everything behind the caret was there before, as far as it is equal.
	let tail = 0;
	const mostTail = Math.min(shorter, after.length - Math.min(caret, after.length));
	while (tail < mostTail && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
	let head = 0;
	while (head < shorter - tail && before[head] === after[head]) head += 1;
	while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
	if (isLow(before.charCodeAt(head)) || isLow(after.charCodeAt(head))) head = Math.max(0, head - 1);
	if (isLow(before.charCodeAt(before.length - tail)) || isLow(after.charCodeAt(after.length - tail))) {
		tail = Math.max(0, tail - 1);
	}
	return { at: head, remove: before.length - tail - head, insert: after.slice(head, after.length - tail) };
}

/**
 * Where a position is after somebody else's change. Text inserted exactly there lands behind the
 * position, so that a caret stays where its owner is typing.
 */
export function moveIndex(index: number, delta: readonly DeltaStep[]): number {
	let position = 0;
	let moved = index;
	for (const step of delta) {
		if (step.retain !== undefined) {
			position += step.retain;
		} else if (step.delete !== undefined) {
			if (position < moved) moved -= Math.min(step.delete, moved - position);
		} else {
			const length = typeof step.insert === 'string' ? step.insert.length : 1;
			if (position < moved) moved += length;
			position += length;
		}
		if (position > moved) break;
	}
	return moved;
}
