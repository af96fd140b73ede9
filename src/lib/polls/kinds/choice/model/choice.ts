/** Everybody picks one option, or as many as the poll allows. */
import * as v from 'valibot';
import { localized } from '#lib/base/model/localized-text.ts';
import type { ReportBlock } from '#lib/base/model/report-blocks.ts';
import { ok, refuse } from '#lib/base/model/result.ts';
import { aboutWholePoll } from '../../../model/ballot-scope.ts';
import { countedBlock, measureBlocks, paragraph, type MeasureLook } from '../../../model/measure-blocks.ts';
import { countMeasures, figuresOf, measuredTally } from '../../../model/measures.ts';
import { pollKind, type ReportQuestion } from '../../../model/poll-kind.ts';

export const mostOptions = 30;

export const Config = v.object({
	/** How many options one person may pick; 1 makes it a single choice. */
	most: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostOptions))
});
export type Config = v.InferOutput<typeof Config>;

export const Ballot = v.object({
	chosen: v.pipe(
		v.array(v.pipe(v.string(), v.maxLength(64))),
		v.minLength(1),
		v.maxLength(mostOptions),
		v.check((chosen) => new Set(chosen).size === chosen.length)
	)
});
export type Ballot = v.InferOutput<typeof Ballot>;

/** Of shares of people, 0 to 1. */
export const Tally = measuredTally('choice');
export type Tally = v.InferOutput<typeof Tally>;

const look: MeasureLook = {
	centre: 'mean',
	low: 0,
	high: 1,
	rising: true,
	digits: 0,
	shares: true,
	words: { caption: 'choice_chart', centre: 'choice_share' }
};

function report(question: ReportQuestion<Config, Tally>): readonly ReportBlock[] {
	const { config, tally } = question;
	return [
		config.most === 1 ? paragraph('choice_rule_one') : paragraph('choice_rule_many', { most: config.most }),
		countedBlock(question, tally.voters, tally.minimumCell),
		...measureBlocks(tally, question, look)
	];
}

export const choice = pollKind<Config, Ballot, Tally>({
	...aboutWholePoll,
	id: 'choice',
	sources: ['free', 'posters', 'challenges', 'criteria'],
	subjectLimits: { least: 2, most: mostOptions },
	regionEqual: true,
	config: Config,
	ballot: Ballot,
	tally: Tally,
	defaultConfig: () => ({ most: 1 }),
	validate({ most }, ballot, _voter, subjects) {
		const asked = new Set(subjects.map(({ id }) => id));
		if (ballot.chosen.some((id) => !asked.has(id))) return refuse('unknown-subject');
		return ballot.chosen.length > most ? refuse('over-budget') : ok(ballot);
	},
	count(_config, subjects, regions, ballots, rules) {
		const scale = { low: 0, high: 1, steps: false };
		return countMeasures({ kind: 'choice', subjects, regions, rules, scale, centre: 'mean' }, (id) =>
			ballots.map(({ region, ballot }) => ({ region, value: ballot.chosen.includes(id) ? 1 : 0 }))
		);
	},
	told: ({ subjects, language }, { chosen }) => ({
		text: subjects
			.filter(({ id }) => chosen.includes(id))
			.map(({ title }) => localized(title, language))
			.join(', ')
	}),
	figures: ({ tally, weighting }) => figuresOf(tally.subjects, 'mean', weighting, look),
	report
});
