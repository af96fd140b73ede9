/**
 * Measures as blocks of a report, which are also what the result's page shows: the drawing, the reading in
 * words, the figures, the split by region, and the formulas by name.
 */
import { localized, type LocalizedText } from '#lib/base/model/localized-text.ts';
import type {
	ReportBlock,
	ReportCell,
	ReportMark,
	ReportStep,
	ReportText
} from '#lib/base/model/report-blocks.ts';
import { dissentAbove } from '../statistics/model/deviation.ts';
import {
	concordOf,
	sumOf,
	weighted,
	type Centre,
	type Measure,
	type MeasuredTally,
	type SubjectMeasure
} from './measures.ts';
import type { ReportQuestion } from './poll-kind.ts';

/** What every kind's report asks, whatever its types. */
export type Question = Omit<ReportQuestion<unknown, unknown>, 'config' | 'tally'>;

export const message = (key: string, values?: Record<string, string | number>): ReportText =>
	values ? { message: key, values } : { message: key };
export const paragraph = (key: string, values?: Record<string, string | number>): ReportBlock => ({
	kind: 'paragraph',
	content: message(key, values)
});
export const head = (key: string): ReportCell => ({ content: message(key), header: true });

/** A figure as `language` writes it; a dash where there is none. */
export function figureText(value: number | null | undefined, language: string, digits = 2): string {
	if (value === null || value === undefined) return '–';
	const format = new Intl.NumberFormat(language, { maximumFractionDigits: digits });
	return format.format(value).replace('-', '−');
}

export const figureCell = (value: number | null | undefined, language: string, digits = 2): ReportCell => ({
	content: { text: figureText(value, language, digits) },
	...(value === null || value === undefined ? {} : { value })
});

export const titleOf = ({ subjects, language }: Question, id: string): string =>
	localized(subjects.find((subject) => subject.id === id)?.title, language) || id;
export const titleCell = (question: Question, id: string): ReportCell => ({
	content: { text: titleOf(question, id), language: question.language },
	header: true
});
export const regionName = ({ regions, language }: Question, id: string): string =>
	localized(regions.find((region) => region.id === id)?.name, language) || id;

/** How ballots were counted, said on every result. */
export const countedBlock = ({ weighting }: Question, voters: number, minimum: number): ReportBlock => ({
	kind: 'list',
	entries: [
		message('result_voters', { count: voters }),
		message(weighting === 'region' ? 'result_by_region' : 'result_by_person'),
		message('result_small', { minimum })
	]
});

export interface MeasureLook {
	readonly centre: Centre;
	readonly low: number;
	readonly high: number;
	/** Whether more is better; a better result gets the stronger shade. */
	readonly rising: boolean;
	/** How many digits of a centre mean something. */
	readonly digits: number;
	/** Whether there are steps whose distribution can be drawn. */
	readonly steps?: boolean;
	/** Whether the sum over all people is worth telling. */
	readonly sums?: boolean;
	/** Whether the figures are shares of people: told in percent, and without measures of amounts. */
	readonly shares?: boolean;
	/** What the ends of a scale are called. */
	readonly ends?: { readonly lowest: LocalizedText; readonly highest: LocalizedText };
	/** The message keys of the kind's own words. */
	readonly words: { readonly caption: string; readonly centre: string; readonly dissent?: string };
}

/** The end of an axis of amounts: the largest that is drawn, at least 1. */
export const chartEnd = (measures: readonly SubjectMeasure[]): number =>
	Math.max(
		1,
		...measures.flatMap(({ total, equal, split }) => [
			total.mean ?? 0,
			equal ?? 0,
			...split.regions.map((part) => (part.state === 'shown' ? (part.part.mean ?? 0) : 0))
		])
	);

/** A centre as the kind tells it: a figure, or a share in percent. */
function centreText(value: number | null, question: Question, look: MeasureLook): string {
	return value === null || !look.shares
		? figureText(value, question.language, look.digits)
		: new Intl.NumberFormat(question.language, { style: 'percent', maximumFractionDigits: 0 }).format(value);
}

/** Best first; subjects without a judgement come last, and equal ones stay as the poll had them. */
export function ordered(
	measures: readonly SubjectMeasure[],
	question: Question,
	look: Pick<MeasureLook, 'centre' | 'rising'>
): SubjectMeasure[] {
	const place = (measure: SubjectMeasure) => {
		const value = weighted(measure, look.centre, question.weighting);
		return value === null ? Infinity : look.rising ? -value : value;
	};
	return measures.toSorted((a, b) => {
		const [x, y] = [place(a), place(b)];
		return x === y ? 0 : x - y;
	});
}

