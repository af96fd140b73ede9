/** The context menu's commands for what is selected now, from the list of actions. */
import { m } from '#lib/i18n/paraglide/messages.js';
import type { ActionGroup } from '../actions/action.ts';
import type { Editor } from '../editor.svelte.ts';
import type { MenuCommand } from './context-menu.ts';
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
	const groups = chosen ? (['link', 'talk', 'edit'] as const) : (['talk', 'edit', 'find', 'view'] as const);
	const commands = groups.map((group) => entriesOf(editor, group));
	if (chosen) {
		const menus = [
			menu('react', m.board_reactions(), entriesOf(editor, 'react')),
			menu('arrange', m.canvas_menu_arrange(), entriesOf(editor, 'arrange')),
			menu('order', m.canvas_menu_order(), entriesOf(editor, 'order')),
			menu('choose', m.canvas_menu_choose(), entriesOf(editor, 'choose'))
		];
		commands.push(menus.filter((each) => (each.children?.length ?? 0) > 0));
	}
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
		label: m.board_page_open_page(),
		shortcut: 'Enter',
		disabled: false,
		run: page.open
	};
	return [[open], ...some, [more]];
}

/** What can be done now of a group of actions. */
export function entriesOf(editor: Editor, group: ActionGroup): MenuCommand[] {
	return editor.actions
		.filter((action) => action.group === group && action.enabled())
		.map((action): MenuCommand => ({
			id: action.id,
			label: action.label(),
			shortcut: firstShortcut(action),
			disabled: false,
			...(action.icon ? { icon: action.icon } : {}),
			...(action.checked && group === 'view' ? { checked: action.checked() } : {}),
			...(action.id === 'delete' ? { tone: 'danger' } : {}),
			run: () => action.perform()
		}));
}

const menu = (id: string, label: string, children: readonly MenuCommand[]): MenuCommand => ({
	id,
	label,
	shortcut: undefined,
	disabled: false,
	children,
	run: () => undefined
});
