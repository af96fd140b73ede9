/**
 * What the workshops of a series know together: every poster, found by its words, and beside each meeting what came
 * out of it. Everything in it can be read by whoever asks in the workshops themselves.
 */
import { plainText } from '#lib/base/model/marked-text.ts';
import { excerptOf, holdsWords } from '#lib/base/model/excerpt.ts';
import { queryWords } from '#lib/base/model/fold.ts';
import { localized } from '#lib/base/model/localized-text.ts';
import { posterSummary, posterText, type Poster } from '#lib/registers/model/poster.ts';
import {
	headOf,
	inOrder,
	ofProject,
	projectsIn,
	type CollectedHead,
	type MeetingHead
} from './series/meetings.ts';

/** A meeting as the server collects it. */
export interface CollectedMeeting extends CollectedHead {
	readonly people: number;
	readonly posters: readonly Poster[];
	readonly criteria: number;
	readonly plans: readonly { readonly id: string; readonly title: string }[];
}

export interface LibraryQuery {
	/** Words that a poster must hold, in any of its languages. */
	readonly words: string;
	/** The name of a project; empty for all. */
	readonly project: string;
	/** The id of a region, which is the same in all meetings of a series; empty for all. */
	readonly region: string;
}

export interface FoundPoster {
	readonly id: string;
	readonly workshop: string;
	readonly meeting: string;
	readonly title: string;
	readonly region: string;
	readonly color: number | null;
	readonly direction: string;
	/** The words around the first thing that was sought; the beginning without a search. */
	readonly excerpt: string;
}

export interface Meeting extends MeetingHead {
	readonly people: number;
	readonly posters: number;
	readonly criteria: number;
	readonly plans: readonly { readonly id: string; readonly title: string }[];
}

export interface LibraryPage {
	/** All names of projects, in order. */
	readonly projects: readonly string[];
	/** All regions that hung up a poster, by name. */
	readonly regions: readonly { readonly id: string; readonly name: string }[];
	/** The earliest first; those without a day last. */
	readonly meetings: readonly Meeting[];
	/** The newest meeting's first. */
	readonly posters: readonly FoundPoster[];
}

export function libraryOf(
	collected: readonly CollectedMeeting[],
	query: LibraryQuery,
	language: string
): LibraryPage {
	const series = ofProject(inOrder(collected), query.project);
	const words = queryWords(query.words);
	const named = new Map<string, string>();
	for (const { regions, posters } of series) {
		for (const poster of posters) {
			const region = regions.find(({ id }) => id === poster.values['region']);
			if (region) named.set(region.id, localized(region.name, language));
		}
	}
	return {
		projects: projectsIn(collected),
		regions: [...named]
			.map(([id, name]) => ({ id, name }))
			.toSorted((a, b) => a.name.localeCompare(b.name, language)),
		meetings: series.map((meeting) => meetingOf(meeting, language)),
		posters: series
			.toReversed()
			.flatMap((meeting) =>
				meeting.posters
					.filter(({ values }) => query.region === '' || values['region'] === query.region)
					.flatMap((poster) => found(poster, meeting, words, language) ?? [])
			)
	};
}

function meetingOf(meeting: CollectedMeeting, language: string): Meeting {
	const { people, posters, criteria, plans } = meeting;
	return { ...headOf(meeting, language), people, posters: posters.length, criteria, plans };
}

/** Undefined for a poster that does not hold all of the words. */
function found(
	poster: Poster,
	{ id: workshop, title, regions }: CollectedMeeting,
	words: readonly string[],
	language: string
): FoundPoster | undefined {
	const texts = Object.values(poster.texts).flatMap((text) => Object.values(text).map(plainText));
	if (!holdsWords(texts, words)) return undefined;
	const summary = posterSummary(poster, language);
	const region = regions.find(({ id }) => id === summary.region);
	return {
		id: poster.id,
		workshop,
		meeting: localized(title, language),
		title: summary.title,
		region: region ? localized(region.name, language) : summary.guest,
		color: region?.color ?? null,
		direction: summary.directionLabel,
		excerpt: excerptOf([posterText(poster, 'summary', language), summary.summary, ...texts], words)
	};
}
