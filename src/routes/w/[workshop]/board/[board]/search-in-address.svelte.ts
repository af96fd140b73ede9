/** A link can bring along what is to be found on a board: `?find=<words>`. */
import { untrack } from 'svelte';
import type { Editor } from '#lib/canvas/editor.svelte.ts';
import type { BoardSearch } from '#lib/canvas/find/board-search.svelte.ts';

/** To be called while a component is made; ends with it. @param show opens the panel in which hits are listed */
export function linkSearchInAddress(
	editor: Editor,
	search: BoardSearch,
	address: () => URL,
	show: () => void
): void {
	const laidOut = $derived(editor.viewport.size.w > 1);
	$effect(() => {
		const words = address().searchParams.get('find');
		if (!laidOut || !words) return;
		untrack(() => {
			search.open(words);
			show();
			search.step(1);
		});
	});
}
