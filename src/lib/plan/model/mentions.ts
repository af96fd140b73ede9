/** Comments in action plans that mention somebody, as the session tells those who are meant. */
import * as v from 'valibot';
import { part } from '#lib/realtime/model/messages.ts';

/** As many are told; the newest. */
export const mostPlanMentions = 100;

export const PlanMention = v.object({
	plan: v.string(),
	/** The part or action in whose text it stands. */
	section: v.string(),
	/** The words that the talk is about. */
	quote: v.string(),
	comment: v.object({
		id: v.string(),
		/** As it is stored (board/model/mentions.ts). */
		text: v.string(),
		/** Opaque participant id. */
		author: v.string(),
		/** Milliseconds since 1970. */
		at: v.number()
	})
});
export type PlanMention = v.InferOutput<typeof PlanMention>;

/** Open ones that mean this person or their region, the newest first; null until the plans were looked through. */
export const planMentionsPart = part('plan-mentions', v.nullable(v.array(PlanMention)));
