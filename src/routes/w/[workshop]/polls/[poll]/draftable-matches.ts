/** Matches of practices and challenges as beginnings of actions. */
import { localized } from '#lib/base/model/localized-text.ts';
import type { MapInput } from '#lib/report/model/input.ts';
import { mapOfChallenges } from '#lib/report/model/sections/challenge-map.ts';
import { matchesOf } from '#lib/report/model/sections/match-list.ts';

export interface DraftableMatch {
	readonly id: string;
	/** What the poster and the challenge are called; empty without a title. */
	readonly practice: string;
	readonly challenge: string;
	/** What the action is learned from. */
	readonly entries: readonly { readonly register: string; readonly id: string }[];
}

/** In the order of the list on the page; a challenge that was merged since is the one that stands for it. */
export function draftableMatches(input: MapInput, language: string): DraftableMatch[] {
	const found = mapOfChallenges(input);
	if (!found) return [];
	return matchesOf(input, found.poll, found.map).matches.map(({ practice, challenge }) => {
		const standing = input.challenges.find(({ names }) => names.includes(challenge))?.id ?? challenge;
		const titles = {
			practice: input.posters.find(({ id }) => id === practice)?.texts['title'],
			challenge: found.poll.subjects.find(({ id }) => id === challenge)?.title
		};
		return {
			id: `${practice} ${challenge}`,
			practice: localized(titles.practice, language),
			challenge: localized(titles.challenge, language),
			entries: [
				{ register: 'posters', id: practice },
				{ register: 'challenges', id: standing }
			]
		};
	});
}