/** The words for how dissent was counted: a tally of formula 1 has its own, with `_first` at the end. */
const dissentKey = ({ formula }: MeasuredTally, key = 'result_formula_dissent'): string =>
	formula.endsWith('-1') ? `${key}_first` : key;

export const measureBlocks = (tally: MeasuredTally, question: Question, look: MeasureLook): ReportBlock[] => [
	...figureBlocks(tally, question, look),
	readingNotes(tally, question, look)
];

/** Without the notes on how the figures are read. */
export function figureBlocks(
	{ subjects }: Pick<MeasuredTally, 'subjects'>,
	question: Question,
	look: MeasureLook
): ReportBlock[] {
	const rows = ordered(subjects, question, look);
	return [
		...(look.shares ? [] : summary(rows, question)),
		bars(rows, question, look),
		figures(rows, question, look),
		...byRegion(rows, question, look)
	];
}

/** How the figures are read and counted. */
export const readingNotes = (
	tally: MeasuredTally,
	{ language }: Question,
	look: MeasureLook
): ReportBlock => ({
	kind: 'list',
	entries: [
		...(look.shares
			? []
			: [
					message(look.centre === 'median' ? 'result_formula_median' : 'result_formula_mean'),
					message(dissentKey(tally, look.words.dissent), { limit: figureText(dissentAbove, language) })
				]),
		message('result_formula_regions')
	]
});

function bars(rows: readonly SubjectMeasure[], question: Question, look: MeasureLook): ReportBlock {
	const ends = endsOf(question, look);
	return {
		kind: 'bars',
		caption: captionOf(rows, question, look),
		...(ends ? { ends } : {}),
		low: look.low,
		high: look.high,
		rows: rows.map((measure) => {
			const value = weighted(measure, look.centre, question.weighting);
			return {
				name: { text: titleOf(question, measure.subject), language: question.language },
				value,
				label: look.sums
					? message('result_bar_sum', { value: centreText(value, question, look), sum: sumOf(measure) })
					: message(!look.shares && dissents(measure.total) ? 'result_bar_dissent' : 'result_bar', {
							value: centreText(value, question, look),
							n: measure.total.n
						}),
				marks: marksOf(measure, question, look.centre),
				...(look.shares ? {} : { note: message(`result_reading_${concordOf(measure)}`) }),
				...(look.steps ? { steps: stepsOf(measure.total, look) } : {})
			};
		})
	};
}

/** What a chart shows, what its marks mean where it has any, and what the ends of its scale are called. */
function captionOf(rows: readonly SubjectMeasure[], question: Question, look: MeasureLook): ReportText {
	const marked = rows.some((measure) => marksOf(measure, question, look.centre).length > 0);
	const ends = endsOf(question, look);
	return {
		parts: [
			message(look.words.caption),
			...(marked ? [{ text: '; ' }, message('result_marks')] : []),
			...(ends ? [{ text: '; ' }, ends] : [])
		]
	};
}

function endsOf({ language }: Question, { low, high, ends }: MeasureLook): ReportText | undefined {
	const end = (value: number, text: LocalizedText | undefined): string[] => {
		const name = localized(text, language);
		return name === '' ? [] : [`${value} – ${name}`];
	};
	const named = [...end(low, ends?.lowest), ...end(high, ends?.highest)];
	return named.length > 0 ? { text: named.join(', '), language } : undefined;
}

function marksOf({ split }: SubjectMeasure, question: Question, centre: Centre): ReportMark[] {
	return split.regions.flatMap((part) => {
		const region = question.regions.find(({ id }) => id === part.region);
		const value = part.state === 'shown' ? part.part[centre] : null;
		if (!region || value === null) return [];
		return [{ name: { text: regionName(question, region.id) }, value, color: region.color }];
	});
}

const stepsOf = (total: Measure, look: MeasureLook): ReportStep[] => [
	...total.counts.map((count, at) => ({ name: { text: String(look.low + at) }, count })),
	...(total.cannot > 0 ? [{ name: { text: '?' }, count: total.cannot, aside: true }] : [])
];

const dissents = ({ dissent }: Pick<Measure, 'dissent'>): boolean =>
	dissent !== null && dissent > dissentAbove;

