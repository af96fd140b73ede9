/** The session's own parts of the channel: who you are, the workshop, and who is here. */
import * as v from 'valibot';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import { OwnTerms } from '#lib/glossary/model/own-terms.ts';
import { part } from '#lib/realtime/model/messages.ts';
import { ReviewGrant } from './review-grant.ts';
import { roles } from './roles.ts';

export const Region = v.object({
	id: v.string(),
	name: LocalizedText,
	country: v.string(),
	nuts: v.string(),
	/** A region colour token, `1` to `12`; never the only mark of a region. */
	color: v.number()
});
export type Region = v.InferOutput<typeof Region>;

export const Partner = v.object({ id: v.string(), region: v.string(), name: v.string() });
export type Partner = v.InferOutput<typeof Partner>;

export const BoardEntry = v.object({ id: v.string(), title: v.string() });
export type BoardEntry = v.InferOutput<typeof BoardEntry>;

export const Question = LocalizedText;

/** One planned step of the day, as text; the part `step` says how it runs. */
export const AgendaEntry = v.object({ title: LocalizedText, minutes: v.number(), kind: v.string() });

export const Workshop = v.object({
	id: v.string(),
	title: LocalizedText,
	place: v.string(),
	from: v.string(),
	to: v.string(),
	project: v.string(),
	status: v.picklist(['open', 'closed']),
	/** Nobody new may join an open workshop. */
	locked: v.boolean(),
	/** Shown to facilitators and participants, so that they can bring others in; null for reviewers. */
	code: v.nullable(v.string()),
	languages: v.array(v.string()),
	questions: v.array(Question),
	/** Words that it explains by itself. */
	terms: OwnTerms,
	agenda: v.array(AgendaEntry),
	regions: v.array(Region),
	partners: v.array(Partner),
	boards: v.array(BoardEntry)
});
export type Workshop = v.InferOutput<typeof Workshop>;

export const Person = v.object({
	id: v.string(),
	name: v.string(),
	region: v.nullable(v.string()),
	organisation: v.nullable(v.string()),
	role: v.picklist(roles),
	/** Has a live connection now. */
	here: v.boolean()
});
export type Person = v.InferOutput<typeof Person>;

/** Oneself, with what a review link gives. */
export const You = v.object({ ...Person.entries, review: v.optional(v.nullable(ReviewGrant), null) });
export type You = v.InferOutput<typeof You>;

/** Somebody of the workshop, as all others see them. */
export const Attendee = v.object({
	...Person.entries,
	/** The language they chose, as a tag; null where names may not be known or none was chosen. */
	language: v.nullable(v.string())
});
export type Attendee = v.InferOutput<typeof Attendee>;

/** The workshop as this person may see it. */
export const workshopPart = part('workshop', Workshop);
/** Who this person is here. */
export const youPart = part('you', You);
/** Everybody who ever joined and was not removed, present or not; sent at most once a second. */
export const peoplePart = part('people', v.array(Attendee));
