/** A plan as it was, as the server tells it. */
import * as v from 'valibot';
import * as Y from 'yjs';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { readPlan, type Plan } from './plan.ts';

export const PlanPast = v.object({
	/** A Yjs update that makes the document as it was, in base64. */
	update: v.pipe(v.string(), v.base64()),
	/** Of each day on which the plan was changed the last change, in milliseconds since 1970; the oldest first. */
	days: v.array(v.number())
});
export type PlanPast = v.InferOutput<typeof PlanPast>;

/** Turns base64 into text of one octet per character; browsers and Node have it. */
declare const atob: (text: string) => string;

/** Reads a plan out of an update; refuses what cannot be read. */
export function planIn(update: string): Result<Plan, 'bad-answer'> {
	const doc = new Y.Doc();
	try {
		Y.applyUpdate(
			doc,
			Uint8Array.from(atob(update), (letter) => letter.charCodeAt(0))
		);
		return ok(readPlan(doc));
	} catch {
		return refuse('bad-answer');
	} finally {
		doc.destroy();
	}
}
