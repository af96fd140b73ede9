/** Questions to a speaker: people ask, back what others ask, and see what was answered, all live. */
import type { ReportBlock } from '#lib/base/model/report-blocks.ts';
import { figureCell, head, message, paragraph } from '../../../model/measure-blocks.ts';
import { pollKind, type ReportQuestion } from '../../../model/poll-kind.ts';
import { Ballot, Config, subjectOf, texts, validate } from './ballot.ts';
import { count, Tally, type Question } from './tally.ts';

/** Rows of the drawing; the table has them all. */
const mostDrawn = 12;

function report({ tally, language }: ReportQuestion<Config, Tally>): readonly ReportBlock[] {
	const { questions } = tally;
	const state = ({ answered }: Question) =>
		message(answered ? 'questions_state_answered' : 'questions_state_open');
	if (questions.length === 0) return [paragraph('questions_none')];
	return [
		{
			kind: 'bars',
			caption: message('questions_chart'),
			low: 0,
			high: Math.max(1, ...questions.map(({ backing }) => backing)),
			rows: questions.slice(0, mostDrawn).map((question) => ({
				name: { text: question.text },
				value: question.backing,
				label: message(question.answered ? 'questions_backing_answered' : 'questions_backing', {
					count: question.backing
				}),
				marks: []
			}))
		},
		{
			kind: 'table',
			caption: message('questions_all'),
			rows: [
				['questions_question', 'questions_people', 'questions_state'].map(head),
				...questions.map((question) => [
					{ content: { text: question.text }, header: true },
					figureCell(question.backing, language),
					{ content: state(question) }
				])
			]
		},
		...(tally.withheld > 0 ? [paragraph('questions_withheld', { count: tally.withheld })] : []),
		paragraph('questions_formula')
	];
}

export const questions = pollKind<Config, Ballot, Tally>({
	id: 'questions',
	sources: ['free'],
	subjectLimits: { least: 0, most: 0 },
	regionEqual: false,
	// People answer to what others ask, so everybody sees it while the board is open.
	fixedRules: { totals: 'live' },
	texts,
	config: Config,
	ballot: Ballot,
	tally: Tally,
	defaultConfig: () => ({ most: 3, moderated: false }),
	subjectOf,
	subjectsFor: (subjects) => subjects,
	// Nobody has to ask anything.
	ballotsFor: () => [],
	validate,
	count,
	figures: () => null,
	report
});
