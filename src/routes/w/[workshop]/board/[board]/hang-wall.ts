/** Cards of many entries at once, in frames beside what is on the board; one undo takes them back. */
import { boundsOf } from '#lib/base/model/geometry.ts';
import type { Item } from '#lib/board/model/item.ts';
import type { Editor } from '#lib/canvas/editor.svelte.ts';
import { placeItems } from '#lib/canvas/templates/template.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { entryWall } from '#lib/kinds/model/entry-wall.ts';
import type { Tone } from '#lib/ui/tone.ts';
import { recordItem, recordSize, type RecordWall } from '../../record-wall.ts';
import { recordOf } from './records.ts';

/** What lies on the board already is left where it is, and said. @param tell says how it went */
export function hangWall(
	editor: Editor,
	{ register, columns }: RecordWall,
	tell: (text: string, tone: Tone) => void
): void {
	const wanted = columns.flatMap(({ records }) => records);
	const cards = [...editor.document.items()].filter((item) => wanted.includes(recordOf(item) ?? ''));
	const lying = new Set(cards.map(recordOf));
	const hung = wanted.length - lying.size;
	if (hung === 0) {
		lookAt(editor, cards);
		return tell(m.board_page_wall_all_there({ count: lying.size }), 'info');
	}
	const left = columns
		.map(({ title, records }) => ({ title, asked: records, records: records.filter((id) => !lying.has(id)) }))
		// A frame that nobody has filled yet belongs to the others; one whose cards lie elsewhere does not.
		.filter(({ asked, records }) => records.length > 0 || asked.length === 0);
	placeItems(
		editor,
		entryWall(left, recordSize(register), (record) => recordItem(register, record))
	);
	const told = m.board_page_wall_hung({ count: hung });
	tell(lying.size === 0 ? told : `${told} ${m.board_page_wall_there({ count: lying.size })}`, 'success');
}

function lookAt(editor: Editor, cards: readonly Item[]): void {
	editor.select(cards.map(({ id }) => id));
	const box = boundsOf(cards.map((card) => editor.document.boundsOf(card)));
	if (box) editor.viewport.fit(box);
}
