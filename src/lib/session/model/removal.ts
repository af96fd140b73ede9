/** Why somebody was removed from a workshop, as they read it: one of some reasons in their language, and own words. */
import * as v from 'valibot';

export const removalReasons = ['twice', 'not-invited', 'conduct', 'other'] as const;
export const mostRemovalWords = 300;

export const Removal = v.object({
	reason: v.picklist(removalReasons),
	/** By the facilitator; empty for none. */
	words: v.pipe(v.string(), v.trim(), v.maxLength(mostRemovalWords))
});
export type Removal = v.InferOutput<typeof Removal>;
