/** A result by region, with small regions hidden (statistics/model/small-cells.ts). */
import * as v from 'valibot';
import { hiddenGroups } from '../statistics/model/small-cells.ts';

/** One region's part of a result. */
export type RegionPart<Part> =
	| { readonly state: 'shown'; readonly region: string; readonly part: Part }
	/** Nobody of the region cast a ballot about it. */
	| { readonly state: 'none'; readonly region: string }
	/** Too few ballots, or hidden so that a small region cannot be recomputed. Counted in the total. */
	| { readonly state: 'hidden'; readonly region: string };

export interface Split<Part> {
	readonly regions: readonly RegionPart<Part>[];
	/**
	 * The hidden regions together, so that their people count where each region counts the same; null when
	 * none is hidden or they are too few even together. It is no more than total minus the shown ones.
	 */
	readonly others: Part | null;
}

export const splitSchema = <Part>(part: v.GenericSchema<unknown, Part>) =>
	v.object({
		regions: v.array(
			v.variant('state', [
				v.object({ state: v.literal('shown'), region: v.string(), part }),
				v.object({ state: v.literal('none'), region: v.string() }),
				v.object({ state: v.literal('hidden'), region: v.string() })
			])
		),
		others: v.nullable(part)
	});

/**
 * Regions that gave nothing in the whole poll and may be told so beside every thing that it asks about, also where too
 * few answered to show any region: otherwise one region reads "no answers" in one row and "hidden" in the next.
 * Where all regions are hidden, "nobody from there" points at the others. So nothing is told unless these are at
 * least two regions, and `minimum` people of them answered about one thing or another: whoever knows that much
 * still cannot say which region an answer of the row came from.
 * @param asked the regions that may answer in the row
 * @param things the ballots about each thing; whose they are is not known, so that the most about one thing counts
 */
export function absentRegions(
	asked: readonly string[],
	things: readonly (readonly { readonly region: string }[])[],
	minimum: number
): Set<string> {
	const most = (region: string) =>
		Math.max(0, ...things.map((ballots) => ballots.filter((ballot) => ballot.region === region).length));
	const present = asked.map(most).filter((people) => people > 0);
	const crowd = present.reduce((sum, people) => sum + people, 0);
	if (present.length < 2 || crowd < minimum) return new Set();
	return new Set(asked.filter((region) => most(region) === 0));
}

/**
 * @param regions ids of the workshop's regions in order; ballots of regions that are gone come after them
 * @param minimum ballots below which a region is not shown
 * @param absent regions that may be told to have given nothing (see `absentRegions`)
 */
export function splitByRegion<Ballot extends { readonly region: string }, Part>(
	regions: readonly string[],
	ballots: readonly Ballot[],
	minimum: number,
	partOf: (ballots: readonly Ballot[]) => Part,
	absent: ReadonlySet<string> = new Set()
): Split<Part> {
	// Where no region is kept with a ballot there is nothing to split.
	const cast = ballots.filter(({ region }) => region !== '');
	if (cast.length < ballots.length) return { regions: [], others: null };
	const gone = [...new Set(cast.map(({ region }) => region))].filter((id) => !regions.includes(id)).sort();
	const all = [...regions, ...gone];
	const of = (region: string) => cast.filter((ballot) => ballot.region === region);
	const hidden = hiddenGroups(new Map(all.map((region) => [region, of(region).length])), minimum);
	const together = cast.filter(({ region }) => hidden.has(region));
	return {
		regions: all.map((region): RegionPart<Part> => {
			if (hidden.has(region) && !absent.has(region)) return { state: 'hidden', region };
			const mine = of(region);
			return mine.length === 0 ? { state: 'none', region } : { state: 'shown', region, part: partOf(mine) };
		}),
		others: together.length >= minimum ? partOf(together) : null
	};
}

/** The parts that count where each region counts the same: every shown region, and the hidden ones as one. */
export const partsOf = <Part>({ regions, others }: Split<Part>): Part[] => [
	...regions.flatMap((region) => (region.state === 'shown' ? [region.part] : [])),
	...(others === null ? [] : [others])
];
