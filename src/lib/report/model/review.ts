/** What the review page shows: an overview of the saved workshop, from where everything in it is reached. */
import { localized } from '#lib/base/model/localized-text.ts';
import { picturesIn } from '#lib/registers/model/photos.ts';
import { posterSummary, type PosterSummary } from '#lib/registers/model/poster.ts';
import { criterionRegister } from '#lib/registers/criteria/model.ts';
import { recordText } from '#lib/registers/model/register-record.ts';
import type { ReportInput } from './input.ts';
import type { Place } from './place.ts';
import { searchReport, type SearchResult } from './search.ts';
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

export interface AgendaLine {
	readonly title: string;
	readonly minutes: number;
	/** Minutes that it took, all rounds together; null if it did not run. */
	readonly taken: number | null;
}

export interface Decision {
	/** `accepted`: an entry that was handed in; `final`: a plan that only facilitators change any more. */
	readonly sort: 'agreed' | 'dropped' | 'accepted' | 'final';
	/** What an entry of a register is called, e.g. "Criterion"; empty for a plan. */
	readonly kind: string;
	readonly title: string;
	/** Who decided or whose it is, in words; empty for nobody. */
	readonly regions: string;
	readonly place: Place;
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
	/** What holds the words that are sought; null without any. */
	readonly found: SearchResult | null;
	readonly people: number;
	readonly questions: readonly string[];
	/** The steps as they were planned and as they ran. */
	readonly agenda: readonly AgendaLine[];
	/** What was settled. */
	readonly decisions: readonly Decision[];
	/** Papers that came with entries, to take along. */
	readonly documents: readonly {
		readonly asset: string;
		readonly name: string;
		/** The heading of the entry that brought it. */
		readonly entry: string;
		readonly language: string;
	}[];
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
	{ expiresAt, asked, words = '' }: Pick<Review, 'expiresAt' | 'asked'> & { readonly words?: string }
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
		found: words === '' ? null : searchReport(input, words, language),
		people: input.participation.reduce((sum, each) => sum + each.people, 0),
		questions: workshop.questions.map((question) => localized(question, language)),
		agenda: agendaOf(input, language),
		decisions: decisionsOf(input, language),
		documents: documentsOf(input, language),
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

/** Every step of the plan, then those that ran and are no longer in it. */
function agendaOf({ workshop, runs }: ReportInput, language: string): AgendaLine[] {
	const ended = runs.filter(({ endedAt, skipped }) => endedAt !== null && !skipped);
	const taken = (step: string): number | null => {
		const own = ended.filter((run) => run.step === step);
		const time = own.reduce((sum, run) => sum + (run.endedAt ?? run.startedAt) - run.startedAt, 0);
		return own.length === 0 ? null : Math.round(time / 60_000);
	};
	const planned = new Set(workshop.agenda.map(({ id }) => id));
	const gone = new Map(ended.filter(({ step }) => !planned.has(step)).map((run) => [run.step, run]));
	return [...workshop.agenda, ...[...gone.values()].map((run) => ({ ...run, id: run.step }))].map(
		({ id, title, minutes }) => ({ title: localized(title, language), minutes, taken: taken(id) })
	);
}

function decisionsOf(input: ReportInput, language: string): Decision[] {
	const criteria = input.registers.find(({ model }) => model.id === criterionRegister.id);
	return [
		...input.criteria.flatMap(({ id, name, decided, agreed }): Decision[] =>
			decided === null
				? []
				: [
						{
							sort: decided,
							kind: localized(criteria?.model.about.one, language),
							title: localized(name, language),
							regions: decided === 'agreed' ? regionNames(input, agreed, language) : '',
							place: { of: 'entry', register: criterionRegister.id, id }
						}
					]
		),
		...input.registers.flatMap(({ model, records }) =>
			records
				.filter(({ moderation }) => moderation === 'accepted')
				.map((record): Decision => ({
					sort: 'accepted',
					kind: localized(model.about.one, language),
					title: recordText(record, model.heading, language),
					regions: record.region === null ? '' : regionName(input, record.region, language),
					place: { of: 'entry', register: model.id, id: record.id }
				}))
		),
		...input.plans
			.filter(({ entry }) => entry.status === 'final')
			.map(({ entry }): Decision => ({
				sort: 'final',
				kind: '',
				title: entry.title,
				regions: regionNames(input, entry.regions, language),
				place: { of: 'plan', id: entry.id, section: null }
			}))
	];
}

const documentsOf = (input: ReportInput, language: string): Review['documents'] =>
	input.registers.flatMap(({ model, records }) =>
		records.flatMap((record) =>
			record.template.fields.flatMap((field) =>
				field.type === 'files' && field.holds === 'documents'
					? (record.files[field.id] ?? []).map(({ asset, words }) => ({
							asset,
							name: words.trim(),
							entry: recordText(record, model.heading, language),
							language: record.language
						}))
					: []
			)
		)
	);
