/**
 * What an action was learned from: references to posters, challenges and the like. They stand in the action's own
 * `links`, a Y.Map keyed by what is referred to, so that two people who link the same thing link it once.
 */
import * as v from 'valibot';
import * as Y from 'yjs';
import { idPattern } from '#lib/base/model/ids.ts';

const Id = v.pipe(v.string(), v.regex(idPattern));
export const Reference = v.object({
	/** What sort of thing it is; the registers and polls say how they are called here. */
	kind: v.pipe(v.string(), v.regex(/^[a-z]{1,32}$/)),
	id: Id,
	/** What of it is meant, such as one subject of a poll. */
	part: v.optional(Id)
});
export type Reference = v.InferOutput<typeof Reference>;

const Value = v.object({
	/** Milliseconds since 1970. */
	at: v.fallback(v.pipe(v.number(), v.finite()), 0),
	/** Why it matters for the action, in a sentence. */
	why: v.fallback(v.pipe(v.string(), v.maxLength(1000)), '')
});

export const Evidence = v.object({ ...Reference.entries, at: v.number(), why: v.string() });
export type Evidence = v.InferOutput<typeof Evidence>;

export const whyLimit = 300;

export const evidenceKey = ({ kind, id, part }: Reference): string =>
	[kind, id, ...(part === undefined ? [] : [part])].join(':');

function referenceOf(key: string): Reference | undefined {
	const [kind, id, part, ...rest] = key.split(':');
	if (rest.length > 0) return undefined;
	const parsed = v.safeParse(Reference, { kind, id, ...(part === undefined ? {} : { part }) });
	return parsed.success ? parsed.output : undefined;
}

/** The evidence of an action, the oldest first. */
export function readEvidence(action: Y.Map<unknown>): Evidence[] {
	const links = action.get('links');
	if (!(links instanceof Y.Map)) return [];
	return [...links.keys()]
		.flatMap((key): Evidence[] => {
			const reference = referenceOf(key);
			const value = v.safeParse(Value, links.get(key));
			return reference && value.success ? [{ ...reference, ...value.output }] : [];
		})
		.sort((a, b) => a.at - b.at || (evidenceKey(a) < evidenceKey(b) ? -1 : 1));
}

/** Links something to an action, or changes why. @param now milliseconds since 1970 */
export function link(
	action: Y.Map<unknown>,
	to: Reference,
	why: string,
	now: number,
	origin?: unknown
): void {
	if (!v.is(Reference, to)) return;
	action.doc?.transact(() => {
		const links = linksOf(action);
		const known = v.safeParse(Value, links.get(evidenceKey(to)));
		links.set(evidenceKey(to), {
			at: known.success ? known.output.at : now,
			why: why.trim().slice(0, whyLimit)
		});
	}, origin);
}

export function unlink(action: Y.Map<unknown>, from: Reference, origin?: unknown): void {
	const links = action.get('links');
	if (links instanceof Y.Map) action.doc?.transact(() => links.delete(evidenceKey(from)), origin);
}

function linksOf(action: Y.Map<unknown>): Y.Map<unknown> {
	const links = action.get('links');
	if (links instanceof Y.Map) return links;
	const made = new Y.Map<unknown>();
	action.set('links', made);
	return made;
}
