/**
 * Keys for the whole board page: they work wherever the focus is, except where one types, in menus and
 * dialogs, and for those keys that the focused button needs itself.
 */
import type { Item } from '#lib/board/model/item.ts';
import type { Editor } from '../editor.svelte.ts';

const ownKeys =
	'input, textarea, select, [contenteditable="true"], dialog, [role="dialog"], [role="menu"], [role="tree"]';
/** Keys that buttons, links and toolbars use themselves. */
const buttonKeys = new Set(['Enter', ' ', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

/** Whether keys and the clipboard are for something else than the board while this has the focus. */
export const belongsElsewhere = (target: EventTarget | null): boolean =>
	target instanceof Element && target.closest(ownKeys) !== null;

/** Whether the key meant something to the board; then the browser must not act on it. */
export function handleBoardKey(
	editor: Editor,
	event: KeyboardEvent,
	/** Enter on what is not written in but stands for a page; returns whether it did. */
	open: (item: Item | undefined) => boolean
): boolean {
	if (event.defaultPrevented || event.isComposing || belongsElsewhere(event.target)) return false;
	// Marks over the board, such as those of comments, are buttons like those around it.
	const onSurface =
		event.target instanceof Element &&
		event.target.closest('[data-board-surface], [data-over-board]')?.matches('[data-board-surface]') === true;
	const onButton =
		event.target instanceof Element && event.target.closest('button, a, [role="toolbar"]') !== null;
	if (onButton && !onSurface && buttonKeys.has(event.key)) return false;
	selectFocused(editor, event);
	const [only, ...more] = editor.selectedItems;
	if (event.key === 'Enter' && more.length === 0 && open(only)) return true;
	return editor.handleKey({
		key: event.key,
		code: event.code,
		shift: event.shiftKey,
		alt: event.altKey,
		mod: event.ctrlKey || event.metaKey
	});
}

/** After Escape the focus rests on an item that is no longer selected: keys that act on it select it again. */
function selectFocused(editor: Editor, event: KeyboardEvent): void {
	const item = event.target instanceof HTMLElement ? event.target.dataset['itemId'] : undefined;
	if (item === undefined || editor.selection.length > 0) return;
	if (['Enter', ' ', 'F2', 'F10', 'ContextMenu'].includes(event.key)) editor.select([item]);
}
