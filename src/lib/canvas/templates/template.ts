/** Ready-made boards: what they are called and the items they consist of. */
import { boundsOf } from '#lib/base/model/geometry.ts';
import type { Box, Point } from '#lib/base/model/geometry.ts';
import type { Item, ItemLookup } from '#lib/board/model/item.ts';
import type { NewItem } from '#lib/board/model/board-commands.ts';
import type { Editor } from '../editor.svelte.ts';

export interface BoardTemplate {
	readonly id: string;
	name(): string;
	/** One sentence: what for. */
	text(): string;
	/** Around any origin, in world units. */
	items(): readonly NewItem[];
}

/** World units between what is on a board and a template that is put beside it. */
const beside = 240;

/** The items as they would be on the board, for a picture of them. */
export const draftsOf = (editor: Editor, template: BoardTemplate): Item[] =>
	template.items().map((item) => editor.commands.draft(item));

/** The box around items that are not on the board, with all that painting them touches. */
export function extentOf(editor: Editor, items: readonly Item[]): Box | undefined {
	const byId = new Map(items.map((item) => [item.id, item]));
	const lookup: ItemLookup = (id) => byId.get(id);
	return boundsOf(items.map((item) => editor.document.kinds.bounds(item, lookup)));
}

/** Puts a template beside everything that is there, as one step, and shows it. */
export const placeTemplate = (editor: Editor, template: BoardTemplate): void =>
	placeItems(editor, template.items());

/** The same with new items around any origin. */
export function placeItems(editor: Editor, items: readonly NewItem[]): void {
	const { commands, document } = editor;
	const drafts = items.map((item) => commands.draft(item));
	placeBeside(editor, drafts, (by) =>
		commands.create(items.map((item) => ({ ...item, ...document.kinds.moved(commands.draft(item), by) })))
	);
}

/** The same with copies of items as they once stood on a board. */
export function placeCopies(editor: Editor, items: readonly Item[]): void {
	placeBeside(editor, items, (by) => editor.commands.insertCopies(items, by));
}

function placeBeside(editor: Editor, items: readonly Item[], make: (by: Point) => readonly string[]): void {
	const box = extentOf(editor, items);
	if (!box || editor.readOnly) return;
	const { extent } = editor.index;
	const by = extent
		? { x: extent.x + extent.w + beside - box.x, y: extent.y - box.y }
		: { x: -box.x - box.w / 2, y: -box.y - box.h / 2 };
	editor.document.history.oneStep(() => editor.styles.fitHeight(make(by)));
	editor.select([]);
	editor.viewport.fit({ ...box, x: box.x + by.x, y: box.y + by.y });
}
