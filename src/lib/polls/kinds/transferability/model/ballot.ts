/** What a transferability poll asks and what a ballot on one practice looks like. */
import * as v from 'valibot';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import type { BallotRefusal, Subject, VoterGroup } from '../../../model/poll-kind.ts';
import { Criterion } from './criteria.ts';

/** The scale: -2 blocker, -1 hard to adapt, 0 adaptable, +1 small changes, +2 works as is. */
export const scale = [-2, -1, 0, 1, 2] as const;
export const lowest = -2;
export const highest = 2;
/** An answer of its own, apart from 0. */
export const cannotJudge = 'cannot-judge';
export const reasonLimit = 280;

export const Answer = v.union([v.picklist(scale), v.literal(cannotJudge)]);
export type Answer = v.InferOutput<typeof Answer>;

export const Config = v.object({
	criteria: v.pipe(
		v.array(Criterion),
		v.minLength(1),
		v.maxLength(12),
		v.check((criteria) => new Set(criteria.map((criterion) => criterion.id)).size === criteria.length)
	)
});
export type Config = v.InferOutput<typeof Config>;

const Reason = v.pipe(v.string(), v.trim(), v.maxLength(reasonLimit));

/** `answers` and `reasons` by criterion id; every criterion is answered, if only by "cannot judge". */
export const Ballot = v.object({
	subject: v.pipe(v.string(), v.maxLength(64)),
	answers: v.pipe(
		v.record(v.pipe(v.string(), v.maxLength(40)), Answer),
		v.check((answers) => Object.keys(answers).length <= 12)
	),
	reasons: v.optional(
		v.pipe(
			v.record(v.pipe(v.string(), v.maxLength(40)), Reason),
			v.check((reasons) => Object.keys(reasons).length <= 12)
		)
	),
	reason: v.optional(Reason)
});
export type Ballot = v.InferOutput<typeof Ballot>;

/** People judge for their own region; a region's own practice is there already. */
export const subjectsFor = (subjects: readonly Subject[], voter: VoterGroup): readonly Subject[] =>
	subjects.filter((subject) => subject.region !== voter.region);

export function validate(
	config: Config,
	ballot: Ballot,
	voter: VoterGroup,
	subjects: readonly Subject[]
): Result<Ballot, BallotRefusal> {
	const subject = subjects.find((candidate) => candidate.id === ballot.subject);
	if (!subject) return refuse('unknown-subject');
	if (subject.region === voter.region) return refuse('own-region');
	const asked = new Set(config.criteria.map((criterion) => criterion.id));
	const named = [...Object.keys(ballot.answers), ...Object.keys(ballot.reasons ?? {})];
	if (named.some((id) => !asked.has(id))) return refuse('invalid-ballot');
	if (config.criteria.some((criterion) => ballot.answers[criterion.id] === undefined)) {
		return refuse('incomplete-ballot');
	}
	return ok(ballot);
}
