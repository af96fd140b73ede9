/** The context menu's commands for what is selected now, from the list of actions. */
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Editor } from '../editor.svelte.ts';
import type { MenuCommand } from './ContextMenu.svelte';
import { firstShortcut } from './perform.ts';

/** @param details opens what holds the item's words and numbers */
export function menuGroups(editor: Editor, details: () => void): MenuCommand[][] {
	const chosen = editor.selection.length > 0;
	const groups = chosen ? (['edit', 'order'] as const) : (['edit', 'view'] as const);
	const commands = groups.map((group) =>
		editor.actions
			.filter((action) => action.group === group && action.enabled())
			.map((action): MenuCommand => ({
				id: action.id,
				label: action.label(),
				shortcut: firstShortcut(action),
				disabled: false,
				...(action.id === 'delete' ? { tone: 'danger' } : {}),
				run: () => action.perform()
			}))
	);
	const some = commands.filter((group) => group.length > 0);
	if (editor.selection.length !== 1) return some;
	const more: MenuCommand = {
		id: 'details',
		label: m.board_page_details(),
		shortcut: undefined,
		disabled: false,
		run: details
	};
	return [...some, [more]];
}
