/** Cards of many entries at once, in frames beside what is on the board; one undo takes them back. */
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
	const lying = new Set([...editor.document.items()].flatMap((item) => recordOf(item) ?? []));
	const wanted = columns.flatMap(({ records }) => records);
	const there = wanted.filter((id) => lying.has(id)).length;
	const hung = wanted.length - there;
	if (hung === 0) return tell(m.board_page_wall_all_there({ count: there }), 'info');
	const left = columns
		.map(({ title, records }) => ({ title, asked: records, records: records.filter((id) => !lying.has(id)) }))
		// A frame that nobody has filled yet belongs to the others; one whose cards lie elsewhere does not.
		.filter(({ asked, records }) => records.length > 0 || asked.length === 0);
	placeItems(
		editor,
		entryWall(left, recordSize(register), (record) => recordItem(register, record))
	);
	const told = m.board_page_wall_hung({ count: hung });
	tell(there === 0 ? told : `${told} ${m.board_page_wall_there({ count: there })}`, 'success');
}
