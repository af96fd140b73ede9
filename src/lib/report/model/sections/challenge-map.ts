/** Challenges × regions: what weighs on whom, and which regions are alike. */
import { localized } from '#lib/base/model/localized-text.ts';
import type { ReportBlock, ReportCell, ReportSection, ReportText } from '#lib/base/model/report-blocks.ts';
import {
	challengeMap,
	heavyFrom,
	type ChallengeMap,
	type Reach
} from '#lib/polls/comparison/model/challenge-map.ts';
import { figureText } from '#lib/polls/model/measure-blocks.ts';
import type { Figures } from '#lib/polls/model/poll-kind.ts';
import type { ComparedPoll, MapInput, MapLook } from '../input.ts';
import { head, list, message, paragraph, regionEnd, regionName, subjectText } from '../texts.ts';
import { matchesAcrossRegions } from './match-list.ts';

/** A correlation of −1 is this far from one of 1. */
const furthest = 2;
/** In the order in which the summary tells them: the word in the table, the sentence, whether it names regions. */
const reaches = [
	{ reach: 'all', word: 'map_reach_all', sentence: 'map_summary_all', names: false },
	{ reach: 'some', word: 'map_reach_some', sentence: 'map_summary_some', names: true },
	{ reach: 'few', word: 'map_reach_few', sentence: 'map_summary_few', names: true },
	{ reach: 'none', word: 'map_reach_none', sentence: 'map_summary_none', names: false }
] as const satisfies readonly { readonly reach: Reach; readonly [of: string]: unknown }[];
const reachWord = (reach: Reach): string => reaches.find((one) => one.reach === reach)?.word ?? '';

/** The newest revealed result about the workshop's own challenges, as a map; undefined without one. */
export function mapOfChallenges(
	input: MapInput
): { poll: ComparedPoll; figures: Figures; map: ChallengeMap } | undefined {
	const known = new Set(input.challenges.flatMap(({ names }) => names));
	for (const poll of input.polls.toReversed()) {
		if (!poll.subjects.some(({ id }) => known.has(id))) continue;
		const figures = poll.kind.figures(poll);
		const map = figures && challengeMap(figures);
		if (figures && map) return { poll, figures, map };
	}
	return undefined;
}

export function challengesAcrossRegions(input: MapInput, language: string): ReportSection | undefined {
	const found = mapOfChallenges(input);
	if (!found) return undefined;
	const { poll, figures, map } = found;
	const look = { input, poll, map, language };
	return {
		id: 'challenge-map',
		title: message('map'),
		blocks: [
			paragraph(message('map_about', { poll: localized(poll.title, language) })),
			list([...summary(look), ...likeness(look)]),
			heat(look, figures.low, figures.high),
			...matchesAcrossRegions(look),
			{
				kind: 'tree',
				caption: message('map_tree'),
				leaves: map.regions.map((id) => regionEnd(input, id, language)),
				root: map.tree,
				high: furthest
			},
			similarity(look),
			list([
				message('map_formula_heavy', {
					share: new Intl.NumberFormat(language, { style: 'percent' }).format(heavyFrom)
				}),
				message('map_formula_likeness'),
				message('map_formula_small')
			])
		]
	};
}

const named = ({ input, language }: MapLook, region: string): string =>
	regionName(input, region, language) || region;

function summary(look: MapLook): ReportText[] {
	const { poll, map, language } = look;
	return reaches.flatMap(({ reach, sentence, names }) => {
		const rows = map.rows.filter((row) => row.reach === reach);
		if (rows.length === 0) return [];
		const words = rows.map(({ challenge, heavyIn }) => {
			const text = subjectText(poll, challenge, language);
			const where = heavyIn.map((region) => named(look, region));
			return names ? `${text} (${where.join(', ')})` : text;
		});
		return [message(sentence, { challenges: words.join('; ') })];
	});
}

/** The pair that is most alike, and the one that is least. */
function likeness(look: MapLook): ReportText[] {
	const { map, language } = look;
	const pairs = map.regions
		.flatMap((a, i) =>
			map.regions.slice(i + 1).flatMap((b, offset) => {
				const value = map.similarity[i]?.[i + 1 + offset] ?? null;
				return value === null ? [] : [{ a: named(look, a), b: named(look, b), value }];
			})
		)
		.sort((x, y) => y.value - x.value);
	const [first, last] = [pairs[0], pairs.at(-1)];
	if (!first || !last || first === last) return [];
	const say = (key: string, { a, b, value }: typeof first) =>
		message(key, { a, b, value: figureText(value, language) });
	return [say('map_likest', first), say('map_unlike', last)];
}

function heat(look: MapLook, low: number, high: number): ReportBlock {
	const { poll, map, language } = look;
	const shown = (value: number) => figureText(value, language, 1);
	return {
		kind: 'table',
		heat: true,
		plain: true,
		caption: message('map_caption', { low: shown(low), high: shown(high) }),
		rows: [
			[
				head(message('map_challenge')),
				...map.regions.map((region) => head({ text: named(look, region) })),
				head(message('map_reach'))
			],
			...map.rows.map(({ challenge, cells, reach }): ReportCell[] => [
				head({ text: subjectText(poll, challenge, language), language }),
				...cells.map((cell): ReportCell =>
					cell
						? { content: { text: shown(cell.value) }, value: cell.value, shade: cell.share }
						: { content: { text: '–' } }
				),
				{ content: message(reachWord(reach)) }
			])
		]
	};
}

function similarity(look: MapLook): ReportBlock {
	const { map, language } = look;
	return {
		kind: 'table',
		heat: true,
		caption: message('map_similarity'),
		rows: [
			[head(message('map_region')), ...map.regions.map((region) => head({ text: named(look, region) }))],
			...map.regions.map((region, i): ReportCell[] => [
				head({ text: named(look, region) }),
				...map.regions.map((_, j): ReportCell => {
					const value = map.similarity[i]?.[j] ?? null;
					if (i === j) return { content: { text: '' } };
					if (value === null) return { content: { text: '–' } };
					const overlap = figureText(map.overlap[i]?.[j], language, 1);
					return {
						content: message('map_pair', { correlation: figureText(value, language), overlap }),
						value,
						shade: Math.max(0, value)
					};
				})
			])
		]
	};
}
