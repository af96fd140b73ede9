/** What dragging does, by a press: the command first, then the place. Escape gives it up. */
import { m } from '#lib/i18n/paraglide/messages.js';
import { sizeHandle, type Carried } from '../tools/select/carrying.ts';
import { canChange } from './action.ts';
import type { Action, ActionPort } from './action.ts';

const icons = {
	place: ['M4 4h7v7H4z', 'M13 13l7 7', 'M20 15v5h-5'],
	size: ['M4 4h8v8H4z', 'M4 20v-4', 'M4 20h4', 'M20 20v-8', 'M20 20h-8', 'M20 4v4'],
	begin: ['M10 12h10', 'M6 12m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0'],
	end: ['M4 12h10', 'M18 12m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0']
} as const;

export function carryActions(editor: ActionPort): Action[] {
	const carrying = (
		what: Carried,
		label: () => string,
		icon: readonly string[],
		possible: () => boolean
	): Action => ({
		id: `carry-${what}`,
		group: 'arrange',
		label,
		shortcuts: [],
		icon,
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
			icons.place,
			() => !hasEnds()
		),
		carrying('size', () => m.canvas_action_carry_size(), icons.size, hasSize),
		carrying('end-0', () => m.canvas_action_carry_begin(), icons.begin, hasEnds),
		carrying('end-1', () => m.canvas_action_carry_end(), icons.end, hasEnds)
	];
}
