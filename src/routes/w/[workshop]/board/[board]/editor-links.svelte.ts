/** Keeps an editor in step with the page: what may be done, how things look, who else is here. */
import type { Editor } from '#lib/canvas/editor.svelte.ts';
import type { BoardEnv } from '#lib/canvas/item-view.ts';
import type { Presence } from '#lib/realtime/presence.svelte.ts';
import { watchTheme } from './board-env.ts';

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
	$effect(() => watchTheme(() => (theme += 1)));
	$effect(() => {
		void theme;
		editor.env = facts.env();
	});
	$effect(() => {
		editor.readOnly = facts.readOnly();
	});
	$effect(() => {
		editor.announcements.othersHeard = facts.announcing();
	});
	$effect(() => presence.setSelection(editor.selection));
	$effect(() => presence.setViewport(editor.viewport.box));
	$effect(() => {
		editor.setOthers(
			presence.others.map(({ clientId, gesture }) => ({ key: String(clientId), gesture: gesture ?? null }))
		);
	});
}
