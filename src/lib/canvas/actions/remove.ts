import { m } from '#lib/i18n/paraglide/messages.js';
import { canChange } from './action.ts';
import type { Action, ActionPort } from './action.ts';

export function removeActions(editor: ActionPort): Action[] {
	return [
		{
			id: 'delete',
			group: 'edit',
			label: () => m.canvas_action_delete(),
			shortcuts: ['Delete', 'Backspace'],
			enabled: () => canChange(editor),
			perform: () => {
				const count = editor.selectedItems.filter((item) => !item.locked).length;
				editor.commands.delete(editor.selection);
				editor.announcements.say(m.canvas_deleted({ count }));
			}
		}
	];
}
