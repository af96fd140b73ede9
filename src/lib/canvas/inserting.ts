/** Puts new items on the board without a tool: from the keyboard, the clipboard, a dialog. */
import { boundsOf } from '#lib/base/model/geometry.ts';
import type { Point } from '#lib/base/model/geometry.ts';
import type { NewItem } from '#lib/board/model/board-commands.ts';
import type { BoardPort } from './editor-ports.ts';

/** A new item around a middle point in world units; without one it goes to the middle of the view. */
export type InsertedItem = Omit<NewItem, 'x' | 'y'> & { readonly at?: Point };

/** World units between items that would otherwise hide one another. */
const cascade = 24;
const mostSteps = 200;

export function insertItems(editor: BoardPort, items: readonly InsertedItem[]): string[] {
	if (editor.readOnly) return [];
	const { kinds } = editor.document;
	const made = items.map(({ at, ...item }, index) => {
		const size = kinds.get(item.kind)?.size;
		const center = at ?? freePlace(editor, index);
		return {
			...item,
			x: center.x - (item.w ?? size?.w ?? 0) / 2,
			y: center.y - (item.h ?? size?.h ?? 0) / 2,
			props: { ...editor.styles.propsFor(item.kind), ...item.props }
		};
	});
	const ids = editor.document.history.oneStep(() => {
		const created = editor.commands.create(made);
		editor.styles.fitHeight(created);
		return created;
	});
	editor.select(ids);
	const all = boundsOf(ids.flatMap((id) => editor.index.boundsOf(id) ?? []));
	if (all) editor.viewport.reveal(all);
	return ids;
}

/** The middle of the view, or as little beside it as needed to hide nothing. */
function freePlace(editor: BoardPort, index: number): Point {
	const { center } = editor.viewport;
	for (let step = index; step < mostSteps; step += 1) {
		const at = { x: center.x + step * cascade, y: center.y + step * cascade };
		const taken = editor.index.search({ ...at, w: 0, h: 0 }).some((item) => {
			return Math.hypot(item.x + item.w / 2 - at.x, item.y + item.h / 2 - at.y) < cascade / 2;
		});
		if (!taken) return at;
	}
	return center;
}