/** The whole result at a glance: on which subjects people agree, regions differ, people differ. */
function summary(rows: readonly SubjectMeasure[], question: Question): ReportBlock[] {
	const concords = ['shared', 'regional', 'personal', 'agreed', 'apart', 'open'] as const;
	const list = new Intl.ListFormat(question.language, { type: 'conjunction' });
	const entries = concords.flatMap((concord) => {
		const subjects = rows.filter((measure) => concordOf(measure) === concord);
		if (subjects.length === 0) return [];
		const names = list.format(subjects.map(({ subject }) => titleOf(question, subject)));
		return [message(`result_summary_${concord}`, { count: subjects.length, subjects: names })];
	});
	return [{ kind: 'list', entries }];
}

function figures(rows: readonly SubjectMeasure[], question: Question, look: MeasureLook): ReportBlock {
	const { language } = question;
	const ordinal = look.centre === 'median';
	const number = (value: number | null, digits = 2) => figureCell(value, language, digits);
	const centre = (value: number | null): ReportCell => ({
		...number(value, look.digits),
		content: { text: centreText(value, question, look) }
	});
	return {
		kind: 'table',
		caption: message('result_figures'),
		rows: [
			[
				...['result_subject', look.words.centre, 'result_n'].map(head),
				...(look.sums ? ['result_sum'] : []).map(head),
				...(ordinal ? ['result_cannot', 'result_missing'] : []).map(head),
				...(ordinal ? ['result_middle', 'result_mean_of_steps'] : []).map(head),
				...(look.shares ? [] : ['result_deviation', 'result_dissent']).map(head),
				...(ordinal ? ['result_agreement'] : []).map(head),
				...['result_equal', 'result_eta', 'result_icc'].map(head)
			],
			...rows.map((measure): ReportCell[] => {
				const { total } = measure;
				return [
					titleCell(question, measure.subject),
					centre(total[look.centre]),
					number(total.n),
					...(look.sums ? [number(sumOf(measure))] : []),
					...(ordinal ? [number(total.cannot), number(measure.missing)] : []),
					...(ordinal ? [middleCell(total, language), number(total.mean)] : []),
					...(look.shares ? [] : [number(total.deviation), dissentCell(total, language)]),
					...(ordinal ? [number(total.agreement)] : []),
					centre(measure.equal),
					number(measure.eta),
					number(measure.icc)
				];
			})
		]
	};
}

/** Dissent, and whether it is strong. */
export const dissentCell = (total: Pick<Measure, 'dissent'>, language: string): ReportCell =>
	dissents(total)
		? {
				content: message('result_dissent_value', { value: figureText(total.dissent, language) }),
				value: total.dissent ?? 0
			}
		: figureCell(total.dissent, language);

/** From the first to the third quartile. */
export const middleCell = ({ quartiles }: Pick<Measure, 'quartiles'>, language: string): ReportCell => ({
	content: {
		text: quartiles ? quartiles.map((quartile) => figureText(quartile, language)).join('–') : '–'
	}
});

function byRegion(rows: readonly SubjectMeasure[], question: Question, look: MeasureLook): ReportBlock[] {
	const regions = rows[0]?.split.regions.map(({ region }) => region) ?? [];
	if (regions.length === 0) return [];
	const hasOthers = rows.some(({ split }) => split.others !== null);
	const cell = (measure: Measure | null): ReportCell => {
		const value = measure?.[look.centre] ?? null;
		if (value === null) return { content: { text: '–' } };
		const share = look.high > look.low ? (value - look.low) / (look.high - look.low) : 0;
		return {
			content: message('result_cell', {
				value: centreText(value, question, look),
				n: measure?.n ?? 0
			}),
			value,
			shade: look.rising ? share : 1 - share
		};
	};
	return [
		{
			kind: 'table',
			caption: message('result_regions'),
			rows: [
				[
					head('result_subject'),
					...regions.map((id): ReportCell => ({ content: { text: regionName(question, id) }, header: true })),
					...(hasOthers ? [head('result_others')] : [])
				],
				...rows.map((measure): ReportCell[] => [
					titleCell(question, measure.subject),
					...measure.split.regions.map((part) =>
						part.state === 'shown' ? cell(part.part) : { content: message(`result_${part.state}`) }
					),
					...(hasOthers ? [cell(measure.split.others)] : [])
				])
			]
		}
	];
}
