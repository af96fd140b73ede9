/** What the server put back of a change, and why; in `messageDenied`, as JSON. */
import * as v from 'valibot';

/** Verbs of a step (session/model/rights.ts), and what no step ever gives to participants. */
export const deniedVerbs = [
	...(['add', 'edit-own', 'edit-all', 'move', 'delete', 'comment', 'react'] as const),
	/** take away what stands in a register under another name and region */
	'delete-others',
	/** change what another region says for itself */
	'region',
	/** change what a facilitator locked, or lock like one */
	'lock'
] as const;
export type DeniedVerb = (typeof deniedVerbs)[number];

/** `step`: the running step does not allow it. `paused`: nothing is allowed now. `kept`: it never is. */
export const deniedReasons = ['step', 'paused', 'kept'] as const;
export type DeniedReason = (typeof deniedReasons)[number];

export const Denied = v.object({
	verb: v.picklist(deniedVerbs),
	reason: v.picklist(deniedReasons),
	/** What was written and taken away again, so that its writer can keep it. */
	text: v.string()
});
export type Denied = v.InferOutput<typeof Denied>;

export const DeniedList = v.pipe(v.string(), v.parseJson(), v.array(Denied));

const mostDenials = 20;
const mostText = 4000;

/** Few enough to be told: each verb once without text, and what was written, cut off after some pages. */
export function toTell(denials: readonly Denied[]): Denied[] {
	const known = new Set<string>();
	return denials
		.filter(({ verb, reason, text }) => {
			if (text !== '') return true;
			const key = `${verb} ${reason}`;
			return known.has(key) ? false : known.add(key);
		})
		.slice(0, mostDenials)
		.map((denied) => ({ ...denied, text: denied.text.slice(0, mostText) }));
}
