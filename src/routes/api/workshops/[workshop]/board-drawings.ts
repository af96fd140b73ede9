/** The saved boards of a workshop as drawings, painted as on the screen, in the colours and fonts of paper. */
import { localized } from '#lib/base/model/localized-text.ts';
import type { BoardEnv, CardContent } from '#lib/canvas/item-view.ts';
import { boardSvg } from '#lib/canvas/picture/board-svg.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { messageMap, type Locale } from '#lib/i18n/resolve-blocks.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { itemViews } from '#lib/kinds/views.ts';
import { paperColors, paperFont } from '#lib/ui/charts/drawing/colors.ts';
import type { BoardDrawing } from '#lib/report/drawn-report.ts';
import { drawnAssetAddress } from '#lib/report/model/drawn-assets.ts';
import { regionIndex, regionShape } from '#lib/ui/region-mark.ts';
import tokens from '../../../../app.css?inline';
import { pollCard } from '../../../poll-card.ts';
import { contentsOf } from '../../../record-card.ts';

/** What pictures of boards are made of, as the server gives it to those who may read them. */
export type SavedBoards = NonNullable<Awaited<ReturnType<App.Locals['app']['boards']>>>;

/** Kinds name the words of their reports by key. */
const messages = messageMap({ ...m });

/** By the id of the section of each board in the report; empty boards have none. */
export async function boardDrawings(
	saved: SavedBoards | null,
	language: Locale
): Promise<Map<string, BoardDrawing>> {
	const drawings = new Map<string, BoardDrawing>();
	if (!saved) return drawings;
	const env = paperEnv(saved, language);
	for (const { id, title, items } of saved.boards) {
		const { measure, turn } = saved;
		const drawing = await boardSvg({ items, kinds: itemKinds, views: itemViews, env, measure, turn });
		if (!drawing) continue;
		const alt = { text: m.report_board_picture({ title }, { locale: language }) };
		drawings.set(`board-${id}`, { alt, ...drawing });
	}
	return drawings;
}

/** The newest result of each poll, as everybody may see it. */
function resultCards(
	{ regions, polls }: Pick<SavedBoards, 'regions' | 'polls'>,
	language: Locale
): ReadonlyMap<string, CardContent> {
	const state = m.polls_state_revealed({}, { locale: language });
	return new Map(
		polls.map(({ id, title, kind, config, subjects, weighting, tally, stage }): [string, CardContent] => [
			id,
			pollCard(
				{ title, state, config, subjects, weighting, regions, shown: { kind, tally, stage } },
				language,
				messages
			)
		])
	);
}

/** What painters ask for, as paper answers it: the light theme, the fonts of documents, no names of people. */
export function paperEnv(
	saved: Pick<SavedBoards, 'regions' | 'cards' | 'polls'>,
	language: Locale
): BoardEnv {
	const { regions, cards } = saved;
	const results = resultCards(saved, language);
	const number = new Intl.NumberFormat(language);
	const entries = contentsOf(cards, language, (value) => number.format(value));
	return {
		color: paperColors(tokens),
		font: paperFont,
		region(id) {
			const region = regions.find((each) => each.id === id);
			return (
				region && {
					name: localized(region.name, language),
					color: `region-${regionIndex(region.color)}`,
					shape: regionShape(region.color)
				}
			);
		},
		// A report names nobody.
		author: () => undefined,
		card: (id) => entries(id) ?? results.get(id),
		imageUrl: drawnAssetAddress
	};
}
