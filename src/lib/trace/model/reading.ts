/** What a trace says: which actions use what, and what hangs loose at either end. */
import { evidenceKey, type Reference } from '#lib/plan/model/evidence.ts';
import type { Source, SourceKind, Trace, TracedAction, TracedPlan } from './trace.ts';

/**
 * From this share of a poll's scale on, a practice is called strong and a challenge heavy: 3.4 of 1 to 5. A
 * convention, told beside the trace.
 */
export const strongFrom = 0.6;

export interface PlacedAction {
	readonly plan: TracedPlan;
	readonly action: TracedAction;
	/** Its place in its plan, from 1. */
	readonly number: number;
}

export const actionsIn = ({ plans }: Pick<Trace, 'plans'>): PlacedAction[] =>
	plans.flatMap((plan) => plan.actions.map((action, at) => ({ plan, action, number: at + 1 })));

/** Sources by `evidenceKey`. */
export const sourcesByKey = ({ sources }: Trace): ReadonlyMap<string, Source> =>
	new Map(sources.map((source) => [evidenceKey(source), source]));

/** The highest share that a revealed poll gives it; null where none does. */
export const strengthOf = ({ judged }: Source): number | null =>
	judged.length === 0 ? null : Math.max(...judged.map(({ share }) => share));

export const isStrong = (source: Source): boolean => (strengthOf(source) ?? 0) >= strongFrom;

/** The keys of all that is used when these are: what they name, and what that names. */
export function usedWith(
	references: readonly Reference[],
	byKey: ReadonlyMap<string, Source>
): ReadonlySet<string> {
	const used = new Set<string>();
	const open = [...references];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		const key = evidenceKey(next);
		if (used.has(key)) continue;
		used.add(key);
		open.push(...(byKey.get(key)?.names ?? []));
	}
	return used;
}

/** The actions that use a thing, by themselves or through what they use. */
export function actionsUsing(trace: Trace, thing: Reference): PlacedAction[] {
	const byKey = sourcesByKey(trace);
	const key = evidenceKey(thing);
	return actionsIn(trace).filter(({ action }) => usedWith(action.evidence, byKey).has(key));
}

export interface LooseKind {
	readonly kind: SourceKind;
	/** What no action uses though polls say that it is strong or heavy, the strongest first; all where no poll has asked. */
	readonly strong: readonly Source[];
	/** What else no action uses. */
	readonly others: readonly Source[];
}

export interface LooseEnds {
	/** Actions that say of nothing that they were learned from it. */
	readonly actions: readonly PlacedAction[];
	/** Kinds from which actions are asked for, those without loose entries left out. */
	readonly kinds: readonly LooseKind[];
}

export function looseEnds(trace: Trace): LooseEnds {
	const byKey = sourcesByKey(trace);
	const actions = actionsIn(trace);
	const used = usedWith(
		actions.flatMap(({ action }) => action.evidence),
		byKey
	);
	return {
		actions: actions.filter(({ action }) => action.evidence.length === 0),
		kinds: trace.kinds.flatMap((kind) => {
			if (!kind.asks) return [];
			const all = trace.sources.filter((source) => source.kind === kind.kind && !source.merged);
			const loose = all
				.filter((source) => !used.has(evidenceKey(source)))
				.toSorted((a, b) => (strengthOf(b) ?? -1) - (strengthOf(a) ?? -1));
			if (loose.length === 0) return [];
			const asked = all.some((source) => strengthOf(source) !== null);
			const strong = asked ? loose.filter(isStrong) : loose;
			return [{ kind, strong, others: loose.filter((source) => !strong.includes(source)) }];
		})
	};
}
