/** What the result of a rating says: by one question, or by two with a drawing of both. */
import { localized } from '#lib/base/model/localized-text.ts';
import type { ReportAxis, ReportBlock, ReportCell, ReportText } from '#lib/base/model/report-blocks.ts';
import {
	countedBlock,
	figureBlocks,
	figureCell,
	head,
	message,
	paragraph,
	readingNotes,
	titleCell,
	titleOf,
	type MeasureLook
} from '../../../model/measure-blocks.ts';
import { weighted, type SubjectMeasure } from '../../../model/measures.ts';
import type { ReportQuestion } from '../../../model/poll-kind.ts';
import { scaleOf, type Axis, type Config } from './ballot.ts';
import type { Tally } from './tally.ts';

type Question = ReportQuestion<Config, Tally>;

const look = ({ points }: Config, { lowest, highest }: Axis): MeasureLook => ({
	centre: 'median',
	low: 1,
	high: points,
	rising: true,
	digits: 1,
	steps: true,
	ends: { lowest, highest },
	words: { caption: 'rating_chart', centre: 'result_median' }
});

export function report(question: Question): readonly ReportBlock[] {
	const { config, tally } = question;
	const figures = (subjects: Tally['subjects'], axis: Axis) =>
		figureBlocks({ subjects }, question, look(config, axis));
	return [
		paragraph('rating_scale', { points: config.points }),
		countedBlock(question, tally.voters, tally.minimumCell),
		...stopping(question),
		...(config.second === null || !tally.second
			? figures(tally.subjects, config)
			: [
					...bothAxes(question, config.second, tally.second),
					axisSection('axis-1', nameOf(config, question), figures(tally.subjects, config)),
					axisSection('axis-2', nameOf(config.second, question), figures(tally.second, config.second))
				]),
		readingNotes(tally, question, look(config, config))
	];
}

const axisSection = (id: string, title: ReportText, blocks: readonly ReportBlock[]): ReportBlock => ({
	kind: 'section',
	section: { id, title, blocks }
});

const nameOf = ({ name }: Axis, { language }: Question): ReportText => ({
	text: localized(name, language),
	language
});

/**
 * What the stop rule says after this round: with the middle half (quartiles of type 7) of every answer within so many
 * steps, nobody needs to be asked again. A subject that fewer than two judged is not settled.
 */
function stopping(question: Question): ReportBlock[] {
	const { config, tally, language } = question;
	if (config.stop === null) return [];
	const width = config.stop;
	const open = [...tally.subjects, ...(tally.second ?? [])].filter(({ total: { n, quartiles } }) => {
		if (quartiles === null || n < 2) return true;
		return quartiles[1] - quartiles[0] > width;
	});
	const unsettled = [...new Set(open.map(({ subject }) => titleOf(question, subject)))];
	const list = new Intl.ListFormat(language, { type: 'conjunction' });
	return [
		paragraph('rating_stop_rule', { width }),
		unsettled.length === 0
			? paragraph('rating_stop_met')
			: paragraph('rating_stop_open', { count: unsettled.length, subjects: list.format(unsettled) })
	];
}

interface Point {
	readonly subject: string;
	readonly x: number;
	readonly y: number;
}

/** The drawing of both answers to each thing and the table with its figures; the first question goes to the right. */
function bothAxes(question: Question, second: Axis, upward: readonly SubjectMeasure[]): ReportBlock[] {
	const { config, tally, weighting, language } = question;
	const centre = (measure: SubjectMeasure | undefined) =>
		measure ? weighted(measure, 'median', weighting) : null;
	const points = tally.subjects
		.flatMap((measure): Point[] => {
			const { subject } = measure;
			const [x, y] = [centre(measure), centre(upward.find((other) => other.subject === subject))];
			return x === null || y === null ? [] : [{ subject, x, y }];
		})
		.sort((a, b) => b.x + b.y - (a.x + a.y));
	const name = { x: nameOf(config, question), y: nameOf(second, question) };
	const axis = (of: Axis, title: ReportText): ReportAxis => ({
		name: title,
		low: 1,
		high: config.points,
		lowest: { text: localized(of.lowest, language), language },
		highest: { text: localized(of.highest, language), language }
	});
	return [
		{
			kind: 'plane',
			caption: message('rating_plane'),
			x: axis(config, name.x),
			y: axis(second, name.y),
			points: points.map(({ subject, x, y }) => ({ name: titleCell(question, subject).content, x, y }))
		},
		{
			kind: 'table',
			caption: message('rating_plane_table'),
			rows: [
				[
					head('result_subject'),
					{ content: name.x, header: true },
					{ content: name.y, header: true },
					head('rating_field')
				],
				...points.map(({ subject, x, y }): ReportCell[] => [
					titleCell(question, subject),
					figureCell(x, language, 1),
					figureCell(y, language, 1),
					{ content: message(fieldOf(x, y, config)) }
				])
			]
		}
	];
}

/** The words for where a thing stands: above or below the middle of the scale by each answer, or on the line. */
function fieldOf(x: number, y: number, config: Config): string {
	const { low, high } = scaleOf(config);
	const middle = (low + high) / 2;
	if (x === middle || y === middle) return 'rating_field_line';
	if (x > middle) return y > middle ? 'rating_field_both' : 'rating_field_first';
	return y > middle ? 'rating_field_second' : 'rating_field_none';
}
