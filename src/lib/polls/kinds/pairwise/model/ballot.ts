/** Every two things against each other: which matters more, and how many times. */
import * as v from 'valibot';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import type { BallotRefusal } from '../../../model/poll-kind.ts';
import type { Subject } from '../../../model/subject.ts';

/** More things would be too many pairs to judge with care: 8 make 28. */
export const mostSubjects = 8;
const mostPairs = (mostSubjects * (mostSubjects - 1)) / 2;

export const Config = v.object({});
export type Config = v.InferOutput<typeof Config>;

const Id = v.pipe(v.string(), v.maxLength(64));

export const Pair = v.object({
	/** In the order of the poll's subjects. */
	first: Id,
	second: Id,
	/** 0: both matter the same; n: the first matters n + 1 times as much; -n: the second does. */
	step: v.pipe(v.number(), v.integer(), v.minValue(-8), v.maxValue(8))
});
export type Pair = v.InferOutput<typeof Pair>;

export const Ballot = v.object({ pairs: v.pipe(v.array(Pair), v.minLength(1), v.maxLength(mostPairs)) });
export type Ballot = v.InferOutput<typeof Ballot>;

/** All pairs of subjects, each once and in their order. */
export const pairsOf = <Thing>(things: readonly Thing[]): (readonly [Thing, Thing])[] =>
	things.flatMap((first, at) => things.slice(at + 1).map((second) => [first, second] as const));

const sameIds = (pair: Pair, [first, second]: readonly [Subject, Subject]) =>
	pair.first === first.id && pair.second === second.id;

/** Every pair exactly once. */
export function validate(ballot: Ballot, subjects: readonly Subject[]): Result<Ballot, BallotRefusal> {
	const asked = pairsOf(subjects);
	if (ballot.pairs.some((pair) => !asked.some((ids) => sameIds(pair, ids)))) return refuse('unknown-subject');
	if (ballot.pairs.length > asked.length) return refuse('invalid-ballot');
	return asked.every((ids) => ballot.pairs.some((pair) => sameIds(pair, ids)))
		? ok(ballot)
		: refuse('incomplete-ballot');
}

/** How many times as much the first matters. */
export const ratioOf = (step: number): number => (step >= 0 ? step + 1 : 1 / (1 - step));

/** The reciprocal matrix of a complete ballot, in the order of `ids`. */
export function matrixOf({ pairs }: Ballot, ids: readonly string[]): number[][] {
	return ids.map((row) =>
		ids.map((column) => {
			const pair = pairs.find(({ first, second }) => first === row && second === column);
			if (pair) return ratioOf(pair.step);
			const turned = pairs.find(({ first, second }) => first === column && second === row);
			return turned ? 1 / ratioOf(turned.step) : 1;
		})
	);
}
