/** The shortcut list of the help dialog, made from the tools and actions themselves. */
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Action } from '../actions/action.ts';
import type { Editor } from '../editor.svelte.ts';
import type { HelpGroup } from './HelpDialog.svelte';
import { shortcutText } from '#lib/ui/shortcut-text.ts';

export function helpGroups(editor: Pick<Editor, 'tools' | 'actions' | 'readOnly'>): HelpGroup[] {
	const row = (name: string, ...keys: string[]) => ({ name, keys: keys.join(' / ') });
	const tools = editor.tools.flatMap((tool) =>
		tool.shortcut && (tool.reads || !editor.readOnly) && tool.allowed?.() !== false
			? [row(tool.name(), tool.shortcut.toUpperCase())]
			: []
	);
	const reads = (action: Action): boolean =>
		action.group === 'view' ||
		action.group === 'find' ||
		action.group === 'link' ||
		action.id.startsWith('select-');
	const commands = editor.actions.flatMap((action) =>
		action.shortcuts.length > 0 && (reads(action) || !editor.readOnly)
			? [row(action.label(), ...action.shortcuts.slice(0, 2).map(shortcutText))]
			: []
	);
	const mod = shortcutText('Mod');
	return [
		{ title: m.board_page_help_tools(), rows: tools },
		{
			title: m.board_page_help_moving(),
			rows: [
				row(m.board_page_help_next_item(), 'Tab'),
				row(m.board_page_help_arrows(), '← ↑ → ↓'),
				row(m.board_page_help_resize(), shortcutText('Shift+ArrowRight')),
				row(m.board_page_help_menu(), shortcutText('Shift+F10')),
				row(m.board_page_help_pan(), m.board_page_help_pan_keys()),
				row(m.board_page_help_wheel(), m.board_page_help_wheel_keys({ mod }))
			]
		},
		{ title: m.board_page_help_commands(), rows: commands },
		{
			title: m.board_page_help_text_keys(),
			rows: [
				row(m.ui_marks_bold(), shortcutText('Mod+B')),
				row(m.ui_marks_list(), shortcutText('Mod+Shift+8')),
				row(m.board_page_help_end(), 'Esc', shortcutText('Mod+Enter')),
				row(m.board_page_help_undo_typing(), shortcutText('Mod+Z'))
			]
		}
	];
}
