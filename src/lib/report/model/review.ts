/** What the review page shows: an overview of the saved workshop, from where everything in it is reached. */
import { localized } from '#lib/base/model/localized-text.ts';
import { picturesIn } from '#lib/registers/model/photos.ts';
import { posterSummary, type PosterSummary } from '#lib/registers/model/poster.ts';
import { recordText } from '#lib/registers/model/register-record.ts';
import type { ReportInput } from './input.ts';
import { regionName, regionNames } from './texts.ts';

export interface Asked {
	readonly comments: boolean;
	/** When commenting and answering end, milliseconds since 1970; null if only the link does. */
	readonly until: number | null;
	/** Polls that are open now and wait for an answer. */
	readonly polls: readonly { readonly id: string; readonly title: string }[];
}

export interface ReviewPhoto {
	readonly asset: string;
	/** What it shows, and the language of these words; may be empty. */
	readonly words: string;
	readonly language: string;
	/** What its album shows; may be empty. */
	readonly album: string;
	/** The region that added the album; empty for none. */
	readonly region: string;
}

export interface Review {
	readonly title: string;
	readonly project: string;
	readonly place: string;
	/** Days as `2017-03-07`; empty when unknown. */
	readonly from: string;
	readonly to: string;
	/** When the reader's link ends, milliseconds since 1970; null for those who need none. */
	readonly expiresAt: number | null;
	/** What the reader's link lets them do besides reading; null for those who need none. */
	readonly asked: Asked | null;
	readonly people: number;
	readonly questions: readonly string[];
	readonly agenda: readonly { readonly title: string; readonly minutes: number }[];
	readonly boards: readonly { readonly id: string; readonly title: string; readonly texts: number }[];
	readonly posters: readonly {
		readonly summary: PosterSummary;
		readonly region: { readonly id: string; readonly name: string; readonly color: number } | undefined;
	}[];
	/** As far as the people in them agreed. */
	readonly photos: readonly ReviewPhoto[];
	readonly plans: readonly {
		readonly id: string;
		readonly title: string;
		readonly language: string;
		/** The names of its regions. */
		readonly regions: string;
		readonly actions: number;
	}[];
	/** How many there are. */
	readonly criteria: number;
	/** Talks whose slides can be looked at; `slides` is the file's id. */
	readonly talks: readonly { readonly title: string; readonly speaker: string; readonly slides: string }[];
	/** Revealed rounds only. */
	readonly results: readonly {
		readonly poll: string;
		readonly round: number;
		readonly repeated: boolean;
		readonly title: string;
		readonly voters: number;
	}[];
}

export function buildReview(
	input: ReportInput,
	language: string,
	{ expiresAt, asked }: Pick<Review, 'expiresAt' | 'asked'>
): Review {
	const { workshop } = input;
	const regionOf = (id: string | null) => input.regions.find((region) => region.id === id);
	return {
		title: localized(workshop.title, language),
		project: workshop.project,
		place: workshop.place,
		from: workshop.from,
		to: workshop.to,
		expiresAt,
		asked,
		people: input.participation.reduce((sum, each) => sum + each.people, 0),
		questions: workshop.questions.map((question) => localized(question, language)),
		agenda: workshop.agenda.map(({ title, minutes }) => ({ title: localized(title, language), minutes })),
		boards: input.boards.map(({ id, title, entries }) => ({ id, title, texts: entries.length })),
		posters: input.posters.map((poster) => {
			const summary = posterSummary(poster, language);
			const region = regionOf(summary.region);
			return {
				summary,
				region: region && {
					id: region.id,
					name: regionName(input, region.id, language),
					color: region.color
				}
			};
		}),
		photos: input.albums.flatMap((album) =>
			picturesIn(album).map(({ asset, words }) => ({
				asset,
				words,
				language: album.language,
				album: recordText(album, 'title', language),
				region: regionName(input, album.region, language)
			}))
		),
		plans: input.plans.map(({ entry: { id, title, language: written, regions }, plan }) => ({
			id,
			title,
			language: written,
			regions: regionNames(input, regions, language),
			actions: plan.sections.filter(({ action }) => action).length
		})),
		criteria: input.criteria.length,
		talks: input.talks.map((talk) => ({ ...talk, title: localized(talk.title, language) })),
		results: input.polls.map((poll) => ({
			poll: poll.id,
			round: poll.round,
			repeated: poll.repeated,
			title: localized(poll.title, language),
			voters: Object.values(poll.voters).reduce((sum, each) => sum + each, 0)
		}))
	};
}
