import { m } from '#lib/i18n/paraglide/messages.js';
import { canWrite, hasSelection } from './action.ts';
import type { Action, ActionPort } from './action.ts';

export function lockActions(editor: ActionPort): Action[] {
	const { commands } = editor;
	const allLocked = () => hasSelection(editor) && editor.selectedItems.every((item) => item.locked);
	const mayUnlock = () => editor.selectedItems.some((item) => commands.mayUnlock(item));
	return [
		{
			id: 'lock',
			group: 'edit',
			label: () => (allLocked() ? m.canvas_action_unlock() : m.canvas_action_lock()),
			shortcuts: ['Mod+Shift+L'],
			enabled: () => canWrite(editor) && hasSelection(editor) && (!allLocked() || mayUnlock()),
			checked: allLocked,
			perform: () => {
				const locking = !allLocked();
				const count = editor.selectedItems.filter((item) => locking !== item.locked).length;
				commands.lock(editor.selection, locking);
				editor.announcements.say(
					locking ? m.canvas_locked_many({ count }) : m.canvas_unlocked_many({ count })
				);
			}
		}
	];
}
