/** A link can lead to a frame of a board: `?frame=<id>`. Followed again, it leads there again. */
import { untrack } from 'svelte';
import type { Editor } from '#lib/canvas/editor.svelte.ts';

const margin = 56;

export const frameIn = (address: URL): string | null => address.searchParams.get('frame');

/** To be called while a component is made; ends with it. Drives the camera, which lives outside of Svelte's graph. */
export function linkFrameInAddress(editor: Editor, address: () => URL): void {
	const laidOut = $derived(editor.viewport.size.w > 1);
	$effect(() => {
		const id = frameIn(address());
		return laidOut && id !== null ? untrack(() => goThere(editor, id)) : undefined;
	});
}

/** Shows a frame, at the latest when it is on the board. @returns stops waiting */
function goThere({ document, viewport }: Editor, id: string): (() => void) | undefined {
	const go = (): boolean => {
		const frame = document.lookup(id);
		if (frame) viewport.flyTo(viewport.showing(frame, margin, 1));
		return frame !== undefined;
	};
	if (go()) return undefined;
	const stop = document.subscribe(() => {
		if (go()) stop();
	});
	return stop;
}
