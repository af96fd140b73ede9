/** What a review link gives to whoever opened it, whatever the running step says. */
import * as v from 'valibot';
import { can, type Role } from './roles.ts';

export const ReviewGrant = v.object({
	/** The only board that may be opened; null for the whole workshop. */
	board: v.nullable(v.string()),
	/** May comment now: the link lets them, and its deadline is not over. */
	comments: v.boolean(),
	/** Ids of polls that may be answered now while they are open. */
	polls: v.array(v.string()),
	/** When commenting and answering end, in milliseconds since 1970; null if only the link does. */
	until: v.nullable(v.number())
});
export type ReviewGrant = v.InferOutput<typeof ReviewGrant>;

/** Whether this reviewer sees nothing but one board. */
export const seesOneBoard = (grant: ReviewGrant | null | undefined): boolean =>
	grant?.board !== null && grant?.board !== undefined;

/** Whether somebody may vote in a poll: by their role, or by the link through which they came. */
export const mayVoteIn = (
	poll: string,
	{ role, review }: { readonly role: Role; readonly review: ReviewGrant | null },
	workshopOpen: boolean
): boolean =>
	can(role, 'vote', workshopOpen) || (workshopOpen && review !== null && review.polls.includes(poll));

/** Most polls that one link offers. */
export const mostReviewPolls = 50;
