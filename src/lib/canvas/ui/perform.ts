/** Small bridges between the page's buttons, menus and keys and the editor. */
import type { Point } from '#lib/base/model/geometry.ts';
import type { Item } from '#lib/board/model/item.ts';
import { shortcutText } from '#lib/ui/shortcut-text.ts';
import { refuseAction, type Action } from '../actions/action.ts';
import type { Editor } from '../editor.svelte.ts';
import { matches } from '../keyboard.ts';
import type { BoardKey } from '../keyboard.ts';

/** Performs an action by its id, if it is possible now. */
export function perform(editor: Editor, id: string): void {
	const action = editor.actions.find((each) => each.id === id);
	if (action?.enabled()) action.perform();
}

/**
 * Performs the action that a key stands for, where keys that move things or choose tools mean something else;
 * returns whether there is one.
 */
export function performKey(editor: Editor, key: BoardKey): boolean {
	const action = editor.actions.find((each) => each.shortcuts.some((shortcut) => matches(shortcut, key)));
	if (action?.enabled()) action.perform();
	else if (action) refuseAction(editor.refusals, action);
	return action !== undefined;
}

/** The topmost item under a world point. */
export function itemAt(editor: Editor, at: Point): Item | undefined {
	const { document, index, lookup } = editor;
	return [...index.search({ x: at.x, y: at.y, w: 0, h: 0 })]
		.sort(document.compare)
		.findLast((item) => document.kinds.hit(item, at, 2, lookup));
}

/** For a menu at a world point: what is there is selected, unless it already belongs to the selection. */
export function selectForMenu(editor: Editor, at: Point): void {
	const item = itemAt(editor, at);
	if (!item) editor.select([]);
	else if (!editor.selection.includes(item.id)) editor.select([item.id]);
}

export const firstShortcut = (action: Action): string | undefined => {
	const [first] = action.shortcuts;
	return first === undefined ? undefined : shortcutText(first);
};
