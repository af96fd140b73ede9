/** What it means for the selection that the focus goes from item to item on the canvas. */
import type { Editor } from '../editor.svelte.ts';

/** The keyboard leads to an item: it alone is selected, unless things are being gathered. */
export function walkOnto(editor: Editor, id: string): void {
	editor.announcements.heard(id);
	if (editor.toolbox.several) editor.reveal(id);
	else editor.focusItem(id);
}

/**
 * An item has the focus, by whatever means. What is selected together stays so when the focus comes to a part of it,
 * or `back` to where it was, from a menu or another window.
 */
export function standOn(editor: Editor, id: string, back: boolean): void {
	const { selection } = editor;
	if (!selection.includes(id) && !(back && selection.length > 1)) return walkOnto(editor, id);
	editor.announcements.heard(id);
	editor.reveal(id);
}

/** An item is pressed: into the selection or out of it while things are gathered, else it is the whole of it. */
export function choose(editor: Editor, id: string): void {
	const { selection } = editor;
	if (!editor.toolbox.several) editor.focusItem(id);
	else if (selection.includes(id)) editor.select(selection.filter((each) => each !== id));
	else editor.select([...selection, id]);
}
