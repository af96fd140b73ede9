import { m } from '#lib/i18n/paraglide/messages.js';
import { canWrite } from './action.ts';
import type { Action, ActionPort } from './action.ts';

export function connectActions(editor: ActionPort): Action[] {
	return [
		{
			id: 'connect',
			group: 'edit',
			label: () => m.canvas_action_connect(),
			shortcuts: ['Shift+C'],
			enabled: () => canWrite(editor) && connectable(editor) !== undefined,
			perform: () => connectSelection(editor)
		}
	];
}

/** The kind that connects things, and the two selected items it could connect. */
function connectable(editor: ActionPort) {
	const { kinds } = editor.document;
	const kind = kinds.all.find((each) => each.creation === 'connect');
	const [from, to, ...more] = editor.selectedItems;
	if (!kind || !from || !to || more.length > 0) return undefined;
	return kinds.of(from)?.can.connect && kinds.of(to)?.can.connect ? { kind, from, to } : undefined;
}

function connectSelection(editor: ActionPort): void {
	const found = connectable(editor);
	const props = found && editor.styles.propsFor(found.kind.kind);
	if (!found || !props) return;
	const from = { item: found.from.id, anchor: 'auto' } as const;
	const to = { item: found.to.id, anchor: 'auto' } as const;
	const patch = found.kind.fromEnds?.(from, to, props, editor.document.lookup);
	if (!patch) return;
	const item = { kind: found.kind.kind, x: 0, y: 0, ...patch, props: { ...props, ...patch.props } };
	editor.select(editor.commands.create([item]));
}
