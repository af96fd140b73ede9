/** What a question board lets people do: ask a few questions, and back those of others. */
import * as v from 'valibot';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import type { BallotRefusal } from '../../../model/poll-kind.ts';
import { WrittenText, type TextRules } from '../../../model/texts.ts';

export const mostAsked = 5;
/** Questions that one person can back at the same time. */
export const mostBacked = 60;
export const questionLimit = 280;

export const Config = v.object({
	/** Questions of each person. */
	most: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostAsked)),
	/** Whether a facilitator decides which questions are shown. */
	moderated: v.boolean()
});
export type Config = v.InferOutput<typeof Config>;

const Question = v.pipe(WrittenText, v.maxLength(questionLimit));

/** One ballot for each question a person asks, and one for all that they back. */
export const Ballot = v.union([
	v.object({
		/** Which of the person's questions it is, from 1 on. */
		slot: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostAsked)),
		/** Null when it was withdrawn. */
		question: v.nullable(Question)
	}),
	v.object({
		backed: v.pipe(
			v.array(Question),
			v.maxLength(mostBacked),
			v.check((backed) => new Set(backed).size === backed.length)
		)
	})
]);
export type Ballot = v.InferOutput<typeof Ballot>;

/** The subject of the ballot with the questions that a person backs. */
export const backing = 'backed';
export const slotSubject = (slot: number): string => `question-${slot}`;
export const subjectOf = (ballot: Ballot): string => ('slot' in ballot ? slotSubject(ballot.slot) : backing);

export const validate = ({ most }: Config, ballot: Ballot): Result<Ballot, BallotRefusal> =>
	'slot' in ballot && ballot.slot > most ? refuse('over-budget') : ok(ballot);

export const texts: Required<TextRules<Config, Ballot>> = {
	rulings: ({ moderated }) => (moderated ? ['shown', 'hidden', 'answered'] : ['hidden', 'answered']),
	of: (ballot) => ('slot' in ballot && ballot.question !== null ? [ballot.question] : []),
	backed: (ballot) => ('backed' in ballot ? ballot.backed : [])
};
