/** Weights by comparing every two things: the analytic hierarchy process of T. L. Saaty. */
import * as v from 'valibot';
import type { ReportBlock } from '#lib/base/model/report-blocks.ts';
import { aboutWholePoll } from '../../../model/ballot-scope.ts';
import {
	countedBlock,
	figureCell,
	figureText,
	head,
	measureBlocks,
	message,
	paragraph,
	titleCell
} from '../../../model/measure-blocks.ts';
import { countMeasures, figuresOf, measuredTally } from '../../../model/measures.ts';
import { pollKind, type ReportQuestion } from '../../../model/poll-kind.ts';
import { partsOf, splitByRegion } from '../../../model/split.ts';
import { weightLook, weightScale } from '../../../model/weights.ts';
import { consistentBelow, groupJudgements, priorities } from '../../../statistics/model/pairwise.ts';
import { Ballot, Config, matrixOf, mostSubjects, validate } from './ballot.ts';

const Weights = v.array(v.number());

export const Tally = v.object({
	// The weights of each person, in percent.
	...measuredTally('pairwise').entries,
	/** Of all judgements together, in percent and in the order of the subjects; null when nobody judged. */
	group: v.nullable(Weights),
	/** The same with each region's judgements counting once; null for fewer than two regions. */
	equal: v.nullable(Weights),
	/** The consistency ratio of the group. */
	ratio: v.nullable(v.number()),
	/** People whose own judgements fit together. */
	consistent: v.number()
});
export type Tally = v.InferOutput<typeof Tally>;

const percent = (weights: readonly number[]): number[] => weights.map((weight) => weight * 100);
/** So that sums do not depend on the order of ballots. */
const order = (a: readonly number[][], b: readonly number[][]) => (String(a) < String(b) ? -1 : 1);

const look = (tally: Tally) => weightLook(tally, { caption: 'pairwise_chart', centre: 'pairwise_mean' });

function report(question: ReportQuestion<Config, Tally>): readonly ReportBlock[] {
	const { tally, language, weighting, subjects } = question;
	const counted = weighting === 'region' && tally.equal !== null ? tally.equal : tally.group;
	const limit = figureText(consistentBelow, language);
	const group: ReportBlock[] =
		counted === null
			? []
			: [
					{
						kind: 'list',
						entries: [
							message(`pairwise_group_${(tally.ratio ?? 0) < consistentBelow ? 'fits' : 'strains'}`, {
								ratio: figureText(tally.ratio, language),
								limit
							}),
							message('pairwise_consistent', { count: tally.consistent, voters: tally.voters, limit })
						]
					},
					{
						kind: 'table',
						plain: true,
						caption: message('pairwise_group'),
						rows: [
							['result_subject', 'pairwise_weight'].map(head),
							...subjects
								.map(({ id }, at) => ({ id, weight: counted[at] ?? 0 }))
								.sort((a, b) => b.weight - a.weight)
								.map(({ id, weight }) => [titleCell(question, id), figureCell(weight, language, 1)])
						]
					}
				];
	return [
		paragraph('pairwise_rule'),
		countedBlock(question, tally.voters, tally.minimumCell),
		...group,
		...measureBlocks(tally, question, look(tally)),
		paragraph('pairwise_formula', { limit })
	];
}

export const pairwise = pollKind<Config, Ballot, Tally>({
	...aboutWholePoll,
	id: 'pairwise',
	sources: ['criteria', 'challenges', 'posters', 'free'],
	subjectLimits: { least: 2, most: mostSubjects },
	regionEqual: true,
	config: Config,
	ballot: Ballot,
	tally: Tally,
	defaultConfig: () => ({}),
	validate: (_config, ballot, _voter, subjects) => validate(ballot, subjects),
	count(_config, subjects, regions, ballots, rules) {
		const ids = subjects.map(({ id }) => id);
		const judged = ballots
			.map(({ region, ballot }) => {
				const matrix = matrixOf(ballot, ids);
				return { region, matrix, own: priorities(matrix) };
			})
			.sort((a, b) => order(a.matrix, b.matrix));
		const together = (part: readonly { readonly matrix: number[][] }[]) =>
			part.length === 0 ? null : groupJudgements(part.map(({ matrix }) => matrix));
		const all = together(judged);
		const regional = partsOf(splitByRegion(regions, judged, rules.minimumCell, together)).flatMap((matrix) =>
			matrix === null ? [] : [matrix]
		);
		const group = all && priorities(all);
		const scale = weightScale(ids.length);
		return {
			...countMeasures({ kind: 'pairwise', subjects, regions, rules, scale, centre: 'mean' }, (id) =>
				judged.map(({ region, own }) => ({ region, value: (own.weights[ids.indexOf(id)] ?? 0) * 100 }))
			),
			group: group && percent(group.weights),
			equal: regional.length < 2 ? null : percent(priorities(groupJudgements(regional)).weights),
			ratio: group && group.ratio,
			consistent: judged.filter(({ own }) => own.ratio < consistentBelow).length
		};
	},
	figures: ({ tally, weighting }) => figuresOf(tally.subjects, 'mean', weighting, look(tally)),
	report
});
