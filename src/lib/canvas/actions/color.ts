import { m } from '#lib/i18n/paraglide/messages.js';
import type { ColoredBy } from '../coloring/coloring.svelte.ts';
import { saySwitched } from './action.ts';
import type { Action, ActionPort } from './action.ts';

/** Seeing the board by who made it, and by its own colours again. */
export function colorActions(editor: ActionPort): Action[] {
	const { coloring } = editor;
	const toggle = (id: string, by: ColoredBy, label: () => string, shortcut: string): Action => ({
		id,
		group: 'view',
		label,
		shortcuts: [shortcut],
		enabled: () => editor.document.size > 0,
		checked: () => coloring.by === by,
		perform: () => {
			coloring.by = coloring.by === by ? 'own' : by;
			saySwitched(editor, label(), coloring.by === by);
		}
	});
	return [
		toggle('color-region', 'region', () => m.coloring_by_region(), 'Alt+Shift+R'),
		toggle('color-author', 'author', () => m.coloring_by_author(), 'Alt+Shift+A')
	];
}
