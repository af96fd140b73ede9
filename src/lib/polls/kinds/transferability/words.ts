/** The scale, the verdicts and the kinds of agreement in the language of the page. */
import { localized } from '#lib/base/model/localized-text.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import type { Degree, ImportanceGrade, scale } from './model/ballot.ts';
import { indexText, signed as signedIn, type Concord, type Verdict } from './model/reading.ts';

type Grade = (typeof scale)[number];

const anchors: Readonly<Record<Grade, () => string>> = {
	'-2': m.transferability_anchor_minus_2,
	'-1': m.transferability_anchor_minus_1,
	0: m.transferability_anchor_0,
	1: m.transferability_anchor_1,
	2: m.transferability_anchor_2
};
const shortAnchors: Readonly<Record<Grade, () => string>> = {
	'-2': m.transferability_short_minus_2,
	'-1': m.transferability_short_minus_1,
	0: m.transferability_short_0,
	1: m.transferability_short_1,
	2: m.transferability_short_2
};
const verdicts: Readonly<Record<Verdict, () => string>> = {
	works: m.transferability_verdict_works,
	'small-changes': m.transferability_verdict_small_changes,
	adaptable: m.transferability_verdict_adaptable,
	hard: m.transferability_verdict_hard,
	blocked: m.transferability_verdict_blocked,
	unknown: m.transferability_verdict_unknown
};
const concords: Readonly<Record<Concord, () => string>> = {
	shared: m.transferability_concord_shared,
	regional: m.transferability_concord_regional,
	personal: m.transferability_concord_personal,
	open: m.transferability_concord_open
};

const importance: Readonly<Record<ImportanceGrade, () => string>> = {
	0: m.transferability_importance_0,
	1: m.transferability_importance_1,
	2: m.transferability_importance_2,
	3: m.transferability_importance_3
};
const degrees: Readonly<Record<Degree, () => string>> = {
	copy: m.transferability_degree_copy,
	emulate: m.transferability_degree_emulate,
	combine: m.transferability_degree_combine,
	inspire: m.transferability_degree_inspire,
	none: m.transferability_degree_none
};

export const importanceText = (grade: ImportanceGrade): string => importance[grade]();
export const degreeText = (degree: Degree): string => degrees[degree]();
export const anchorText = (grade: Grade): string => anchors[grade]();
export const shortAnchorText = (grade: Grade): string => shortAnchors[grade]();
export const verdictText = (verdict: Verdict): string => verdicts[verdict]();
export const concordText = (concord: Concord): string => concords[concord]();

/** A text of the poll in the language of the page, as far as it exists. */
export const inPageLanguage = (text: LocalizedText | undefined): string => localized(text, getLocale());

/**
 * The class that colours an answer or a median (scale.css). A median between two answers takes the paler
 * neighbour's colour; the figure beside it tells the exact value.
 */
export function shadeClass(value: number | null): string {
	if (value === null) return 'shade-none';
	const step = Math.sign(value) * Math.floor(Math.abs(value));
	if (step === 0) return 'shade-zero';
	return `shade-${step < 0 ? 'minus' : 'plus'}-${Math.abs(step)}`;
}

/** An index such as A. */
export const index = (value: number | null | undefined): string => indexText(value, getLocale());

/** An answer or a median with its sign. */
export const signed = (value: number): string => signedIn(value, getLocale());
