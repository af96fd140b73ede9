/**
 * Everything that can be done without a tool, as objects: the toolbar, menus, the shortcut list and the
 * keyboard all read this list.
 */
import { boundsOf } from '#lib/base/model/geometry.ts';
import type { OrderStep } from '#lib/board/model/board-commands.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { nextZoomIn, nextZoomOut } from './camera.ts';
import type { BoardPort } from './editor-ports.ts';

export type ActionGroup = 'history' | 'edit' | 'order' | 'view';

export interface Action {
	readonly id: string;
	readonly group: ActionGroup;
	label(): string;
	/** Keys as `Mod+Shift+Z`; the first is the one to show. `Mod` is Ctrl, on a Mac Cmd. */
	readonly shortcuts: readonly string[];
	/** Reactive. */
	enabled(): boolean;
	/** Only for actions that switch something on and off. */
	checked?(): boolean;
	perform(): void;
}

/** What actions need of an editor. */
export interface ActionPort extends BoardPort {
	readonly canUndo: boolean;
	readonly canRedo: boolean;
	readonly announcements: { say(text: string): void };
}

/** World units by which a copy stands apart from its original. */
const copyOffset = { x: 24, y: 24 };

export function boardActions(editor: ActionPort): readonly Action[] {
	const { commands, document, viewport } = editor;
	const write = () => !editor.readOnly;
	const chosen = () => editor.selection.length > 0;
	const movable = () => write() && editor.selectedItems.some((item) => !item.locked);
	const allLocked = () => chosen() && editor.selectedItems.every((item) => item.locked);
	const order = (id: string, step: OrderStep, label: () => string, shortcut: string): Action => ({
		id,
		group: 'order',
		label,
		shortcuts: [shortcut],
		enabled: movable,
		perform: () => commands.reorder(editor.selection, step)
	});
	return [
		{
			id: 'undo',
			group: 'history',
			label: () => m.canvas_action_undo(),
			shortcuts: ['Mod+Z'],
			enabled: () => editor.canUndo,
			perform: () => document.history.undo()
		},
		{
			id: 'redo',
			group: 'history',
			label: () => m.canvas_action_redo(),
			shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
			enabled: () => editor.canRedo,
			perform: () => document.history.redo()
		},
		{
			id: 'edit-text',
			group: 'edit',
			label: () => m.canvas_action_edit_text(),
			shortcuts: ['Enter', 'F2'],
			enabled: () => {
				const [item] = editor.selectedItems;
				const has = item && document.kinds.of(item)?.textField;
				return write() && editor.selection.length === 1 && Boolean(has) && item?.locked === false;
			},
			perform: () => void editor.edit(editor.selection[0] ?? '')
		},
		{
			id: 'duplicate',
			group: 'edit',
			label: () => m.canvas_action_duplicate(),
			shortcuts: ['Mod+D'],
			enabled: () => write() && chosen(),
			perform: () => editor.select(commands.duplicate(editor.selection, copyOffset))
		},
		{
			id: 'connect',
			group: 'edit',
			label: () => m.canvas_action_connect(),
			shortcuts: ['Mod+K'],
			enabled: () => write() && connectable(editor) !== undefined,
			perform: () => connectSelection(editor)
		},
		{
			id: 'lock',
			group: 'edit',
			label: () => (allLocked() ? m.canvas_action_unlock() : m.canvas_action_lock()),
			shortcuts: ['Mod+Shift+L'],
			enabled: () => write() && chosen(),
			checked: allLocked,
			perform: () => commands.lock(editor.selection, !allLocked())
		},
		{
			id: 'delete',
			group: 'edit',
			label: () => m.canvas_action_delete(),
			shortcuts: ['Delete', 'Backspace'],
			enabled: movable,
			perform: () => {
				const count = editor.selectedItems.filter((item) => !item.locked).length;
				commands.delete(editor.selection);
				editor.announcements.say(m.canvas_deleted({ count }));
			}
		},
		{
			id: 'select-all',
			group: 'edit',
			label: () => m.canvas_action_select_all(),
			shortcuts: ['Mod+A'],
			enabled: () => true,
			perform: () =>
				editor.select([...document.items()].filter((item) => !item.locked).map((item) => item.id))
		},
		{
			id: 'select-none',
			group: 'edit',
			label: () => m.canvas_action_select_none(),
			shortcuts: ['Escape'],
			enabled: chosen,
			perform: () => editor.select([])
		},
		order('bring-to-front', 'front', () => m.canvas_action_front(), 'Shift+]'),
		order('bring-forward', 'forward', () => m.canvas_action_forward(), ']'),
		order('send-backward', 'backward', () => m.canvas_action_backward(), '['),
		order('send-to-back', 'back', () => m.canvas_action_back(), 'Shift+['),
		{
			id: 'zoom-in',
			group: 'view',
			label: () => m.canvas_action_zoom_in(),
			shortcuts: ['+', 'Mod++', 'Mod+='],
			enabled: () => true,
			perform: () => viewport.zoomTo(nextZoomIn(viewport.camera.zoom))
		},
		{
			id: 'zoom-out',
			group: 'view',
			label: () => m.canvas_action_zoom_out(),
			shortcuts: ['-', 'Mod+-'],
			enabled: () => true,
			perform: () => viewport.zoomTo(nextZoomOut(viewport.camera.zoom))
		},
		{
			id: 'zoom-100',
			group: 'view',
			label: () => m.canvas_action_zoom_100(),
			shortcuts: ['Shift+0', 'Mod+0'],
			enabled: () => true,
			perform: () => viewport.zoomTo(1)
		},
		{
			id: 'zoom-to-fit',
			group: 'view',
			label: () => m.canvas_action_zoom_fit(),
			shortcuts: ['Shift+1'],
			enabled: () => document.size > 0,
			perform: () => {
				const extent = editor.index.extent;
				if (extent) viewport.fit(extent);
			}
		},
		{
			id: 'zoom-to-selection',
			group: 'view',
			label: () => m.canvas_action_zoom_selection(),
			shortcuts: ['Shift+2'],
			enabled: chosen,
			perform: () => {
				const box = boundsOf(
					editor.selectedItems.map((item) => document.kinds.outline(item, document.lookup))
				);
				if (box) viewport.fit(box, 2);
			}
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
	if (patch) editor.select(editor.commands.create([{ kind: found.kind.kind, x: 0, y: 0, ...patch }]));
}
