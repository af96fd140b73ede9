import type { OrderStep } from '#lib/board/model/board-commands.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { canChange } from './action.ts';
import type { Action, ActionPort } from './action.ts';

export function orderActions(editor: ActionPort): Action[] {
	const order = (id: string, step: OrderStep, label: () => string, shortcut: string): Action => ({
		id,
		group: 'order',
		label,
		shortcuts: [shortcut],
		enabled: () => canChange(editor),
		perform: () => editor.commands.reorder(editor.selection, step)
	});
	return [
		order('bring-to-front', 'front', () => m.canvas_action_front(), 'Shift+]'),
		order('bring-forward', 'forward', () => m.canvas_action_forward(), ']'),
		order('send-backward', 'backward', () => m.canvas_action_backward(), '['),
		order('send-to-back', 'back', () => m.canvas_action_back(), 'Shift+[')
	];
}
