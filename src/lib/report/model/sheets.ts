/**
 * The figures and texts of a workshop as tidy sheets: one thing per row, one property per column, numbers as
 * numbers and moments as moments, so that they can be filtered and counted with. The same rules of what may be told
 * hold as for the report.
 */
import { plainText } from '#lib/base/model/marked-text.ts';
import { localized } from '#lib/base/model/localized-text.ts';
import type { ReportBar, ReportBlock, ReportText } from '#lib/base/model/report-blocks.ts';
import { posterText } from '#lib/registers/model/poster.ts';
import { isTextField, type TemplateField } from '#lib/registers/model/template.ts';
import type { ReportInput, RevealedPoll } from './input.ts';
import { mapOfChallenges } from './sections/challenge-map.ts';
import { matchesOf, originOf, practiceText } from './sections/match-list.ts';
import { fieldText } from './sections/posters.ts';
import { cardText, content, message, regionName, subjectText } from './texts.ts';

/** Null is an empty cell; a moment is milliseconds since 1970. */
export type SheetValue<Text> = Text | number | { readonly moment: number } | null;

export interface SheetOf<Text> {
	readonly id: string;
	readonly title: Text;
	readonly columns: readonly Text[];
	readonly rows: readonly (readonly SheetValue<Text>[])[];
}
export type Sheet = SheetOf<ReportText>;

/** Sheets without a row are left out. */
export function buildSheets(input: ReportInput, language: string): Sheet[] {
	return [results, spread, matches, posters, challenges, criteria, agenda, participation, boards]
		.map((sheet) => sheet(input, language))
		.filter(({ rows }) => rows.length > 0);
}

const columns = (...names: string[]): ReportText[] => names.map((name) => message(name));
const text = (value: string): ReportText | null => (value === '' ? null : { text: value });

/** What tells a poll's rows from those of others. */
const pollCells = (poll: RevealedPoll, language: string) =>
	[content(poll.title, language), poll.round] as const;

function subjectCells(input: ReportInput, poll: RevealedPoll, id: string, language: string) {
	const subject = poll.subjects.find((each) => each.id === id);
	return [
		text(localized(subject?.title, language) || id),
		text(regionName(input, subject?.region ?? null, language))
	] as const;
}

/** The figure of every subject, over all and in each region that may be shown. */
function results(input: ReportInput, language: string): Sheet {
	const rows = input.polls.flatMap((poll) => {
		const figures = poll.stage === 'all' ? poll.kind.figures(poll) : null;
		return (figures?.subjects ?? []).flatMap(({ subject, value, regions }) => {
			const row = (region: ReportText | null, figure: number | null): SheetValue<ReportText>[] => [
				...pollCells(poll, language),
				...subjectCells(input, poll, subject, language),
				region,
				figure,
				figures?.low ?? null,
				figures?.high ?? null
			];
			return [
				row(message('all_regions'), value),
				...[...regions].map(([region, figure]) =>
					row(text(regionName(input, region, language) || region), figure)
				)
			];
		});
	});
	return {
		id: 'results',
		title: message('sheet_results'),
		columns: columns(
			'column_poll',
			'column_round',
			'column_subject',
			'column_subject_region',
			'column_region',
			'column_figure',
			'column_low',
			'column_high'
		),
		rows
	};
}

/** How many answers fell on each step. */
function spread(input: ReportInput, language: string): Sheet {
	const rows = input.polls.flatMap((poll) => {
		const { config, subjects, tally, weighting } = poll;
		const blocks = poll.kind.report(
			{ config, subjects, tally, weighting, regions: input.regions, language },
			poll.stage
		);
		return spreads(blocks).flatMap(({ question, rows }) =>
			rows.flatMap(({ name, steps }) =>
				(steps ?? []).map((step) => [...pollCells(poll, language), question, name, step.name, step.count])
			)
		);
	});
	return {
		id: 'spread',
		title: message('sheet_spread'),
		columns: columns(
			'column_poll',
			'column_round',
			'column_question',
			'column_subject',
			'column_answer',
			'column_count'
		),
		rows
	};
}

interface Spread {
	/** Which question of the poll, where it has several. */
	readonly question: ReportText | null;
	readonly rows: readonly Pick<ReportBar, 'name' | 'steps'>[];
}

const spreads = (blocks: readonly ReportBlock[], question: ReportText | null = null): Spread[] =>
	blocks.flatMap((block) => {
		if (block.kind === 'section') return spreads(block.section.blocks, block.section.title);
		return block.kind === 'bars' || block.kind === 'columns' ? [{ question, rows: block.rows }] : [];
	});

