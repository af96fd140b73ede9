/** Who has a practice for what weighs on others: from posters to regions, below the map of challenges. */
import type { ReportBlock, ReportCell, ReportText } from '#lib/base/model/report-blocks.ts';
import type { ChallengeMap } from '#lib/polls/comparison/model/challenge-map.ts';
import { matchList, type Match, type MatchList } from '#lib/polls/comparison/model/match-list.ts';
import { figureText } from '#lib/polls/model/measure-blocks.ts';
import { posterText } from '#lib/registers/model/poster.ts';
import { namedEntries } from '#lib/registers/model/links.ts';
import type { ComparedPoll, MapInput, MapLook } from '../input.ts';
import { content, head, list, message, paragraph, regionName, subjectText } from '../texts.ts';

type Told = Pick<MapLook, 'input' | 'language'>;

/** What the posters of a workshop offer to the regions of a map. */
export function matchesOf(
	{ challenges, posters }: MapInput,
	poll: ComparedPoll,
	map: ChallengeMap
): MatchList {
	// Challenges that were merged since, in the poll or in the poster, are one.
	const standing = new Map(challenges.flatMap(({ id, names }) => names.map((name) => [name, id] as const)));
	const stand = (id: string) => standing.get(id) ?? id;
	return matchList(
		map,
		posters.map((poster) => {
			const met = new Set(namedEntries(poster, 'challenges').map(stand));
			const region = poster.values['region'];
			return {
				id: poster.id,
				region: typeof region === 'string' ? region : null,
				challenges: poll.subjects.map(({ id }) => id).filter((id) => met.has(stand(id)))
			};
		})
	);
}

/** Nothing where no challenge is heavy. */
export function matchesAcrossRegions(look: MapLook): ReportBlock[] {
	const { input, poll, map } = look;
	if (map.rows.every(({ heavyIn }) => heavyIn.length === 0)) return [];
	const { matches, unmet } = matchesOf(input, poll, map);
	return [
		{
			kind: 'section',
			section: {
				id: 'match-list',
				title: message('match'),
				blocks: [
					matches.length === 0 ? paragraph(message('match_none')) : table(look, matches),
					...(matches.length === 0 || unmet.length === 0 ? [] : [list([unmetText(look, unmet)])]),
					paragraph(message('match_formula'))
				]
			}
		}
	];
}

/** Where a practice comes from, in words. */
export function originOf({ input, language }: Told, { practice, from }: Match): ReportText {
	if (from !== null) return { text: regionName(input, from, language) || from };
	const poster = input.posters.find(({ id }) => id === practice);
	const guest = poster ? posterText(poster, 'guest', language) : '';
	return guest === '' ? message('transfer_guests') : { text: guest };
}

/** What a practice is called. */
export function practiceText({ input, language }: Told, id: string): ReportText {
	const poster = input.posters.find((one) => one.id === id);
	const title = content(poster?.texts['title'], language, poster?.language);
	return 'text' in title && title.text === '' ? message('untitled') : title;
}

function table(look: MapLook, matches: readonly Match[]): ReportBlock {
	const { input, poll, language } = look;
	return {
		kind: 'table',
		plain: true,
		caption: message('match_caption'),
		rows: [
			['match_practice', 'transfer_from', 'match_challenge', 'match_to'].map((key) => head(message(key))),
			...matches.map((match): ReportCell[] => [
				{ ...head(practiceText(look, match.practice)), more: `poster-${match.practice}` },
				{ content: originOf(look, match) },
				{ content: { text: subjectText(poll, match.challenge, language), language } },
				{
					content: {
						text: match.to
							.map(
								({ region, value }) =>
									`${regionName(input, region, language) || region} ${figureText(value, language, 1)}`
							)
							.join(', ')
					}
				}
			])
		]
	};
}

function unmetText({ input, poll, language }: MapLook, unmet: MatchList['unmet']): ReportText {
	const told = unmet.map(({ challenge, regions }) => {
		const where = regions.map((region) => regionName(input, region, language) || region);
		return `${subjectText(poll, challenge, language)} (${where.join(', ')})`;
	});
	return message('match_unmet', { challenges: told.join('; ') });
}
