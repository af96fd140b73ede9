/** A budget that a person spreads over subjects: dots and points. One ballot holds the whole spread. */
import * as v from 'valibot';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import type { CountedBallot, BallotRefusal } from './poll-kind.ts';
import type { Subject } from './subject.ts';
import type { Judgement } from './measures.ts';

/** Amounts by subject id; a subject without one gets nothing. */
export const AmountBallot = v.object({
	amounts: v.pipe(
		v.record(
			v.pipe(v.string(), v.maxLength(64)),
			v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000))
		),
		v.check((amounts) => Object.keys(amounts).length <= 60)
	)
});
export type AmountBallot = v.InferOutput<typeof AmountBallot>;

export const spent = ({ amounts }: AmountBallot): number =>
	Object.values(amounts).reduce((sum, amount) => sum + amount, 0);

export interface Budget {
	/** What each person has. */
	readonly budget: number;
	/** The most that one subject may get. */
	readonly cap: number;
	/** Whether all of it has to be spent. */
	readonly whole: boolean;
}

/** Nobody spends more than the budget or the cap, whatever their page let them do. */
export function validateAmounts(
	{ budget, cap, whole }: Budget,
	ballot: AmountBallot,
	subjects: readonly Subject[]
): Result<AmountBallot, BallotRefusal> {
	const asked = new Set(subjects.map(({ id }) => id));
	if (Object.keys(ballot.amounts).some((id) => !asked.has(id))) return refuse('unknown-subject');
	if (spent(ballot) > budget || Object.values(ballot.amounts).some((amount) => amount > cap)) {
		return refuse('over-budget');
	}
	if (whole && spent(ballot) < budget) return refuse('incomplete-ballot');
	return ok(ballot);
}

/** What every ballot gave a subject, nothing included. */
export const judgementsOf = (ballots: readonly CountedBallot<AmountBallot>[], subject: string): Judgement[] =>
	ballots.map(({ region, ballot }) => ({ region, value: ballot.amounts[subject] ?? 0 }));
