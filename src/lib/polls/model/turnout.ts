/** How many have answered, and how many of them all that they were asked: counts, never who or what. */
import * as v from 'valibot';
import type { PollKind } from './poll-kind.ts';
import type { Subject } from './subject.ts';

export const RegionTurnout = v.object({
	/** People who have cast at least one ballot. */
	voters: v.number(),
	/** All ballots that they have cast. */
	ballots: v.number(),
	/** How many of them have cast every ballot they are asked for; absent where that cannot be known. */
	complete: v.optional(v.number())
});
export type RegionTurnout = v.InferOutput<typeof RegionTurnout>;

/** By region; the region is empty where none is kept with a ballot. */
export const Turnout = v.record(v.string(), RegionTurnout);
export type Turnout = v.InferOutput<typeof Turnout>;

/** All regions together. */
export function totalOf(turnout: Turnout): RegionTurnout {
	const regions = Object.values(turnout);
	const sum = (of: (region: RegionTurnout) => number) => regions.reduce((all, region) => all + of(region), 0);
	return {
		voters: sum(({ voters }) => voters),
		ballots: sum(({ ballots }) => ballots),
		...(regions.some(({ complete }) => complete === undefined)
			? {}
			: { complete: sum(({ complete }) => complete ?? 0) })
	};
}

/** Who is through: all who answered, where it cannot be known who left something out. */
export const finishedIn = ({ voters, complete }: Omit<RegionTurnout, 'ballots'>): number =>
	complete ?? voters;

/** Who answered a part of what they are asked. */
export const partlyIn = (turnout: Omit<RegionTurnout, 'ballots'>): number =>
	turnout.voters - finishedIn(turnout);

/**
 * How many ballots of one person are all that this region's people are asked for. Null where there is no such number:
 * on a question board, and where the region is not kept although it decides what is asked.
 */
export function ballotsAsked(
	kind: Pick<PollKind, 'ballotsFor'>,
	poll: { readonly subjects: readonly Subject[]; readonly config: unknown },
	region: string
): number | null {
	const asked = (of: string) => kind.ballotsFor(poll.subjects, { region: of }, poll.config).length;
	const own = asked(region);
	if (region === '' && poll.subjects.some((subject) => asked(subject.region ?? '') !== own)) return null;
	return own === 0 ? null : own;
}
