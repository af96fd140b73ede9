import { m } from '#lib/i18n/paraglide/messages.js';
import { saySwitched } from './action.ts';
import type { Action, ActionPort } from './action.ts';

export function minimapActions(editor: ActionPort): Action[] {
	const { minimap } = editor;
	return [
		{
			id: 'minimap',
			group: 'view',
			label: () => m.minimap_action(),
			shortcuts: ['Alt+Shift+M'],
			enabled: () => true,
			checked: () => minimap.shown,
			perform: () => {
				minimap.shown = !minimap.shown;
				saySwitched(editor, m.minimap_action(), minimap.shown);
			}
		}
	];
}