/** From each practice to each other region in which a challenge that it meets is heavy. */
function matches(input: ReportInput, language: string): Sheet {
	const found = mapOfChallenges(input);
	const list = found ? matchesOf(input, found.poll, found.map).matches : [];
	const look = { input, language };
	return {
		id: 'matches',
		title: message('match'),
		columns: columns('match_practice', 'transfer_from', 'match_challenge', 'match_to', 'column_figure'),
		rows: list.flatMap((match) =>
			match.to.map(({ region, value }) => [
				practiceText(look, match.practice),
				originOf(look, match),
				text(found ? subjectText(found.poll, match.challenge, language) : ''),
				text(regionName(input, region, language) || region),
				value
			])
		)
	};
}

/** Neither pictures nor what only serves those who edit. */
const leftOut = new Set(['image', 'imageAlt', 'pictures', 'contactConsent']);

function posters(input: ReportInput, language: string): Sheet {
	const fields = new Map(
		input.posters.flatMap(({ template }) =>
			template.fields
				.filter(({ id }) => !leftOut.has(id))
				.map((field): [string, TemplateField] => [field.id, field])
		)
	);
	return {
		id: 'posters',
		title: message('posters'),
		columns: [...fields.values()].map(({ label }) => content(label, language)),
		rows: input.posters.map((poster) =>
			[...fields.values()].map((field): SheetValue<ReportText> => {
				if (isTextField(field)) {
					const words = posterText(poster, field.id, language);
					return text(field.type === 'long-text' ? plainText(words) : words);
				}
				const value = poster.values[field.id] ?? null;
				if (typeof value === 'number') return value;
				const told = fieldText(input, poster, field, language);
				return 'text' in told && told.text === '' ? null : told;
			})
		)
	};
}

const challenges = (input: ReportInput, language: string): Sheet => ({
	id: 'challenges',
	title: message('challenges'),
	columns: [message('map_challenge')],
	rows: input.challenges.map((challenge) => [content(challenge.text, language, challenge.language)])
});

const criteria = (input: ReportInput, language: string): Sheet => ({
	id: 'criteria',
	title: message('criteria'),
	columns: [message('criterion'), message('indicator')],
	rows: input.criteria.map((criterion) => [
		content(criterion.name, language, criterion.language),
		content(criterion.indicator, language, criterion.language)
	])
});

/** The plan, and each time that a step ran. */
function agenda(input: ReportInput, language: string): Sheet {
	const minutes = (milliseconds: number): number => Math.round(milliseconds / 600) / 100;
	const ran = input.runs.map((run) => [
		content(run.title, language),
		run.minutes,
		{ moment: run.startedAt },
		run.endedAt === null ? null : { moment: run.endedAt },
		run.endedAt === null ? null : minutes(run.endedAt - run.startedAt),
		minutes(run.pausedFor)
	]);
	const planned = input.workshop.agenda.map((step) => [
		content(step.title, language),
		step.minutes,
		null,
		null,
		null,
		null
	]);
	return {
		id: 'agenda',
		title: message('agenda'),
		columns: columns(
			'column_step',
			'column_planned',
			'column_started',
			'column_ended',
			'column_taken',
			'column_paused'
		),
		rows: ran.length > 0 ? ran : planned
	};
}

function participation(input: ReportInput, language: string): Sheet {
	const people = (region: string | null) =>
		input.participation.find((each) => each.region === region)?.people ?? 0;
	return {
		id: 'participation',
		title: message('participation'),
		columns: [
			message('region'),
			message('country'),
			message('column_nuts'),
			message('partners'),
			message('people')
		],
		rows: [
			...input.regions.map((region) => [
				text(regionName(input, region.id, language)),
				text(region.country),
				text(region.nuts),
				text(
					input.partners
						.filter((partner) => partner.region === region.id)
						.map(({ name }) => name)
						.join(', ')
				),
				people(region.id)
			]),
			...(people(null) > 0 ? [[message('no_region'), null, null, null, people(null)]] : [])
		]
	};
}

/** Everything that is written on a board, in its reading order. */
function boards(input: ReportInput, language: string): Sheet {
	const rows = input.boards.flatMap((board) => {
		let frame = '';
		return board.entries.flatMap((entry) => {
			if (entry.container) {
				frame = entry.text;
				return [];
			}
			if (entry.depth === 0) frame = '';
			return [
				[
					{ text: board.title },
					text(frame),
					entry.card ? cardText(entry.card, language) : text(entry.text),
					text(regionName(input, entry.region, language))
				]
			];
		});
	});
	return {
		id: 'boards',
		title: message('sheet_boards'),
		columns: columns('column_board', 'column_frame', 'column_text', 'column_region'),
		rows
	};
}
