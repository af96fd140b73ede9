/** The context menu's commands for what is selected now, from the list of actions. */
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Editor } from '../editor.svelte.ts';
import type { MenuCommand } from './ContextMenu.svelte';
import { firstShortcut } from './perform.ts';

/** Commands of the page around the board, for one selected item. */
export interface PageCommands {
	/** Shows the item's words and numbers. */
	readonly details: () => void;
	/** Opens the page that the item stands for; absent if it stands for itself. */
	readonly open: (() => void) | undefined;
}

export function menuGroups(editor: Editor, page: PageCommands): MenuCommand[][] {
	const chosen = editor.selection.length > 0;
	const groups = chosen ? (['edit', 'order'] as const) : (['edit', 'find', 'view'] as const);
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
		run: page.details
	};
	if (!page.open) return [...some, [more]];
	const open: MenuCommand = {
		id: 'open',
		label: m.board_page_open_poster(),
		shortcut: 'Enter',
		disabled: false,
		run: page.open
	};
	return [[open], ...some, [more]];
}
