/** How far answers to one criterion lie apart, and how much of that lies between regions; from the tally as it is stored. */
import { localized } from '#lib/base/model/localized-text.ts';
import type { ReportBlock, ReportCell } from '#lib/base/model/report-blocks.ts';
import { dissentCell, figureCell, head, message, middleCell } from '../../../model/measure-blocks.ts';
import { normalisedDeviation } from '../../../statistics/model/deviation.ts';
import { etaSquared, intraclassCorrelation } from '../../../statistics/model/regions.ts';
import { highest, lowest } from './ballot.ts';
import type { Criterion } from './criteria.ts';
import { judgedAnswers, type Measure, type Practice } from './tally.ts';

/** The normalised standard deviation; null for fewer than two judged answers. */
export const dissentOf = (measure: Measure): number | null =>
	normalisedDeviation(judgedAnswers(measure), lowest, highest);

export interface Between {
	/** The share of all differences that lies between regions; null for fewer than two. */
	readonly eta: number | null;
	/** The same corrected for chance; null where a region has too few judged answers. */
	readonly icc: number | null;
}

/** Of the regions that are shown, about the criterion at this place. */
export function betweenRegions(practice: Practice, at: number, minimum: number): Between {
	const groups = practice.regions.flatMap((cell) => {
		const measure = cell.state === 'shown' ? cell.group.criteria[at] : undefined;
		const answers = measure ? judgedAnswers(measure) : [];
		return answers.length === 0 ? [] : [answers];
	});
	return { eta: etaSquared(groups), icc: intraclassCorrelation(groups, minimum) };
}

/** Criterion by criterion, over all regions. */
export const apartTable = (
	practice: Practice,
	title: string,
	{
		criteria,
		minimum,
		language
	}: { readonly criteria: readonly Criterion[]; readonly minimum: number; readonly language: string }
): ReportBlock => ({
	kind: 'table',
	caption: message('transferability_apart_caption', { practice: title }),
	rows: [
		['transferability_criterion', 'result_middle', 'result_dissent', 'result_eta', 'result_icc'].map(head),
		...criteria.map(({ name }, at): ReportCell[] => {
			const measure = practice.total.criteria[at];
			const { eta, icc } = betweenRegions(practice, at, minimum);
			return [
				{ content: { text: localized(name, language), language }, header: true },
				middleCell({ quartiles: measure?.quartiles ?? null }, language),
				dissentCell({ dissent: measure ? dissentOf(measure) : null }, language),
				figureCell(eta, language),
				figureCell(icc, language)
			];
		})
	]
});
