import { m } from '#lib/i18n/paraglide/messages.js';
import { canChange } from './action.ts';
import type { Action, ActionPort } from './action.ts';

export function tagActions(editor: ActionPort): Action[] {
	return [
		{
			id: 'tags',
			group: 'edit',
			label: () => m.tags_action(),
			shortcuts: ['Alt+T'],
			enabled: () => canChange(editor),
			perform: () => (editor.tagging.open = true)
		}
	];
}
