/** What dragging does, by a press: the command first, then the place. Escape gives it up. */
import { m } from '#lib/i18n/paraglide/messages.js';
import { sizeHandle, type Carried } from '../tools/select/carrying.ts';
import { canChange } from './action.ts';
import type { Action, ActionPort } from './action.ts';

export function carryActions(editor: ActionPort): Action[] {
	const carrying = (what: Carried, label: () => string, possible: () => boolean): Action => ({
		id: `carry-${what}`,
		group: 'arrange',
		label,
		shortcuts: [],
		enabled: () => canChange(editor) && possible(),
		perform: () => void editor.toolbox.carry(what)
	});
	const hasEnds = () => editor.selectionFrame?.handles.includes('end-0') ?? false;
	const hasSize = () =>
		editor.selectionFrame !== undefined && sizeHandle(editor.selectionFrame) !== undefined;
	return [
		carrying(
			'place',
			() => m.canvas_action_carry_place(),
			() => !hasEnds()
		),
		carrying('size', () => m.canvas_action_carry_size(), hasSize),
		carrying('end-0', () => m.canvas_action_carry_begin(), hasEnds),
		carrying('end-1', () => m.canvas_action_carry_end(), hasEnds)
	];
}
