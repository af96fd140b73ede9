/** Boards of other programs, put beside what is there; one undo takes them back. */
import type { Editor } from '#lib/canvas/editor.svelte.ts';
import { placeCopies } from '#lib/canvas/templates/template.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { mostBytes } from '#lib/kinds/exchange/board-files.ts';
import type { BoardRefusal } from '#lib/kinds/exchange/read-board.ts';
import type { Tone } from '#lib/ui/tone.ts';

const refusals: Readonly<Record<BoardRefusal, () => string>> = {
	'not-a-board': m.board_exchange_not_a_board,
	'too-many-items': m.board_exchange_too_many,
	'too-large': m.board_exchange_too_large
};

/** @param tell says how it went */
export async function bringIn(
	file: File,
	editor: Editor,
	tell: (text: string, tone: Tone) => void
): Promise<void> {
	const { name } = file;
	if (file.size > mostBytes) return tell(refusals['too-large'](), 'warning');
	try {
		const [{ readBoard }, text] = await Promise.all([
			// What reads other programs' files is loaded only for one.
			import('#lib/kinds/exchange/read-board.ts'),
			file.text()
		]);
		const board = readBoard(text);
		if (!board.ok) return tell(refusals[board.reason](), 'warning');
		const { items, left } = board.value;
		if (items.length === 0) return tell(m.board_exchange_empty({ name }), 'warning');
		placeCopies(editor, items);
		if (left === 0) tell(m.board_exchange_done({ name, count: items.length }), 'success');
		else tell(m.board_exchange_partly({ name, count: items.length, left }), 'warning');
	} catch {
		tell(m.ui_part_failed(), 'warning');
	}
}
