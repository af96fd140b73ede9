/** What the running step means for one board: what it is about, and whose cursors are whose. */
import type { Item, ItemLookup } from '#lib/board/model/item.ts';
import type { PresentPerson } from '#lib/realtime/model/presence.ts';
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

/** The others as their cursors name them: a step may keep that back. */
export const cursorOwners = (steps: Steps, others: readonly PresentPerson[]): readonly PresentPerson[] =>
	steps.step?.names === false ? others.map((person) => ({ ...person, name: '' })) : others;
