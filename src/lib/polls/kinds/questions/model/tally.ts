/** The questions of a board with how many people back each. */
import * as v from 'valibot';
import type { CountedBallot, TallyRules } from '../../../model/poll-kind.ts';
import type { Subject } from '../../../model/subject.ts';
import { countTexts } from '../../../model/texts.ts';
import { texts, type Ballot, type Config } from './ballot.ts';

const Question = v.object({
	text: v.string(),
	/** People who back it, each once. */
	backing: v.number(),
	answered: v.boolean()
});
export type Question = v.InferOutput<typeof Question>;

export const Tally = v.object({
	formula: v.literal('questions-1'),
	minimumCell: v.number(),
	voters: v.number(),
	/** What is open before what was answered; what most people back first. */
	questions: v.array(Question),
	/** Questions that a facilitator did not let pass. */
	withheld: v.number()
});
export type Tally = v.InferOutput<typeof Tally>;

/** Equal questions of several people are one. Whoever asks may back it too: each person counts at most once. */
export function count(
	{ moderated }: Config,
	_subjects: readonly Subject[],
	_regions: readonly string[],
	ballots: readonly CountedBallot<Ballot>[],
	{ minimumCell, voters, rulings = new Map() }: TallyRules
): Tally {
	const asked = new Set(ballots.flatMap(({ ballot }) => texts.of(ballot)));
	const backed = countTexts(ballots.map(({ ballot }) => texts.backed(ballot)));
	const passes = (text: string) => {
		const ruling = rulings.get(text);
		return moderated ? ruling === 'shown' || ruling === 'answered' : ruling !== 'hidden';
	};
	const questions = [...asked].filter(passes).map((text): Question => ({
		text,
		backing: backed.get(text) ?? 0,
		answered: rulings.get(text) === 'answered'
	}));
	return {
		formula: 'questions-1',
		minimumCell,
		voters,
		questions: questions.sort(
			(a, b) => Number(a.answered) - Number(b.answered) || b.backing - a.backing || (a.text < b.text ? -1 : 1)
		),
		withheld: asked.size - questions.length
	};
}
