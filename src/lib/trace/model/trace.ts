/**
 * The trace of a workshop: which actions its plans hold, what each was learned from, and what was said of that in
 * revealed polls. It is collected by the server and read by pages and report alike; it names no people.
 */
import * as v from 'valibot';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import { Evidence, Reference } from '#lib/plan/model/evidence.ts';
import { planStatuses } from '#lib/plan/model/messages.ts';
import pollResults from './poll-results.json' with { type: 'json' };

/** In which order things stand in the trace; a poll judges what was shown. */
export const stages = ['shown', 'judged', 'concluded'] as const;

/** A sort of thing that actions can be learned from. */
export const SourceKind = v.object({
	/** How references name it. */
	kind: v.string(),
	/** What one of them is called. */
	one: LocalizedText,
	/** The register that holds them; null for polls. */
	register: v.nullable(v.string()),
	stage: v.picklist(stages),
	/** Whether an action is asked for: one that no action uses is loose. */
	asks: v.boolean()
});
export type SourceKind = v.InferOutput<typeof SourceKind>;

/** The result of a poll; the `part` of a reference is a subject of it. */
export const pollResultKind: SourceKind = { ...pollResults, register: null, stage: 'judged', asks: false };

/** What the newest revealed round of a poll says about one thing. */
export const Judged = v.object({
	poll: v.string(),
	/** The poll's title. */
	title: LocalizedText,
	value: v.number(),
	/** The ends of the poll's scale. */
	low: v.number(),
	high: v.number(),
	/** The value as a share of the scale, 1 for the best or the heaviest. */
	share: v.number(),
	/** How far people lie apart, as a share of the scale's width; null where that was not counted. */
	dissent: v.nullable(v.number())
});
export type Judged = v.InferOutput<typeof Judged>;

/** Something that an action can be learned from. */
export const Source = v.object({
	...Reference.entries,
	title: LocalizedText,
	/** The language it was written in. */
	language: v.string(),
	region: v.nullable(v.string()),
	/** What it is a part of, such as the poll of a result. */
	of: v.optional(LocalizedText),
	judged: v.array(Judged),
	/** What it comes from or is about: whoever uses it uses these, too. */
	names: v.array(Reference),
	/** Another entry stands for it; lists leave it out. */
	merged: v.boolean()
});
export type Source = v.InferOutput<typeof Source>;

export const TracedAction = v.object({
	id: v.string(),
	/** Empty while it has none. */
	name: v.string(),
	evidence: v.array(Evidence),
	indicator: v.string(),
	baseline: v.string(),
	target: v.string(),
	/** `YYYY-MM`, or empty. */
	begins: v.string(),
	ends: v.string()
});
export type TracedAction = v.InferOutput<typeof TracedAction>;

export const TracedPlan = v.object({
	id: v.string(),
	title: v.string(),
	regions: v.array(v.string()),
	status: v.picklist(planStatuses),
	language: v.string(),
	/** How much of what is asked for is filled in, and whether nothing is missing or too long. */
	progress: v.object({ filled: v.number(), total: v.number(), ready: v.boolean() }),
	actions: v.array(TracedAction)
});
export type TracedPlan = v.InferOutput<typeof TracedPlan>;

export const Trace = v.object({
	kinds: v.array(SourceKind),
	plans: v.array(TracedPlan),
	sources: v.array(Source)
});
export type Trace = v.InferOutput<typeof Trace>;
