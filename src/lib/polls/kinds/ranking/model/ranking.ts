/** Everybody puts things in order, the best first; as many places as they want. */
import * as v from 'valibot';
import type { ReportBlock } from '#lib/base/model/report-blocks.ts';
import { ok, refuse } from '#lib/base/model/result.ts';
import { aboutWholePoll } from '../../../model/ballot-scope.ts';
import {
	countedBlock,
	figureCell,
	figureText,
	head,
	measureBlocks,
	message,
	ordered,
	paragraph,
	titleCell,
	type MeasureLook
} from '../../../model/measure-blocks.ts';
import { countMeasures, figuresOf, measuredTally } from '../../../model/measures.ts';
import { OrderBallot } from '../../../model/order.ts';
import { pollKind, type ReportQuestion } from '../../../model/poll-kind.ts';
import { subjectSources } from '../../../model/subject.ts';
import { bordaPoints, completeRanks, kendallsW } from '../../../statistics/model/ranks.ts';

export const Config = v.object({});
export type Config = v.InferOutput<typeof Config>;

export const Tally = v.object({
	// Borda points: one for each thing ranked below, half for each that ties.
	...measuredTally('ranking').entries,
	/** How many put it first, in the order of the subjects. */
	firsts: v.array(v.number()),
	/** Ballots that rank everything. */
	complete: v.number(),
	/** Kendall's W of the complete ballots; null for fewer than two. */
	concordance: v.nullable(v.number())
});
export type Tally = v.InferOutput<typeof Tally>;

const look = ({ subjects }: Tally): MeasureLook => ({
	centre: 'mean',
	low: 0,
	high: Math.max(1, subjects.length - 1),
	rising: true,
	digits: 2,
	words: { caption: 'ranking_chart', centre: 'ranking_borda' }
});

function report(question: ReportQuestion<Config, Tally>): readonly ReportBlock[] {
	const { tally, language } = question;
	const rows = ordered(tally.subjects, question, look(tally));
	const options = tally.subjects.length;
	return [
		paragraph('ranking_rule'),
		countedBlock(question, tally.voters, tally.minimumCell),
		{
			kind: 'list',
			entries: [
				tally.concordance === null
					? message('ranking_concordance_none')
					: message(`ranking_concordance_${agreementOf(tally.concordance)}`, {
							w: figureText(tally.concordance, language),
							complete: tally.complete
						})
			]
		},
		...measureBlocks(tally, question, look(tally)),
		{
			kind: 'table',
			caption: message('ranking_places'),
			rows: [
				['result_subject', 'ranking_mean_rank', 'ranking_firsts'].map(head),
				...rows.map((measure) => [
					titleCell(question, measure.subject),
					figureCell(measure.total.mean === null ? null : options - measure.total.mean, language),
					figureCell(tally.firsts[tally.subjects.indexOf(measure)], language)
				])
			]
		}
	];
}

/** How a W is read; conventions of this product. */
const agreementOf = (w: number) => (w >= 0.7 ? 'strong' : w >= 0.3 ? 'some' : 'weak');

export const ranking = pollKind<Config, OrderBallot, Tally>({
	...aboutWholePoll,
	id: 'ranking',
	sources: subjectSources,
	subjectLimits: { least: 2, most: 30 },
	regionEqual: true,
	config: Config,
	ballot: OrderBallot,
	tally: Tally,
	defaultConfig: () => ({}),
	validate(_config, ballot, _voter, subjects) {
		const asked = new Set(subjects.map(({ id }) => id));
		return ballot.order.every((id) => asked.has(id)) ? ok(ballot) : refuse('unknown-subject');
	},
	count(_config, subjects, regions, ballots, rules) {
		const ids = subjects.map(({ id }) => id);
		const ranked = ballots.map(({ region, ballot }) => ({ region, ranks: completeRanks(ballot.order, ids) }));
		const complete = ballots
			.filter(({ ballot }) => ballot.order.length === ids.length)
			.map(({ ballot }) => ids.map((id) => ballot.order.indexOf(id) + 1));
		const scale = { low: 0, high: ids.length - 1, steps: false };
		const question = { kind: 'ranking', subjects, regions, rules, scale, centre: 'mean' } as const;
		return {
			...countMeasures(question, (id) =>
				ranked.map(({ region, ranks }) => ({
					region,
					value: bordaPoints(ranks.get(id) ?? ids.length, ids.length)
				}))
			),
			firsts: ids.map((id) => ballots.filter(({ ballot }) => ballot.order[0] === id).length),
			complete: complete.length,
			concordance: kendallsW(complete)
		};
	},
	figures: ({ tally, weighting }) => figuresOf(tally.subjects, 'mean', weighting, look(tally)),
	report
});
