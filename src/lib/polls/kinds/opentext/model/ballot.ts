/** What an open question asks and what an answer looks like. */
import * as v from 'valibot';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import type { BallotRefusal } from '../../../model/poll-kind.ts';
import { longestText, WrittenText, type TextRules } from '../../../model/texts.ts';
import { writtenLanguages } from './stop-words.ts';

export const mostTexts = 5;
/** Characters that one answer may have: from a word or two to a paragraph. */
export const lengths = [40, 140, 280, longestText] as const;

export const Config = v.object({
	/** Answers of each person. */
	most: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostTexts)),
	length: v.picklist(lengths),
	/** Whether a facilitator decides which answers are shown. */
	moderated: v.boolean()
});
export type Config = v.InferOutput<typeof Config>;

export const Ballot = v.object({
	/** In which language the texts are written. */
	language: v.picklist(writtenLanguages),
	texts: v.pipe(
		v.array(WrittenText),
		v.minLength(1),
		v.maxLength(mostTexts),
		v.check((texts) => new Set(texts).size === texts.length)
	)
});
export type Ballot = v.InferOutput<typeof Ballot>;

export function validate({ most, length }: Config, ballot: Ballot): Result<Ballot, BallotRefusal> {
	if (ballot.texts.some((text) => text.length > length)) return refuse('invalid-ballot');
	return ballot.texts.length > most ? refuse('over-budget') : ok(ballot);
}

export const texts: TextRules<Config, Ballot> = {
	rulings: ({ moderated }) => (moderated ? ['shown', 'hidden'] : []),
	of: (ballot) => ballot.texts
};
