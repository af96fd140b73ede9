/** Turning what is selected without a drag. */
import { boundsOf, centerOf } from '#lib/base/model/geometry.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { turned, turnStep } from '../transform.ts';
import { canWrite } from './action.ts';
import type { Action, ActionPort } from './action.ts';

export function turnActions(editor: ActionPort): Action[] {
	const { document } = editor;
	const turnable = () =>
		editor.selectedItems.filter((item) => !item.locked && document.kinds.of(item)?.can.rotate);
	const turn = (id: string, by: number, label: () => string, shortcut: string, icon: string[]): Action => ({
		id,
		group: 'arrange',
		label,
		shortcuts: [shortcut],
		icon,
		enabled: () => canWrite(editor) && turnable().length > 0,
		perform: () => {
			const items = turnable();
			const box = boundsOf(items.map((item) => document.kinds.outline(item, document.lookup)));
			if (!box) return;
			const center = centerOf(box);
			editor.commands.settle(new Map(items.map((item) => [item.id, turned(item, center, by)])));
			editor.announcements.say(m.canvas_done_for({ action: label(), count: items.length }));
		}
	});
	return [
		turn('turn-left', -turnStep, () => m.canvas_action_turn_left(), 'Alt+Q', [
			'M4 4v6h6',
			'M4 10a8 8 0 1 1 2 7'
		]),
		turn('turn-right', turnStep, () => m.canvas_action_turn_right(), 'Alt+E', [
			'M20 4v6h-6',
			'M20 10a8 8 0 1 0-2 7'
		])
	];
}
