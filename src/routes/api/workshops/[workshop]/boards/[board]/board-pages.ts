/** The parts of a board that a file shows: the whole, or one of its frames. */
import { grow, type Box } from '#lib/base/model/geometry.ts';
import { readingOrder } from '#lib/board/model/reading-order.ts';
import type { Item } from '#lib/board/model/item.ts';
import type { BoardEnv } from '#lib/canvas/item-view.ts';
import { boardSvg } from '#lib/canvas/picture/board-svg.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Locale } from '#lib/i18n/resolve-blocks.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { itemViews } from '#lib/kinds/views.ts';
import type { PicturePage } from '#lib/report/model/board-picture.ts';
import { paperEnv, type SavedBoards } from '../../board-drawings.ts';

type SavedBoard = SavedBoards['boards'][number];

/** World units around a frame, so that its edge and its title show. */
const margin = 40;
/** Letters of a description, which is read aloud in one go. */
const longest = 2000;

/** The whole board, then each of its frames in reading order; none for an empty board. */
export async function boardPages(
	saved: SavedBoards,
	board: SavedBoard,
	language: Locale
): Promise<PicturePage[]> {
	const frames = readingOrder(board.items, itemKinds).flatMap(({ item }) => (isFrame(item) ? [item.id] : []));
	const env = paperEnv(saved, language);
	const pages = [];
	for (const frame of [null, ...frames]) {
		const page = await pageOf(saved, board, frame, language, env);
		if (page) pages.push(page);
	}
	return pages;
}

/** @param frame the id of one; null for the whole @returns undefined where there is nothing to show */
export async function pageOf(
	saved: SavedBoards,
	board: SavedBoard,
	frame: string | null,
	language: Locale,
	env: BoardEnv = paperEnv(saved, language)
): Promise<PicturePage | undefined> {
	const item = frame === null ? undefined : board.items.find(({ id }) => id === frame);
	if (frame !== null && !(item && isFrame(item))) return undefined;
	const drawing = await boardSvg({
		items: board.items,
		kinds: itemKinds,
		views: itemViews,
		env,
		measure: saved.measure,
		turn: saved.turn,
		...(item ? { area: grow(boxOf(item), margin) } : {})
	});
	if (!drawing) return undefined;
	const name = item ? textOf(item) || m.canvas_untitled({}, { locale: language }) : board.title;
	const told = item ? board.items.filter((each) => each.frame === item.id) : board.items;
	const said = readingOrder(told, itemKinds).flatMap(
		(entry) => textOf(entry.item) || cardTitle(entry.item, env) || []
	);
	return { title: name, alt: [name, ...said].join('. ').slice(0, longest), ...drawing };
}

const isFrame = (item: Item): boolean => itemKinds.of(item)?.can.contain ?? false;
const textOf = (item: Item): string => itemKinds.of(item)?.text(item).trim() ?? '';
/** What a card says that shows a record of the workshop. */
function cardTitle(item: Item, env: BoardEnv): string {
	const card = itemViews.of(item)?.cardOf?.(item);
	return (card !== undefined && env.card(card)?.title) || '';
}
const boxOf = ({ x, y, w, h }: Item): Box => ({ x, y, w, h });
