import { aligned, distributed, gridded } from '#lib/board/model/arrange.ts';
import type { Alignment, Axis, Block, Distances } from '#lib/board/model/arrange.ts';
import { blocksOf, ofItems } from '#lib/board/model/blocks.ts';
import type { ItemPatch } from '#lib/board/model/item.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { canWrite } from './action.ts';
import type { Action, ActionPort } from './action.ts';

const icons = {
	left: ['M4 3v18', 'M8 6h12v4H8z', 'M8 14h7v4H8z'],
	center: ['M12 3v3', 'M12 10v4', 'M12 18v3', 'M5 6h14v4H5z', 'M8 14h8v4H8z'],
	right: ['M20 3v18', 'M4 6h12v4H4z', 'M9 14h7v4H9z'],
	top: ['M3 4h18', 'M6 8h4v12H6z', 'M14 8h4v7h-4z'],
	middle: ['M3 12h3', 'M10 12h4', 'M18 12h3', 'M6 5h4v14H6z', 'M14 8h4v8h-4z'],
	bottom: ['M3 20h18', 'M6 4h4v12H6z', 'M14 9h4v7h-4z'],
	x: ['M4 3v18', 'M20 3v18', 'M9 8h6v8H9z'],
	y: ['M3 4h18', 'M3 20h18', 'M8 9h8v6H8z'],
	grid: ['M4 4h6v6H4z', 'M14 4h6v6h-6z', 'M4 14h6v6H4z', 'M14 14h6v6h-6z'],
	size: ['M3 7h8v10H3z', 'M13 7h8v10h-8z', 'M7 3v2', 'M17 3v2']
} as const;

export function arrangeActions(editor: ActionPort): Action[] {
	const blocks = () => blocksOf(editor.selectedItems, editor.document);
	const atLeast = (count: number) => () => canWrite(editor) && blocks().length >= count;
	/** One transaction, and what it did in words. */
	const moving = (label: () => string, arrange: (blocks: readonly Block[]) => Distances) => (): void => {
		const chosen = blocks();
		editor.commands.moveEach(ofItems(chosen, arrange(chosen)));
		editor.announcements.say(m.canvas_done_for({ action: label(), count: chosen.length }));
	};
	const align = (to: Alignment, label: () => string, key: string): Action => ({
		id: `align-${to}`,
		group: 'arrange',
		label,
		shortcuts: [`Alt+${key}`],
		icon: icons[to],
		enabled: atLeast(2),
		perform: moving(label, (chosen) => aligned(chosen, to))
	});
	const distribute = (axis: Axis, label: () => string, key: string): Action => ({
		id: `distribute-${axis}`,
		group: 'arrange',
		label,
		shortcuts: [`Alt+Shift+${key}`],
		icon: icons[axis],
		enabled: atLeast(3),
		perform: moving(label, (chosen) => distributed(chosen, axis))
	});
	const tidy = () => m.canvas_action_tidy();
	return [
		align('left', () => m.canvas_action_align_left(), 'A'),
		align('center', () => m.canvas_action_align_center(), 'H'),
		align('right', () => m.canvas_action_align_right(), 'D'),
		align('top', () => m.canvas_action_align_top(), 'W'),
		align('middle', () => m.canvas_action_align_middle(), 'V'),
		align('bottom', () => m.canvas_action_align_bottom(), 'S'),
		distribute('x', () => m.canvas_action_distribute_x(), 'H'),
		distribute('y', () => m.canvas_action_distribute_y(), 'V'),
		{
			id: 'tidy-up',
			group: 'arrange',
			label: tidy,
			shortcuts: ['Alt+Shift+T'],
			icon: icons.grid,
			enabled: atLeast(2),
			perform: moving(tidy, gridded)
		},
		{
			id: 'same-size',
			group: 'arrange',
			label: () => m.canvas_action_same_size(),
			shortcuts: ['Alt+Shift+S'],
			icon: icons.size,
			enabled: () => canWrite(editor) && sizable(editor).length >= 2,
			perform: () => sameSize(editor)
		}
	];
}

const sizable = (editor: ActionPort) =>
	editor.selectedItems.flatMap((item) => {
		const kind = editor.document.kinds.of(item);
		return kind && kind.resize !== 'none' && !item.locked ? [{ item, kind }] : [];
	});

/** All become as wide and as high as the widest and the highest; what keeps its proportions, as wide. */
function sameSize(editor: ActionPort): void {
	const chosen = sizable(editor);
	const w = Math.max(...chosen.map(({ item }) => item.w));
	const free = chosen.filter(({ kind }) => kind.resize === 'free');
	const h = Math.max(...free.map(({ item }) => item.h));
	const patches = new Map<string, ItemPatch>();
	for (const { item, kind } of chosen) {
		const height = kind.resize === 'free' ? h : kind.resize === 'ratio' ? (item.h * w) / item.w : item.h;
		patches.set(item.id, kind.resized(item, { x: item.x, y: item.y, w, h: height }));
	}
	editor.document.history.oneStep(() => {
		editor.commands.settle(patches);
		editor.styles.fitHeight([...patches.keys()]);
	});
	editor.announcements.say(m.canvas_done_for({ action: m.canvas_action_same_size(), count: chosen.length }));
}
