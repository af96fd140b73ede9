/**
 * Weights in percent: what 100 points, swing weights, orders and comparisons of pairs come to. Each person's sum to
 * 100; a group's weight is the mean of its people's.
 */
import { chartEnd, type MeasureLook } from './measure-blocks.ts';
import type { Scale, SubjectMeasure } from './measures.ts';

/** Nobody gives everything to one thing and nothing to all others: dissent is measured against twice an equal share. */
export const weightScale = (things: number): Scale => ({
	low: 0,
	high: Math.min(100, 200 / things),
	steps: false
});

export const weightLook = (
	{ subjects }: { readonly subjects: readonly SubjectMeasure[] },
	words: { readonly caption: string; readonly centre: string }
): MeasureLook => ({
	centre: 'mean',
	low: 0,
	high: chartEnd(subjects),
	rising: true,
	digits: 1,
	words: { ...words, dissent: 'weights_formula_dissent' }
});
