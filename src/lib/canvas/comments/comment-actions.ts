import { m } from '#lib/i18n/paraglide/messages.js';
import { canWrite } from '../actions/action.ts';
import type { Action, ActionPort } from '../actions/action.ts';

/** @param compose opens a new comment about what is selected, or about a place */
export function commentActions(editor: ActionPort, compose: () => void): Action[] {
	return [
		{
			id: 'comment',
			group: 'talk',
			label: () => m.board_comments_action(),
			shortcuts: ['Mod+Alt+M'],
			enabled: () => canWrite(editor),
			perform: compose
		}
	];
}
