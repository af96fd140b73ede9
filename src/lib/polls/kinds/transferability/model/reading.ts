/** What the figures of one practice say in plain words. The words themselves are messages. */
import { mean } from '../../../statistics/model/distribution.ts';
import type { Measure, Practice } from './tally.ts';

/** Where a median lies on the worded scale. */
export type Verdict = 'works' | 'small-changes' | 'adaptable' | 'hard' | 'blocked' | 'unknown';

export function verdictOf(measure: Pick<Measure, 'median'>): Verdict {
	const { median } = measure;
	if (median === null) return 'unknown';
	if (median >= 1.5) return 'works';
	if (median >= 0.5) return 'small-changes';
	if (median > -0.5) return 'adaptable';
	if (median > -1.5) return 'hard';
	return 'blocked';
}

/**
 * From this A on, answers are read as agreement. A convention of this product, told beside every result:
 * 0.5 is what answers spread evenly over three neighbours of the five categories come to.
 */
export const agreesFrom = 0.5;

/** Who agrees with whom: everybody; people inside regions, but not regions; not even people inside; unknown. */
export type Concord = 'shared' | 'regional' | 'personal' | 'open';

/** The mean of A inside the shown regions; null when no region can be shown. */
export const agreementInside = (practice: Practice): number | null =>
	mean(
		practice.regions.flatMap((cell) =>
			cell.state === 'shown' && cell.group.overall.agreement !== null ? [cell.group.overall.agreement] : []
		)
	);

export function concordOf(practice: Practice): Concord {
	const inside = agreementInside(practice);
	const between = practice.between.overall;
	if (inside === null || between === null) return 'open';
	if (inside < agreesFrom) return 'personal';
	return between < agreesFrom ? 'regional' : 'shared';
}

/** An index such as A as `language` writes it, with two decimals; a dash where it does not exist. */
export function indexText(value: number | null | undefined, language: string): string {
	if (value === null || value === undefined) return '–';
	const format = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
	return format.format(value).replace('-', '−');
}

/** `+1`, `0`, `−0.5`: an answer or a median with its sign as `language` writes it, at most two decimals. */
export function signed(value: number, language: string): string {
	const format = new Intl.NumberFormat(language, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
	return format.format(value).replace('-', '−');
}
