/** Sees to it that what is being written can be read: large enough, and not behind a phone's keyboard. */
import { untrack } from 'svelte';
import type { Editor } from '../editor.svelte.ts';

/** CSS pixels; smaller letters are brought closer before one writes, to this size. */
const readable = { least: 8, wanted: 14 } as const;
const margin = 24;

/** While an item's text is edited; returns the way to end it. */
export function watchWriting(editor: Editor, surface: HTMLElement): () => void {
	const { document, viewport } = editor;
	const bringIntoView = (): void => {
		const { editing } = editor;
		const item = editing && document.lookup(editing.id);
		if (!item) return;
		const box = document.kinds.outline(item, document.lookup);
		if (editing.fontSize < readable.least)
			viewport.zoomTo((viewport.camera.zoom * readable.wanted) / editing.fontSize, editing.center);
		viewport.reveal(box);
	};
	/** The on-screen keyboard covers the lower part of the window without resizing the page. */
	const makeRoom = (): void => {
		const field = surface.querySelector('[data-text-editor]');
		if (!field || !window.visualViewport) return;
		const { offsetTop, height } = window.visualViewport;
		const hidden = field.getBoundingClientRect().bottom + margin - (offsetTop + height);
		if (hidden > 0) viewport.panBy(0, hidden);
	};
	untrack(bringIntoView);
	window.visualViewport?.addEventListener('resize', makeRoom);
	return () => window.visualViewport?.removeEventListener('resize', makeRoom);
}
