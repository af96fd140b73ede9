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
			perform: () => editor.deleting.selection()
		}
	];
}
