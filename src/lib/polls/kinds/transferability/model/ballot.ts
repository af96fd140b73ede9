/** What a transferability poll asks and what a ballot on one practice looks like. */
import * as v from 'valibot';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { wholePoll } from '../../../model/ballot-scope.ts';
import type { BallotRefusal, VoterGroup } from '../../../model/poll-kind.ts';
import type { Subject } from '../../../model/subject.ts';
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

/**
 * How far a practice would be taken over, the furthest first: the degrees of transfer of D. Dolowitz and D. Marsh (2000),
 * "Learning from Abroad", and "not at all".
 */
export const degrees = ['copy', 'emulate', 'combine', 'inspire', 'none'] as const;
export type Degree = (typeof degrees)[number];

/** From "does not matter" to "decides". */
export const importances = [0, 1, 2, 3] as const;
export const ImportanceGrade = v.picklist(importances);
export type ImportanceGrade = v.InferOutput<typeof ImportanceGrade>;

export const Config = v.object({
	criteria: v.pipe(
		v.array(Criterion),
		v.minLength(1),
		v.maxLength(12),
		v.check((criteria) => new Set(criteria.map((criterion) => criterion.id)).size === criteria.length)
	),
	/** Whether people say how much each criterion matters in their region. */
	importance: v.optional(v.boolean(), false),
	/** Whether people say how far they would take a practice over. */
	degree: v.optional(v.boolean(), false)
});
export type Config = v.InferOutput<typeof Config>;

const Reason = v.pipe(v.string(), v.trim(), v.maxLength(reasonLimit));

/** About a practice. `answers` and `reasons` by criterion id; every criterion is answered, if only by "cannot judge". */
export const PracticeBallot = v.object({
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
	reason: v.optional(Reason),
	degree: v.optional(v.picklist(degrees))
});
export type PracticeBallot = v.InferOutput<typeof PracticeBallot>;

/**
 * How much each criterion matters for the voter's region, by criterion id. A ballot of its own and not a part of every
 * ballot on a practice: repeated there it would tell which ballots come from one person.
 */
export const ImportanceBallot = v.object({
	importance: v.pipe(
		v.record(v.pipe(v.string(), v.maxLength(40)), ImportanceGrade),
		v.check((importance) => Object.keys(importance).length <= 12)
	)
});
export type ImportanceBallot = v.InferOutput<typeof ImportanceBallot>;

export const Ballot = v.union([PracticeBallot, ImportanceBallot]);
export type Ballot = v.InferOutput<typeof Ballot>;

export const subjectOf = (ballot: Ballot): string => ('importance' in ballot ? wholePoll : ballot.subject);

/** People judge for their own region; a region's own practice is there already. */
export const subjectsFor = (subjects: readonly Subject[], voter: VoterGroup): readonly Subject[] =>
	subjects.filter((subject) => subject.region !== voter.region);

/** One about each practice, and one about the criteria where that is asked. */
export const ballotsFor = (subjects: readonly Subject[], voter: VoterGroup, config: Config): string[] => [
	...(config.importance ? [wholePoll] : []),
	...subjectsFor(subjects, voter).map(({ id }) => id)
];

export function validate(
	config: Config,
	ballot: Ballot,
	voter: VoterGroup,
	subjects: readonly Subject[]
): Result<Ballot, BallotRefusal> {
	const asked = new Set(config.criteria.map((criterion) => criterion.id));
	if ('importance' in ballot) return validateImportance(config, ballot, asked);
	const subject = subjects.find((candidate) => candidate.id === ballot.subject);
	if (!subject) return refuse('unknown-subject');
	if (subject.region === voter.region) return refuse('own-region');
	if (ballot.degree !== undefined && !config.degree) return refuse('invalid-ballot');
	const named = [...Object.keys(ballot.answers), ...Object.keys(ballot.reasons ?? {})];
	if (named.some((id) => !asked.has(id))) return refuse('invalid-ballot');
	if (config.criteria.some((criterion) => ballot.answers[criterion.id] === undefined)) {
		return refuse('incomplete-ballot');
	}
	return ok(ballot);
}

function validateImportance(
	config: Config,
	ballot: ImportanceBallot,
	asked: ReadonlySet<string>
): Result<Ballot, BallotRefusal> {
	const named = Object.keys(ballot.importance);
	if (!config.importance || named.some((id) => !asked.has(id))) return refuse('invalid-ballot');
	return named.length < asked.size ? refuse('incomplete-ballot') : ok(ballot);
}
