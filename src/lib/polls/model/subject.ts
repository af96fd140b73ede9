/** What a poll asks about. Apart from the contract of poll kinds, so that lists of polls need nothing of kinds. */
import * as v from 'valibot';
import { LocalizedText } from '#lib/base/model/localized-text.ts';

/** The things a poll can ask about: registers of the workshop, things on a board, or a list typed for this poll. */
export const subjectSources = ['posters', 'challenges', 'criteria', 'items', 'free'] as const;
export type SubjectSource = (typeof subjectSources)[number];

/**
 * What people are asked about, as it was when the poll was prepared: results stay readable when the
 * thing itself changes or goes.
 */
export const Subject = v.object({
	id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
	title: LocalizedText,
	/** Where it comes from, when a region of the workshop; null for guests and things without a region. */
	region: v.nullable(v.pipe(v.string(), v.maxLength(64))),
	/** One more line to tell it apart, e.g. the cluster's name. */
	note: v.optional(LocalizedText),
	/** Where more about it can be read; absent for polls from before this was noted. */
	source: v.optional(v.picklist(subjectSources)),
	/** The board on which it lies, for things on a board. */
	board: v.optional(v.pipe(v.string(), v.maxLength(64)))
});
export type Subject = v.InferOutput<typeof Subject>;

/** Whether it was taken from a poster. Of what polls asked about before the source was noted, only posters have a region. */
export function isPoster({ source, region }: Subject): boolean {
	return source === undefined ? region !== null : source === 'posters';
}
