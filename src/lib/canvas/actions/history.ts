import { m } from '#lib/i18n/paraglide/messages.js';
import type { Action, ActionPort } from './action.ts';

export function historyActions(editor: ActionPort): Action[] {
	const { history } = editor.document;
	return [
		{
			id: 'undo',
			group: 'history',
			label: () => m.canvas_action_undo(),
			shortcuts: ['Mod+Z'],
			enabled: () => editor.canUndo,
			perform: () => history.undo()
		},
		{
			id: 'redo',
			group: 'history',
			label: () => m.canvas_action_redo(),
			shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
			enabled: () => editor.canRedo,
			perform: () => history.redo()
		}
	];
}
