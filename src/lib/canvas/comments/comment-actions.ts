import { m } from '#lib/i18n/paraglide/messages.js';
import type { Action } from '../actions/action.ts';

/**
 * @param allowed whether comments may be written now; reactive
 * @param compose opens a new comment about what is selected, or about a place
 */
export function commentActions(allowed: () => boolean, compose: () => void): Action[] {
	return [
		{
			id: 'comment',
			group: 'talk',
			label: () => m.board_comments_action(),
			shortcuts: ['Mod+Alt+M'],
			enabled: allowed,
			perform: compose
		}
	];
}
