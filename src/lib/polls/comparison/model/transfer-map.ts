/**
 * Who can learn from whom: revealed judgements of practices, put together by the region that a practice comes from
 * and the region that judged whether it works there. Small regions have no figure and so no place here.
 */
import type { Figures } from '../../model/poll-kind.ts';
import type { Subject } from '../../model/subject.ts';
import { median } from '../../statistics/model/quantile.ts';

/** From here on practices count as moving well: "works with small changes". */
export const movesFrom = 0.5;

export interface TransferCell {
	/** The practices behind it, the best for this region first. */
	readonly practices: readonly { readonly subject: string; readonly value: number }[];
	/** The median of their figures, each of which is a median of people. */
	readonly value: number;
}

export interface TransferMap {
	/** Where practices come from, in the order of the workshop's regions; null for guests, last. */
	readonly from: readonly (string | null)[];
	/** Who judged, in the order of the workshop's regions. */
	readonly to: readonly string[];
	/** By `from` and `to`; null on the diagonal and where nobody may be shown. */
	readonly cells: readonly (readonly (TransferCell | null)[])[];
}

/** @param order ids of the workshop's regions. Null when no region judged a practice of another. */
export function transferMap(
	figures: Figures,
	subjects: readonly Subject[],
	order: readonly string[]
): TransferMap | null {
	const home = new Map(subjects.map(({ id, region }) => [id, region]));
	const places = [...order, ...new Set([...home.values()].flatMap((region) => region ?? []))];
	const known = [...new Set(places)];
	const from = [...known, null].filter((region) =>
		figures.subjects.some(({ subject, regions }) => home.get(subject) === region && regions.size > 0)
	);
	const to = known.filter((region) => figures.subjects.some(({ regions }) => regions.has(region)));
	if (from.length === 0 || to.length === 0) return null;
	const cells = from.map((source) =>
		to.map((target): TransferCell | null => {
			if (source === target) return null;
			const practices = figures.subjects
				.flatMap(({ subject, regions }) => {
					const value = home.get(subject) === source ? regions.get(target) : undefined;
					return value === undefined ? [] : [{ subject, value }];
				})
				.sort((a, b) => b.value - a.value);
			const value = median(practices.map((practice) => practice.value));
			return value === null ? null : { practices, value };
		})
	);
	return { from, to, cells };
}
