import { m } from '#lib/i18n/paraglide/messages.js';
import { canWrite } from './action.ts';
import type { Action, ActionPort } from './action.ts';

/** Private writing: whether the selection goes along with the reveal. */
export function keepBackActions(editor: ActionPort): Action[] {
	const drafts = () => editor.selectedItems.filter((item) => item.draft !== undefined);
	const allKept = () => drafts().length > 0 && drafts().every((item) => item.draft?.kept === true);
	return [
		{
			id: 'keep-back',
			group: 'edit',
			label: () => (allKept() ? m.private_share_action() : m.private_keep_action()),
			shortcuts: [],
			enabled: () => canWrite(editor) && drafts().length > 0,
			perform: () => {
				const kept = !allKept();
				const count = drafts().length;
				editor.commands.keepBack(
					drafts().map(({ id }) => id),
					kept
				);
				editor.announcements.say(kept ? m.private_kept_many({ count }) : m.private_shared_many({ count }));
			}
		}
	];
}
