/** Keeps an editor in step with the page: what may be done, how things look, who else is here. */
import { untrack } from 'svelte';
import type { Editor } from '#lib/canvas/editor.svelte.ts';
import type { BoardEnv } from '#lib/canvas/item-view.ts';
import type { Presence } from '#lib/realtime/presence.svelte.ts';
import { watchTheme } from '../../../../board-env.ts';

export interface PageFacts {
	readOnly(): boolean;
	/** Reads everything it depends on, so that a change of it is followed. */
	env(): BoardEnv;
	/** Whether changes by others are spoken. */
	announcing(): boolean;
}

/**
 * To be called while a component is made; ends with it. All of it drives the editor and presence, which
 * live outside of Svelte's graph.
 */
export function linkEditor(editor: Editor, presence: Presence, facts: PageFacts): void {
	let theme = $state(0);
	/** What the editor reads while it takes something in is its own affair and must not be followed here. */
	const hand = <Value>(from: () => Value, to: (value: Value) => void): void => {
		$effect(() => {
			const value = from();
			untrack(() => to(value));
		});
	};
	$effect(() => watchTheme(() => (theme += 1)));
	hand(
		() => {
			void theme;
			return facts.env();
		},
		(env) => (editor.env = env)
	);
	hand(facts.readOnly, (readOnly) => (editor.readOnly = readOnly));
	hand(facts.announcing, (announcing) => (editor.announcements.othersHeard = announcing));
	hand(
		() => editor.selection.filter((id) => !editor.document.isDraft(id)),
		(selection) => presence.setSelection(selection)
	);
	hand(
		() => editor.viewport.box,
		(box) => presence.setViewport(box)
	);
	hand(
		() => presence.others,
		(others) =>
			editor.setOthers(
				others.map(({ clientId, gesture }) => ({ key: String(clientId), gesture: gesture ?? null }))
			)
	);
}
