import { m } from '#lib/i18n/paraglide/messages.js';
import { canWrite, saySwitched } from './action.ts';
import type { Action, ActionPort } from './action.ts';

export function penActions(editor: ActionPort): Action[] {
	const { pens } = editor;
	return [
		{
			id: 'pen-mode',
			group: 'view',
			label: () => m.pen_mode(),
			shortcuts: [],
			enabled: () => canWrite(editor),
			checked: () => pens.on,
			perform: () => {
				pens.on = !pens.on;
				saySwitched(editor, m.pen_mode(), pens.on);
			}
		}
	];
}
