/** Keys on the canvas: tools, actions, moving and resizing what is selected, moving the view. */
import type { Box } from '#lib/base/model/geometry.ts';
import type { ItemPatch } from '#lib/board/model/item.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Action } from './actions/action.ts';
import { refuseAction } from './actions/action.ts';
import type { Announcements } from './announcements.ts';
import type { BoardPort } from './editor-ports.ts';
import type { Refusals } from './refusals.ts';
import type { Toolbox, ToolInfo } from './tools/toolbox.svelte.ts';

/** The part of a KeyboardEvent that matters here. */
export interface BoardKey {
	readonly key: string;
	/** The place on the keyboard: with Alt the key itself may be another sign. */
	readonly code?: string;
	readonly shift: boolean;
	readonly alt: boolean;
	/** Ctrl, or Cmd on a Mac. */
	readonly mod: boolean;
}

/** What keys need of an editor. */
export interface KeyPort extends BoardPort {
	/** The text being edited, if any. */
	readonly editing: object | null;
	readonly toolbox: Toolbox;
	readonly actions: readonly Action[];
	readonly announcements: Announcements;
	readonly refusals: Refusals;
	stopEditing(): void;
}

/** World units per arrow key; with Alt the fine step. */
const step = 8;
const fineStep = 1;
/** CSS pixels per arrow key when nothing is selected. */
const panStep = 64;

const arrows: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
	ArrowLeft: { x: -1, y: 0 },
	ArrowRight: { x: 1, y: 0 },
	ArrowUp: { x: 0, y: -1 },
	ArrowDown: { x: 0, y: 1 }
};

/** Whether a pressed key is the one that a shortcut such as `Mod+Shift+Z` describes. */
export function matches(shortcut: string, key: BoardKey): boolean {
	const parts = shortcut.split(/\+(?!$)/);
	const name = parts.at(-1) ?? '';
	const wants = (modifier: string) => parts.slice(0, -1).includes(modifier);
	if (wants('Mod') !== key.mod || wants('Alt') !== key.alt) return false;
	if (name.length === 1 && /[^a-z0-9]/i.test(name)) {
		// Where a sign stands differs between keyboards: `]` and `}` share a key only on some.
		const shifted: Readonly<Record<string, string>> = { ']': '}', '[': '{' };
		if (key.key === shifted[name]) return wants('Shift');
		return key.key === name && (wants('Shift') === key.shift || name === '+' || name === '?');
	}
	if (wants('Shift') !== key.shift) return false;
	if (key.key.toLowerCase() === name.toLowerCase() || shiftedDigits[name] === key.key) return true;
	return key.alt && !/^[a-z]$/i.test(key.key) && key.code === `Key${name}`;
}

/** On keyboards where Shift and a digit give a sign, the digit is still meant. */
const shiftedDigits: Readonly<Record<string, string>> = { '0': ')', '1': '!', '2': '@' };

export function handleKey(editor: KeyPort, key: BoardKey): boolean {
	if (editor.editing) {
		if (key.key !== 'Escape') return false;
		editor.stopEditing();
		return true;
	}
	if (key.key === 'Escape') return escape(editor);
	const arrow = arrows[key.key];
	if (arrow && !key.mod) {
		const by = key.alt ? fineStep : step;
		if (editor.selection.length === 0) editor.viewport.panBy(arrow.x * panStep, arrow.y * panStep);
		else if (key.shift) resizeBy(editor, arrow.x * by, arrow.y * by);
		else moveBy(editor, arrow.x * by, arrow.y * by);
		return true;
	}
	const action = editor.actions.find(
		(each) => !each.byBrowser && each.shortcuts.some((shortcut) => matches(shortcut, key))
	);
	if (action) {
		if (action.enabled()) action.perform();
		else refuseAction(editor.refusals, action);
		return true;
	}
	const tool =
		key.mod || key.alt
			? undefined
			: editor.toolbox.tools.find(({ shortcut }) => shortcut && matches(shortcut, key));
	if (!tool) return false;
	if (!editor.toolbox.choose(tool.id)) refuseTool(editor, tool);
	return true;
}

function refuseTool({ readOnly, refusals }: KeyPort, tool: ToolInfo): void {
	if (readOnly && !tool.reads) refusals.unchangeable([]);
	else refusals.notNow(tool.name());
}

/** Out of what is going on, then out of the tool, then out of the selection. */
function escape(editor: KeyPort): boolean {
	const { toolbox } = editor;
	if (!toolbox.path.endsWith('.idle')) {
		toolbox.cancel();
		return true;
	}
	if (toolbox.id !== 'select') return toolbox.choose('select');
	if (toolbox.several) {
		toolbox.several = false;
		return true;
	}
	if (editor.selection.length === 0) return false;
	editor.select([]);
	return true;
}

function moveBy(editor: KeyPort, x: number, y: number): void {
	if (editor.refusals.unchangeable(editor.selectedItems)) return;
	editor.commands.move(editor.selection, { x, y });
	revealSelection(editor);
	sayAtRest(editor, ({ x, y }) => m.canvas_moved_to({ x: Math.round(x), y: Math.round(y) }));
}

function resizeBy(editor: KeyPort, w: number, h: number): void {
	if (editor.refusals.unchangeable(editor.selectedItems)) return;
	const patches: [string, ItemPatch][] = [];
	for (const item of editor.selectedItems) {
		const kind = editor.document.kinds.of(item);
		if (!kind || kind.resize === 'none' || item.locked) continue;
		const width = Math.max(
			kind.minSize.w,
			item.w + (kind.resize === 'ratio' && w === 0 ? (h * item.w) / item.h : w)
		);
		let height = Math.max(kind.minSize.h, item.h + h);
		if (kind.resize === 'ratio') height = (width * item.h) / item.w;
		if (kind.resize === 'width') height = item.h;
		patches.push([item.id, kind.resized(item, { x: item.x, y: item.y, w: width, h: height })]);
	}
	if (patches.length === 0) return editor.refusals.notNow(m.canvas_resizing());
	editor.document.history.oneStep(() => {
		editor.commands.update(patches);
		editor.styles.fitHeight(patches.map(([id]) => id));
	});
	sayAtRest(editor, ({ w, h }) => m.canvas_sized_to({ w: Math.round(w), h: Math.round(h) }));
}

/** What the first of the selection has come to when the keys rest. */
function sayAtRest(editor: KeyPort, text: (box: Box) => string): void {
	editor.announcements.atRest(() => {
		const [item] = editor.selectedItems;
		return item ? text(editor.document.kinds.box(item, editor.document.lookup)) : '';
	});
}

function revealSelection(editor: KeyPort): void {
	const [item] = editor.selectedItems;
	if (item) editor.viewport.reveal(editor.document.kinds.outline(item, editor.document.lookup));
}
