/** The scales on which criteria are scored, and criteria as the scoring reads them. */
import type { RegisterRecord } from '../../model/register-record.ts';
import type { Criterion, Scores } from './scoring.ts';

const ends: Readonly<Record<string, readonly [low: number, high: number]>> = {
	'points-5': [0, 5],
	'points-10': [0, 10],
	percent: [0, 100],
	'yes-no': [0, 1]
};

/** The ends of a criterion's scale. */
export function scaleOf({ values }: RegisterRecord): readonly [low: number, high: number] {
	return ends[String(values['scale'])] ?? [0, 5];
}

/** The criteria that count: not dropped. One without a weight of its own counts as 1, so that all are equal at first. */
export function criteriaToApply(records: readonly RegisterRecord[]): RegisterRecord[] {
	return records.filter(({ values }) => values['state'] !== 'dropped');
}

export const weightOf = ({ values }: RegisterRecord): number => {
	const weight = values['weight'];
	return typeof weight === 'number' ? Math.max(0, weight) : 1;
};

export function asCriterion(record: RegisterRecord): Criterion {
	const [low, high] = scaleOf(record);
	return { id: record.id, weight: weightOf(record), low, high };
}

/** What the regions of the workshop scored; what a region said that is no part of it any more does not count. */
export function scoresOf(records: readonly RegisterRecord[], regions: readonly string[]): Scores {
	return Object.fromEntries(
		records.map(({ id, scores }) => [
			id,
			Object.fromEntries(
				Object.entries(scores['score'] ?? {}).map(([subject, given]) => [
					subject,
					Object.fromEntries(Object.entries(given).filter(([region]) => regions.includes(region)))
				])
			)
		])
	);
}
