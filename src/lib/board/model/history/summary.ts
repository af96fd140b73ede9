/** What happened between two places of a timeline, in brief: whose regions were at work, and what came of it. */
import { sortOf, type ChangeSort, type Timeline } from './timeline.ts';

export interface Summary {
	/** The regions of whoever made a change, those of the most changes first; null for the server and for none. */
	readonly regions: readonly (string | null)[];
	/** How many things are another way than before; what was changed and changed back does not count. */
	readonly counts: ReadonlyMap<ChangeSort, number>;
}

export function summaryOf(timeline: Timeline, from: number, to: number): Summary {
	const changes = new Map<string | null, number>();
	for (const moment of timeline.moments.slice(from, to)) {
		changes.set(moment.region, (changes.get(moment.region) ?? 0) + moment.changes.length);
	}
	const counts = new Map<ChangeSort, number>();
	for (const change of timeline.differences(from, to)) {
		const sort = sortOf(change);
		counts.set(sort, (counts.get(sort) ?? 0) + 1);
	}
	const regions = [...changes].sort(([, a], [, b]) => b - a).map(([region]) => region);
	return { regions, counts };
}
