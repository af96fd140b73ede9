import { m } from '#lib/i18n/paraglide/messages.js';
import { hasSelection } from './action.ts';
import type { Action, ActionPort } from './action.ts';

export function selectActions(editor: ActionPort): Action[] {
	const { document } = editor;
	return [
		{
			id: 'select-all',
			group: 'edit',
			label: () => m.canvas_action_select_all(),
			shortcuts: ['Mod+A'],
			enabled: () => true,
			perform: () =>
				editor.select([...document.items()].filter((item) => !item.locked).map((item) => item.id))
		},
		{
			id: 'select-none',
			group: 'edit',
			label: () => m.canvas_action_select_none(),
			shortcuts: ['Escape'],
			enabled: () => hasSelection(editor),
			perform: () => editor.select([])
		}
	];
}
