/** What the running step means for one board. */
import type { Item, ItemLookup } from '#lib/board/model/item.ts';
import type { StepVerb } from '#lib/session/model/rights.ts';
import type { Steps } from '#lib/session/steps/steps.svelte.ts';

const writing: readonly StepVerb[] = ['add', 'edit-own', 'edit-all', 'move', 'delete'];

/** Whether the step leaves this person nothing to change on a board. */
export const onlyLooks = (steps: Steps): boolean => !writing.some((verb) => steps.may(verb));

/** The frame that the step is about, if it is on this board. */
export function placeOfStep(steps: Steps, lookup: ItemLookup): Item | undefined {
	const view = steps.step?.view;
	return view?.kind === 'board' && view.frame !== null ? lookup(view.frame) : undefined;
}
