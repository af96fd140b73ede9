/**
 * Words that a workshop explains by itself, beside those of the programme: data of the workshop, which its facilitators
 * write. They are shown beside every field that uses them, and in the report. Every page of a workshop reads them, so that
 * nothing else is here.
 */
import * as v from 'valibot';
import { LocalizedText } from '#lib/base/model/localized-text.ts';

export const OwnTerm = v.object({
	id: v.string(),
	name: LocalizedText,
	/** What it is abbreviated to; empty for nothing. */
	short: LocalizedText,
	means: LocalizedText
});
export type OwnTerm = v.InferOutput<typeof OwnTerm>;
export const OwnTerms = v.array(OwnTerm);
