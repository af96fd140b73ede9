import { m } from '#lib/i18n/paraglide/messages.js';
import { canWrite, hasSelection } from './action.ts';
import type { Action, ActionPort } from './action.ts';

export function lockActions(editor: ActionPort): Action[] {
	const allLocked = () => hasSelection(editor) && editor.selectedItems.every((item) => item.locked);
	return [
		{
			id: 'lock',
			group: 'edit',
			label: () => (allLocked() ? m.canvas_action_unlock() : m.canvas_action_lock()),
			shortcuts: ['Mod+Shift+L'],
			enabled: () => canWrite(editor) && hasSelection(editor),
			checked: allLocked,
			perform: () => editor.commands.lock(editor.selection, !allLocked())
		}
	];
}
