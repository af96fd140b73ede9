import { m } from '#lib/i18n/paraglide/messages.js';
import { canWrite, hasSelection } from './action.ts';
import type { Action, ActionPort } from './action.ts';

/** World units by which a copy stands apart from its original. */
const copyOffset = { x: 24, y: 24 };

export function editActions(editor: ActionPort): Action[] {
	const { commands, document } = editor;
	return [
		{
			id: 'edit-text',
			group: 'edit',
			label: () => m.canvas_action_edit_text(),
			shortcuts: ['Enter', 'F2'],
			enabled: () => {
				const [item] = editor.selectedItems;
				const has = item && document.kinds.of(item)?.textField;
				return canWrite(editor) && editor.selection.length === 1 && Boolean(has) && item?.locked === false;
			},
			perform: () => void editor.edit(editor.selection[0] ?? '')
		},
		{
			id: 'duplicate',
			group: 'edit',
			label: () => m.canvas_action_duplicate(),
			shortcuts: ['Mod+D'],
			enabled: () => canWrite(editor) && hasSelection(editor),
			perform: () => editor.select(commands.duplicate(editor.selection, copyOffset))
		}
	];
}
