/** Presenting the frames, and which of them comes earlier. */
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Item } from '#lib/board/model/item.ts';
import { canWrite } from '../actions/action.ts';
import type { Action, ActionPort } from '../actions/action.ts';
import type { Outline } from '../ui/outline.ts';
import type { Presentation } from './presentation.svelte.ts';

const play = ['M6 3l14 9-14 9z'];

export function presentActions(
	editor: ActionPort,
	presentation: () => Presentation,
	outline: () => Outline
): Action[] {
	const { kinds } = editor.document;
	const frame = (): Item | undefined => {
		const [only, ...more] = editor.selectedItems;
		return only && more.length === 0 && kinds.of(only)?.can.contain ? only : undefined;
	};
	const move = (id: string, label: () => string, step: -1 | 1): Action => ({
		id,
		group: 'order',
		label,
		shortcuts: [],
		enabled: () => canWrite(editor) && frame()?.locked === false && editor.document.containers.size > 1,
		perform: () => {
			const item = frame();
			const moved = item && outline().swap(item.id, step);
			if (!item || !moved) return;
			const title = kinds.of(item)?.text(item) || m.canvas_untitled();
			editor.announcements.say(m.canvas_present_moved({ title, ...moved }));
		}
	});
	return [
		{
			id: 'present',
			group: 'view',
			label: () => m.canvas_present_action(),
			shortcuts: ['Alt+Shift+P'],
			icon: play,
			enabled: () => presentation().possible,
			perform: () => presentation().start()
		},
		{
			id: 'present-from',
			group: 'edit',
			label: () => m.canvas_present_from(),
			shortcuts: [],
			icon: play,
			enabled: () => frame() !== undefined,
			perform: () => presentation().start(frame()?.id)
		},
		move('frame-earlier', () => m.canvas_present_earlier(), -1),
		move('frame-later', () => m.canvas_present_later(), 1)
	];
}
