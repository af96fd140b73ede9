/** A result by region, with small regions hidden (statistics/model/small-cells.ts). */
import * as v from 'valibot';
import { hiddenGroups } from '../statistics/model/small-cells.ts';

/** One region's part of a result. */
export type RegionPart<Part> =
	| { readonly state: 'shown'; readonly region: string; readonly part: Part }
	/** Nobody of the region cast a ballot. */
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
 * @param regions ids of the workshop's regions in order; ballots of regions that are gone come after them
 * @param minimum ballots below which a region is not shown
 */
export function splitByRegion<Ballot extends { readonly region: string }, Part>(
	regions: readonly string[],
	ballots: readonly Ballot[],
	minimum: number,
	partOf: (ballots: readonly Ballot[]) => Part
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
			if (hidden.has(region)) return { state: 'hidden', region };
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
