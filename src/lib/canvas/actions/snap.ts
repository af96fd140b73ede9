import { m } from '#lib/i18n/paraglide/messages.js';
import { canWrite, saySwitched } from './action.ts';
import type { Action, ActionPort } from './action.ts';

/** Switches of the view for whoever moves things. */
export function snapActions(editor: ActionPort): Action[] {
	const { snapping } = editor;
	const toggle = (id: string, field: 'objects' | 'grid', label: () => string, shortcut: string): Action => ({
		id,
		group: 'view',
		label,
		shortcuts: [shortcut],
		enabled: () => canWrite(editor),
		checked: () => snapping[field],
		perform: () => {
			snapping[field] = !snapping[field];
			saySwitched(editor, label(), snapping[field]);
		}
	});
	return [
		toggle('snap-objects', 'objects', () => m.canvas_action_snap_objects(), 'Alt+Shift+O'),
		toggle('snap-grid', 'grid', () => m.canvas_action_snap_grid(), 'Alt+Shift+G')
	];
}
