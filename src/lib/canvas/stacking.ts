/** Stacks: what is written next stands beside or below what was written before. World units. */
import { boxesTouch } from '#lib/base/model/geometry.ts';
import type { Box } from '#lib/base/model/geometry.ts';
import type { NewItem } from '#lib/board/model/board-commands.ts';
import type { ItemKind } from '#lib/board/model/item-kind.ts';
import type { BoardPort } from './editor-ports.ts';

export type StackDirection = 'beside' | 'below';

const gap = 20;
/** So many places are tried before one is taken that hides something. */
const mostTried = 60;

/** The kind that lines of text become, one each; undefined if there is none. */
export const stackKind = (editor: BoardPort): ItemKind | undefined =>
	editor.document.kinds.all.find((kind) => kind.stacks && kind.textField !== null);

/**
 * Makes the next item of a stack: as large and as coloured as this one, empty, at the first free place in
 * the direction. Returns its id; undefined where the kind does not stack or nothing may be written.
 */
export function nextInStack(editor: BoardPort, id: string, direction: StackDirection): string | undefined {
	const { document } = editor;
	const item = document.lookup(id);
	const kind = item && document.kinds.of(item);
	if (!item || !kind?.stacks || !kind.textField || editor.readOnly) return undefined;
	const place = freeAfter(editor, item, direction, item.frame);
	const props = { ...item.props, [kind.textField]: '' };
	return editor.commands.create([{ kind: kind.kind, ...place, w: item.w, h: item.h, props }])[0];
}

/** The first free place for a box of the same size in a direction; containers are no obstacle. */
function freeAfter(
	editor: BoardPort,
	box: Box,
	direction: StackDirection,
	container: string | null
): { x: number; y: number } {
	const { document, index } = editor;
	const step = direction === 'beside' ? { x: box.w + gap, y: 0 } : { x: 0, y: box.h + gap };
	let at = { x: box.x + step.x, y: box.y + step.y };
	for (let tried = 0; tried < mostTried; tried += 1) {
		const wanted = { ...at, w: box.w, h: box.h };
		const taken = index
			.search(wanted)
			.filter((each) => each.id !== container && !document.kinds.of(each)?.can.contain)
			.some((each) => boxesTouch(document.kinds.outline(each, document.lookup), wanted));
		if (!taken) break;
		at = { x: at.x + step.x, y: at.y + step.y };
	}
	return at;
}

/** Items for texts, one each, in rows around a middle point; at most so many columns that it looks square. */
export function stackOf(
	kind: ItemKind,
	props: object,
	texts: readonly string[],
	middle: { readonly x: number; readonly y: number }
): NewItem[] {
	const columns = Math.ceil(Math.sqrt(texts.length));
	const rows = Math.ceil(texts.length / columns);
	const { w, h } = kind.size;
	const left = middle.x - (columns * w + (columns - 1) * gap) / 2;
	const top = middle.y - (rows * h + (rows - 1) * gap) / 2;
	return texts.map((text, index) => ({
		kind: kind.kind,
		x: left + (index % columns) * (w + gap),
		y: top + Math.floor(index / columns) * (h + gap),
		props: { ...props, ...(kind.textField ? { [kind.textField]: text } : {}) }
	}));
}
