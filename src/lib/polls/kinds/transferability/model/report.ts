/** A transferability poll in the report: matrix, blockers, reading and reasons. */
import { localized } from '#lib/base/model/localized-text.ts';
import type { ReportBlock, ReportCell, ReportText } from '#lib/base/model/report-blocks.ts';
import { figureText } from '../../../model/measure-blocks.ts';
import { subjectSection, type ReportQuestion } from '../../../model/poll-kind.ts';
import { dissentAbove } from '../../../statistics/model/deviation.ts';
import { apartTable } from './apart.ts';
import { degrees, lowest, scale, type Config } from './ballot.ts';
import { agreementInside, concordOf, indexText, signed } from './reading.ts';
import type { Group, Practice, RegionCell, Tally } from './tally.ts';

type Question = ReportQuestion<Config, Tally>;

const message = (key: string, values?: Record<string, string | number>): ReportText =>
	values ? { message: key, values } : { message: key };

export function report(question: Question): readonly ReportBlock[] {
	const { tally, language } = question;
	return [
		{ kind: 'paragraph', content: message('transferability_report_about') },
		matrix(question),
		{
			kind: 'list',
			entries: tally.practices.map((practice) =>
				message(`transferability_reading_${concordOf(practice)}`, {
					practice: titleOf(question, practice.subject),
					median:
						practice.total.overall.median === null ? '–' : signed(practice.total.overall.median, language)
				})
			)
		},
		...importance(question),
		spread(question),
		...tally.practices.flatMap((practice) => details(question, practice, language)),
		{ kind: 'paragraph', content: message('transferability_formula', { minimum: tally.minimumCell }) },
		{
			kind: 'list',
			entries: [
				message('result_formula_dissent', { limit: figureText(dissentAbove, language) }),
				message('result_formula_regions')
			]
		},
		...(tally.importance
			? [{ kind: 'paragraph' as const, content: message('transferability_formula_score') }]
			: [])
	];
}

function matrix(question: Question): ReportBlock {
	const regions = regionIds(question.tally).map((id) => ({ id, name: regionName(question, id) }));
	return {
		kind: 'table',
		caption: message('transferability_matrix_caption'),
		rows: [
			[
				{ content: message('transferability_practice'), header: true },
				...regions.map(({ name }): ReportCell => ({ content: { text: name }, header: true })),
				{ content: message('transferability_all'), header: true }
			],
			...question.tally.practices.map((practice): ReportCell[] => [
				{ content: { text: titleOf(question, practice.subject), language: question.language }, header: true },
				...practice.regions.map((cell) => regionCell(cell, question.language)),
				groupCell(practice.total, question.language)
			])
		]
	};
}

/** How many judgements of each practice fell on each step, all criteria together. */
function spread({ tally, language, subjects }: Question): ReportBlock {
	return {
		kind: 'columns',
		caption: message('transferability_spread_caption'),
		rows: tally.practices.map(({ subject, total: { overall, ballots } }) => ({
			name: { text: titleOf({ subjects, language }, subject), language },
			label:
				overall.median === null
					? message('transferability_cell_unjudged', { n: ballots })
					: message('transferability_spread_median', { median: signed(overall.median, language) }),
			steps: [
				...overall.counts.map((count, at) => ({ name: { text: stepName(at, language) }, count })),
				{ name: message('transferability_cannot'), count: overall.cannot, aside: true }
			]
		}))
	};
}

const stepName = (at: number, language: string): string => signed(lowest + at, language);

/** How much the criteria matter to each region, where that was asked. */
function importance(question: Question): ReportBlock[] {
	const { tally, config, language } = question;
	if (!tally.importance) return [];
	const { total, split } = tally.importance;
	const cell = (value: number | undefined): ReportCell =>
		value === undefined
			? { content: { text: '–' } }
			: { content: { text: figureText(value, language, 1) }, value };
	return [
		{
			kind: 'table',
			caption: message('transferability_importance_caption'),
			rows: [
				[
					{ content: message('transferability_criterion'), header: true },
					...split.regions.map(({ region }): ReportCell => ({
						content: { text: regionName(question, region) },
						header: true
					})),
					{ content: message('transferability_all'), header: true }
				],
				...config.criteria.map((criterion, at): ReportCell[] => [
					{ content: { text: localized(criterion.name, language), language }, header: true },
					...split.regions.map((part) =>
						part.state === 'shown'
							? cell(part.part.means[at])
							: { content: message(`transferability_cell_${part.state}`) }
					),
					cell(total.means[at])
				])
			]
		}
	];
}

function regionCell(cell: RegionCell, language: string): ReportCell {
	if (cell.state === 'shown') return groupCell(cell.group, language);
	return { content: message(`transferability_cell_${cell.state}`) };
}

