import { m } from '#lib/i18n/paraglide/messages.js';
import { canWrite } from './action.ts';
import type { Action, ActionPort } from './action.ts';

const together = ['M7 7h6v6H7z', 'M11 13v4h6v-6h-4', 'M3 6V3h3', 'M18 3h3v3', 'M21 18v3h-3', 'M6 21H3v-3'];
const apart = ['M3 3h8v8H3z', 'M13 13h8v8h-8z'];

export function groupActions(editor: ActionPort): Action[] {
	const { commands } = editor;
	const free = () => editor.selectedItems.filter((item) => !item.locked);
	const grouped = () => free().filter((item) => item.group !== null);
	/** More than one thing, and not just one whole group already. */
	const groupable = (): boolean => {
		const items = free();
		const group = items[0]?.group ?? null;
		return items.length > 1 && (group === null || items.some((item) => item.group !== group));
	};
	return [
		{
			id: 'group',
			group: 'arrange',
			label: () => m.canvas_action_group(),
			shortcuts: ['Mod+G'],
			icon: together,
			enabled: () => canWrite(editor) && groupable(),
			perform: () => {
				const members = commands.group(editor.selection);
				editor.select(members);
				editor.announcements.say(m.canvas_grouped({ count: members.length }));
			}
		},
		{
			id: 'ungroup',
			group: 'arrange',
			label: () => m.canvas_action_ungroup(),
			shortcuts: ['Mod+Shift+G'],
			icon: apart,
			enabled: () => canWrite(editor) && grouped().length > 0,
			perform: () => {
				const members = commands.ungroup(grouped().map((item) => item.id));
				editor.select(members);
				editor.announcements.say(m.canvas_ungrouped({ count: members.length }));
			}
		}
	];
}
