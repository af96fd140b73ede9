/** What a poll shows on a board: what it asks, where it stands, and the figures that everybody may see. */
import { localized } from '#lib/base/model/localized-text.ts';
import type { ReportBlock } from '#lib/base/model/report-blocks.ts';
import type { ResolvedBlock, ResolvedStep } from '#lib/base/model/resolved-blocks.ts';
import type { CardContent, CardRow } from '#lib/canvas/item-view.ts';
import { resolveBlocks, type Locale, type MessageMap } from '#lib/i18n/resolve-blocks.ts';
import { figureText, titleOf } from '#lib/polls/model/measure-blocks.ts';
import type { PollKind, ReportQuestion } from '#lib/polls/model/poll-kind.ts';
import type { RevealStage } from '#lib/polls/model/reveal.ts';

export interface CardPoll extends Omit<ReportQuestion<unknown, unknown>, 'language' | 'tally'> {
	readonly title: Readonly<Record<string, string>>;
	/** Where it stands, in words. */
	readonly state: string;
	/** What may be seen of it now; null while that is nothing. */
	readonly shown: { readonly kind: PollKind; readonly tally: unknown; readonly stage: RevealStage } | null;
}

/** @param messages the words of the kind's report */
export function pollCard(poll: CardPoll, language: Locale, messages: MessageMap): CardContent {
	const { title, state } = poll;
	return {
		title: localized(title, language),
		subtitle: '',
		region: null,
		tag: state,
		figure: '',
		figureUnit: '',
		rows: rowsOf(poll, language, messages)
	};
}

/** What the first drawing of the result says, or its figures where nothing is drawn. */
function rowsOf({ shown, ...question }: CardPoll, language: Locale, messages: MessageMap): CardRow[] {
	if (!shown) return [];
	const asked = { ...question, tally: shown.tally, language };
	const drawing = firstDrawing(shown.kind.report(asked, shown.stage));
	// Only what is shown is put into words: a page that shows cards need not know all words of a report.
	if (drawing) return resolveBlocks([drawing], language, messages).flatMap(rowsIn);
	const figures = shown.stage === 'all' ? shown.kind.figures(asked) : null;
	if (!figures) return [];
	const { low, high, rising } = figures;
	const better = rising ? -1 : 1;
	return figures.subjects
		.flatMap(({ subject, value }) => (value === null ? [] : [{ subject, value }]))
		.sort((a, b) => better * (a.value - b.value))
		.map(({ subject, value }) => ({
			name: titleOf(asked, subject),
			label: figureText(value, language, 1),
			share: high > low ? (value - low) / (high - low) : null
		}));
}

function firstDrawing(blocks: readonly ReportBlock[]): ReportBlock | undefined {
	for (const block of blocks) {
		if (block.kind === 'section') {
			const inside = firstDrawing(block.section.blocks);
			if (inside) return inside;
		}
		if (block.kind === 'bars' || block.kind === 'columns' || block.kind === 'words') return block;
	}
	return undefined;
}

function rowsIn(block: ResolvedBlock): CardRow[] {
	switch (block.kind) {
		case 'bars': {
			const { low, high } = block;
			return block.rows.map(({ name, value, label }) => ({
				name: name.text,
				label: label.text,
				share: value === null || high <= low ? null : (value - low) / (high - low)
			}));
		}
		case 'columns':
			return block.rows.map(({ name, steps }) => ({
				name: name.text,
				label: spread(steps) || '–',
				share: null,
				steps: steps.map(({ count }) => count)
			}));
		case 'words': {
			const most = Math.max(1, ...block.words.map(({ count }) => count));
			return block.words.map(({ word, count }) => ({
				name: word.text,
				label: String(count),
				share: count / most
			}));
		}
		default:
			return [];
	}
}

const spread = (steps: readonly ResolvedStep[]): string =>
	steps
		.filter(({ count }) => count > 0)
		.map(({ name, count }) => `${name.text}: ${count}`)
		.join(' · ');

export const cardsById = (
	cards: readonly (readonly [id: string, card: CardContent])[]
): ReadonlyMap<string, CardContent> => new Map(cards);
