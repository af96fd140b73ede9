import { reactionSigns, type ReactionSign } from '#lib/board/model/reactions.ts';
import type { Reactions } from '#lib/board/talk/reactions.svelte.ts';
import { signName } from '#lib/board/talk/sign-names.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Action, ActionPort } from '../actions/action.ts';

/**
 * One action per sign, for the one item that is selected.
 * @param allowed whether reactions may be given now; reactive
 */
export function reactionActions(
	editor: ActionPort,
	allowed: () => boolean,
	reactions: () => Reactions
): Action[] {
	const only = (): string | undefined =>
		editor.selection.length === 1 && allowed() ? editor.selection[0] : undefined;
	const given = (sign: ReactionSign): boolean => {
		const item = only();
		return item !== undefined && reactions().isMine(item, sign);
	};
	return reactionSigns.map((sign, index) => ({
		id: `react-${index + 1}`,
		group: 'react',
		label: () => signName(sign),
		shortcuts: [],
		enabled: () => only() !== undefined,
		checked: () => given(sign),
		perform: () => {
			const item = only();
			if (item === undefined) return;
			const now = reactions().toggle(item, sign);
			const name = signName(sign);
			const count = reactions().count(item, sign);
			editor.announcements.say(
				now ? m.board_reactions_given({ name, count }) : m.board_reactions_taken_back({ name, count })
			);
		}
	}));
}
