/**
 * Who has a practice for what weighs on another region: the heavy cells of the map of challenges, and beside each
 * the practices of other regions that say that they meet this challenge. A region does not need its own practice.
 */
import type { ChallengeMap } from './challenge-map.ts';

/** A practice and the challenges that it meets, by the ids that the map has. */
export interface Practice {
	readonly id: string;
	/** Where it comes from; null for guests. */
	readonly region: string | null;
	readonly challenges: readonly string[];
}

export interface Need {
	readonly region: string;
	/** How heavy the challenge is there. */
	readonly value: number;
}

/** A practice that meets a challenge, and the other regions for which that is heavy, the heaviest first. */
export interface Match {
	readonly practice: string;
	readonly from: string | null;
	readonly challenge: string;
	readonly to: readonly Need[];
}

export interface MatchList {
	/** By challenge, the heaviest first; then in the order of the practices. */
	readonly matches: readonly Match[];
	/** Challenges with the regions for which they are heavy and for which no other region has a practice. */
	readonly unmet: readonly { readonly challenge: string; readonly regions: readonly string[] }[];
}

export function matchList(map: ChallengeMap, practices: readonly Practice[]): MatchList {
	const rows = map.rows.map((row) => ({
		challenge: row.challenge,
		needs: needsOf(row, map.regions),
		meeting: practices.filter(({ challenges }) => challenges.includes(row.challenge))
	}));
	return {
		matches: rows.flatMap(({ challenge, needs, meeting }) =>
			meeting.flatMap(({ id, region: from }): Match[] => {
				const to = needs.filter(({ region }) => region !== from);
				return to.length > 0 ? [{ practice: id, from, challenge, to }] : [];
			})
		),
		unmet: rows.flatMap(({ challenge, needs, meeting }) => {
			const alone = needs.filter(({ region }) => meeting.every((practice) => practice.region === region));
			return alone.length > 0 ? [{ challenge, regions: alone.map(({ region }) => region) }] : [];
		})
	};
}

function needsOf({ heavyIn, cells }: ChallengeMap['rows'][number], regions: readonly string[]): Need[] {
	const heaviness = new Map(regions.map((region, at) => [region, cells[at]]));
	const needs = heavyIn.flatMap((region) => {
		const cell = heaviness.get(region);
		return cell ? [{ region, ...cell }] : [];
	});
	return needs.sort((a, b) => b.share - a.share).map(({ region, value }) => ({ region, value }));
}
