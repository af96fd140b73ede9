/** What a rating asks and what a ballot about one subject looks like. */
import * as v from 'valibot';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { cannotJudge, type Scale } from '../../../model/measures.ts';
import type { BallotRefusal, Subject, VoterGroup } from '../../../model/poll-kind.ts';

export const fewestPoints = 2;
export const mostPoints = 10;
export const labelLimit = 60;

const Label = v.pipe(
	LocalizedText,
	v.check((text) => Object.values(text).every((label) => label.length <= labelLimit))
);

/** How wide the middle half of the answers may be when nobody needs to be asked again, in steps. */
export const stopWidths = [1, 2] as const;

export const Config = v.object({
	/** Steps of the scale; answers run from 1 to this. */
	points: v.pipe(v.number(), v.integer(), v.minValue(fewestPoints), v.maxValue(mostPoints)),
	/** What the lowest and the highest step mean; may be empty. */
	lowest: Label,
	highest: Label,
	/** The stop rule of a Delphi, fixed before the first round; null where rounds have none. */
	stop: v.optional(v.nullable(v.picklist(stopWidths)), null)
});
export type Config = v.InferOutput<typeof Config>;

export const Ballot = v.object({
	subject: v.pipe(v.string(), v.maxLength(64)),
	answer: v.union([
		v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostPoints)),
		v.literal(cannotJudge)
	])
});
export type Ballot = v.InferOutput<typeof Ballot>;

export const scaleOf = ({ points }: Config): Scale => ({ low: 1, high: points, steps: true });

export function validate(
	config: Config,
	ballot: Ballot,
	_voter: VoterGroup,
	subjects: readonly Subject[]
): Result<Ballot, BallotRefusal> {
	if (subjects.every(({ id }) => id !== ballot.subject)) return refuse('unknown-subject');
	if (ballot.answer !== cannotJudge && ballot.answer > config.points) return refuse('invalid-ballot');
	return ok(ballot);
}
