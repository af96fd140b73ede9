import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { BoardCommands } from '#lib/board/model/board-commands.ts';
import { BoardDocument } from '#lib/board/model/board-document.ts';
import { entryItem } from '#lib/kinds/entry/model.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { posterItem } from '#lib/kinds/poster/model.ts';
import { resultItem } from '#lib/kinds/result/model.ts';
import { listCards } from '#lib/registers/model/cards.ts';
import { RegisterCommands } from '#lib/registers/model/register-commands.ts';
import { createPoster } from '#lib/registers/model/poster.ts';
import { swotRegister } from '#lib/registers/swot/model.ts';
import { boardOutline } from './board-outline.ts';

it('tells entries by what their cards say; what is gone and what is told elsewhere it leaves out', () => {
	const workshop = new Y.Doc();
	const written = { author: null, region: 'latvia', language: 'en', now: 0 };
	createPoster(workshop, { ...written, id: 'apples', texts: { title: { en: 'Growers' } } });
	const swot = new RegisterCommands(workshop, swotRegister);
	swot.add({ ...written, id: 'embargo', texts: { text: { en: 'The embargo stays' } } });
	swot.add({ ...written, id: 'gone', texts: { text: { en: 'Deleted' } } });
	swot.markDeleted('gone', 1);

	const doc = new Y.Doc();
	const board = new BoardDocument(doc, itemKinds);
	let ids = 0;
	const commands = new BoardCommands(board, { participant: 'p1', region: null }, () => `i${(ids += 1)}`);
	const at = (x: number) => ({ x, y: 0 });
	commands.create([
		{ kind: 'note', ...at(0), props: { text: 'Water' } },
		{ ...posterItem('apples'), ...at(400) },
		{ ...entryItem('embargo'), ...at(800) },
		{ ...entryItem('gone'), ...at(1200) },
		{ ...resultItem('a-poll'), ...at(1600) },
		{ kind: 'shape', ...at(2200) }
	]);
	board.close();
	const cards = new Map(listCards(workshop).map((card) => [card.id, card]));
	const { entries, wordless } = boardOutline(doc, itemKinds, cards);
	expect(entries.map(({ text, card }) => text || card?.title['en'])).toEqual([
		'Water',
		'Growers',
		'The embargo stays'
	]);
	expect(wordless).toBe(1);
});