function groupCell(group: Group, language: string): ReportCell {
	const { median } = group.overall;
	if (median === null) return { content: message('transferability_cell_unjudged', { n: group.ballots }) };
	const key = group.blocking > 0 ? 'transferability_cell_blocked' : 'transferability_cell_median';
	return {
		content: message(key, { median: signed(median, language), n: group.ballots, blocking: group.blocking }),
		value: median,
		shade: median / 2
	};
}

function details(question: Question, practice: Practice, language: string): ReportBlock[] {
	const inside = agreementInside(practice);
	const title = titleOf(question, practice.subject);
	const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
	const index = (value: number | null) => indexText(value, language);
	const blocks: ReportBlock[] = [
		{
			kind: 'table',
			caption: message('transferability_criteria_caption', { practice: title }),
			rows: [
				[
					message('transferability_criterion'),
					...scale.map((_, at): ReportText => ({ text: stepName(at, language) })),
					...['cannot', 'median', 'judged', 'agreement', 'between'].map((name) =>
						message(`transferability_${name}`)
					)
				].map((content): ReportCell => ({ content, header: true })),
				...question.config.criteria.map((criterion, at): ReportCell[] => {
					const measure = practice.total.criteria[at];
					const number = (value: number | null | undefined, text = (n: number) => String(n)): ReportCell =>
						value === null || value === undefined
							? { content: { text: '–' } }
							: { content: { text: text(value) }, value };
					return [
						{ content: { text: localized(criterion.name, language), language }, header: true },
						...scale.map((_, step) => number(measure?.counts[step])),
						number(measure?.cannot),
						number(measure?.median, (median) => signed(median, language)),
						number(measure?.judged, (share) => percent.format(share)),
						number(measure?.agreement, index),
						number(practice.between.criteria[at], index)
					];
				})
			]
		},
		apartTable(practice, title, {
			criteria: question.config.criteria,
			minimum: question.tally.minimumCell,
			language
		}),
		{
			kind: 'facts',
			entries: [
				{ name: message('transferability_ballots'), value: { text: String(practice.total.ballots) } },
				{ name: message('transferability_inside'), value: { text: index(inside) } },
				{ name: message('transferability_between'), value: { text: index(practice.between.overall) } },
				...(practice.total.score === null
					? []
					: [
							{
								name: message('transferability_score'),
								value: { text: signed(practice.total.score, language) }
							}
						]),
				...practice.total.degrees.map((count, at) => ({
					name: message(`transferability_degree_${degrees[at] ?? 'none'}`),
					value: { text: String(count) }
				}))
			]
		}
	];
	if (practice.reasons.length > 0) blocks.push(reasonsTable(question, practice, title, language));
	return [
		{
			kind: 'section',
			section: { id: subjectSection(practice.subject), title: { text: title, language }, blocks }
		}
	];
}

/** What people wrote, region by region: about a criterion, or about the whole practice. */
function reasonsTable(question: Question, practice: Practice, title: string, language: string): ReportBlock {
	const { criteria } = question.config;
	const place = (ids: readonly string[], id: string | null) => (id === null ? ids.length : ids.indexOf(id));
	const [regions, aspects] = [question.regions.map(({ id }) => id), criteria.map(({ id }) => id)];
	const sorted = practice.reasons.toSorted(
		(a, b) =>
			place(regions, a.region) - place(regions, b.region) ||
			place(aspects, a.criterion) - place(aspects, b.criterion)
	);
	const header = (content: ReportCell['content']): ReportCell => ({ content, header: true });
	return {
		kind: 'table',
		caption: message('transferability_reasons_caption', { practice: title }),
		rows: [
			['region', 'criterion', 'reason_column'].map((name) => header(message(`transferability_${name}`))),
			...sorted.map(({ region, criterion, text }): ReportCell[] => {
				const about = criteria.find(({ id }) => id === criterion);
				return [
					header(
						region === null
							? message('transferability_reason_region_hidden')
							: { text: regionName(question, region) }
					),
					{
						content: about
							? { text: localized(about.name, language), language }
							: message('transferability_reason_whole')
					},
					{ content: { text } }
				];
			})
		]
	};
}

const regionIds = (tally: Tally): string[] => tally.practices[0]?.regions.map((cell) => cell.region) ?? [];

const regionName = (question: Question, id: string): string =>
	localized(question.regions.find((region) => region.id === id)?.name, question.language) || id;

const titleOf = (question: Pick<Question, 'subjects' | 'language'>, id: string): string =>
	localized(question.subjects.find((subject) => subject.id === id)?.title, question.language);
