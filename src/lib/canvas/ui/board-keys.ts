/**
 * Keys and the clipboard for the whole board page: they work wherever the focus is, except where one types,
 * in menus and dialogs, and for those keys that the focused button needs itself.
 */
import { itemsFromText, itemsToText } from '#lib/board/model/clipboard.ts';
import type { Item } from '#lib/board/model/item.ts';
import type { Editor } from '../editor.svelte.ts';
import { textLimit } from './text-limit.ts';

const ownKeys =
	'input, textarea, select, [contenteditable="true"], dialog, [role="dialog"], [role="menu"], [role="tree"]';
/** Keys that buttons, links and toolbars use themselves. */
const buttonKeys = new Set(['Enter', ' ', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

const belongsElsewhere = (target: EventTarget | null): boolean =>
	target instanceof Element && target.closest(ownKeys) !== null;

/** Whether the key meant something to the board; then the browser must not act on it. */
export function handleBoardKey(
	editor: Editor,
	event: KeyboardEvent,
	/** Enter on what is not written in but stands for a page; returns whether it did. */
	open: (item: Item | undefined) => boolean
): boolean {
	if (event.defaultPrevented || event.isComposing || belongsElsewhere(event.target)) return false;
	const onSurface = event.target instanceof Element && event.target.closest('[data-board-surface]') !== null;
	const onButton =
		event.target instanceof Element && event.target.closest('button, a, [role="toolbar"]') !== null;
	if (onButton && !onSurface && buttonKeys.has(event.key)) return false;
	selectFocused(editor, event);
	const [only, ...more] = editor.selectedItems;
	if (event.key === 'Enter' && more.length === 0 && open(only)) return true;
	return editor.handleKey({
		key: event.key,
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

/** Puts the selection on the clipboard; false if there is none or text is meant. */
export function copySelection(editor: Editor, event: ClipboardEvent): boolean {
	if (belongsElsewhere(event.target) || editor.selection.length === 0) return false;
	const chosen = editor.commands.withContents(editor.selection);
	const items = chosen.flatMap((id) => editor.document.lookup(id) ?? []);
	event.clipboardData?.setData('text/plain', itemsToText(items));
	event.preventDefault();
	return true;
}

export interface Pasted {
	readonly files: readonly File[];
}

/**
 * Takes in what was pasted: items of any board, or a text as a new item. Pictures are handed back, because
 * they must be described and uploaded first.
 */
export function pasteInto(editor: Editor, event: ClipboardEvent): Pasted | undefined {
	if (belongsElsewhere(event.target) || editor.readOnly || !event.clipboardData) return undefined;
	const files = [...event.clipboardData.files];
	if (files.length > 0) {
		event.preventDefault();
		return { files };
	}
	const text = event.clipboardData.getData('text/plain').trim();
	if (text === '') return undefined;
	event.preventDefault();
	const items = itemsFromText(text, editor.document.kinds);
	if (items) {
		const offset = 24;
		editor.select(editor.commands.insertCopies(items, { x: offset, y: offset }));
	} else insertText(editor, text);
	return undefined;
}

/** A text becomes an item of the first kind that holds a text and is simply placed. */
export function insertText(editor: Editor, text: string): void {
	const kind = editor.document.kinds.all.find((each) => each.creation === 'place' && each.textField !== null);
	if (!kind?.textField) return;
	editor.insert([{ kind: kind.kind, props: { [kind.textField]: text.slice(0, textLimit) } }]);
}
