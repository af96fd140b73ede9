/**
 * What simulated people think: patterns by region, so that the results have something to tell. Some challenges
 * weigh on everybody, some on a few regions, one divides people inside every region. Pure; the same chance
 * gives the same votes.
 */
import type { Randomness } from '../../support/randomness.ts';

export const regionIds = [
	'basque-country',
	'lubelskie',
	'piedmont',
	'latvia',
	'hajdu-bihar',
	'highlands-islands',
	'northern-ireland'
] as const;

/** How heavy a challenge is, 1 to 5, in the order of `regionIds`. */
const severity: Readonly<Record<string, readonly number[]>> = {
	'lost-market': [1.4, 4.8, 1.8, 4.4, 3.9, 1.6, 2.2],
	bureaucracy: [4.2, 4.6, 4.5, 4.7, 4.6, 4.1, 4.2],
	leader: [1.6, 3.4, 2.2, 3.8, 4.5, 3.2, 2.1],
	tools: [1.5, 3.8, 2.6, 3.6, 3.9, 2.8, 2.4],
	credibility: [3, 3, 3, 3, 3, 3, 3],
	pace: [3.1, 3.6, 3.4, 3.2, 3.5, 3, 3.1],
	rural: [1.3, 4.4, 1.9, 3.7, 4.1, 4.9, 3.1],
	'sme-size': [3.8, 4.3, 3.9, 4.4, 4.3, 4.2, 3.9]
};
/** On this people differ wherever they come from. */
const divisive = 'credibility';

/** How easily a practice moves, -2 to 2, and by how much each region differs from that, in their order. */
const ease: Readonly<Record<string, readonly [number, readonly number[]]>> = {
	lubapple: [0.6, [-1, 0, -0.2, 0.9, 1.1, -0.6, -0.2]],
	recycling: [1.1, [0.4, 0, 0.5, 0, -0.2, -0.1, 0.2]],
	'eastern-ict': [-0.3, [-0.8, 0, -0.3, 1.2, 0.6, -1.3, 0.9]],
	'pomorskie-path': [1.2, [0.5, 0.4, 0.3, -0.2, -0.1, 0, 0.2]],
	bioregions: [0.2, [0.3, 0.9, 0, 0.9, 0.8, -0.6, -1]],
	'sample-results-contract': [0.3, [0, -0.6, 0.7, -1, -1.2, 0.5, 0.8]],
	'sample-shared-laboratories': [0.8, [0.7, 0.1, 0, -0.3, -0.4, -1.4, 0.2]],
	'sample-one-page-report': [0.7, [0.3, -0.5, -0.7, 0, 0.2, 0.8, 0.7]],
	'sample-leader-for-two-towns': [0.7, [-0.6, 0.9, 0.1, 0.6, 0, -0.3, 0.1]],
	'sample-remote-first': [0.5, [-0.8, 0.5, -0.9, 0.8, 0.4, 0, 0.5]],
	'sample-paid-facilitators': [1, [0.3, 0.3, 0, 0.4, 0.1, 0.4, 0]]
};
/** What holds practices back, whatever they are: law more than need, money most of all. */
const criterionShift: Readonly<Record<string, number>> = {
	need: 0.6,
	legal: -0.3,
	capacity: 0,
	resources: -0.7,
	'political-will': 0.1
};
/** Here the law itself stands against it. */
const blockedByLaw: readonly (readonly [practice: string, region: string])[] = [
	['sample-results-contract', 'latvia'],
	['sample-results-contract', 'hajdu-bihar'],
	['eastern-ict', 'highlands-islands']
];

/** @returns 1 to 5, or undefined for "cannot judge" */
export function severityOf(challenge: string, region: string, chance: Randomness): number | undefined {
	if (chance.chance(0.04)) return undefined;
	if (challenge === divisive) return chance.chance(0.5) ? 1 + chance.below(2) : 4 + chance.below(2);
	return step((severity[challenge]?.[placeOf(region)] ?? 3) + noise(chance, 0.7), 1, 5);
}

/** @returns -2 to 2, or undefined for "cannot judge" */
export function transferOf(
	practice: string,
	region: string,
	criterion: string,
	chance: Randomness
): -2 | -1 | 0 | 1 | 2 | undefined {
	if (chance.chance(criterion === 'resources' ? 0.14 : 0.05)) return undefined;
	const known = ease[practice];
	const forbidden =
		criterion === 'legal' && blockedByLaw.some(([what, where]) => what === practice && where === region);
	const level = forbidden
		? -2
		: (known?.[0] ?? 0) + (known?.[1][placeOf(region)] ?? 0) + (criterionShift[criterion] ?? 0);
	const answer = step(level + noise(chance, 0.6), -2, 2);
	return ([-2, -1, 0, 1, 2] as const).find((value) => value === answer);
}

/** Some say why. @param answer what was given on the whole, -2 to 2 */
export function reasonOf(answer: number, language: 'en' | 'pl', chance: Randomness): string | undefined {
	if (!chance.chance(0.22)) return undefined;
	const list = reasons[language][answer < -0.4 ? 'against' : answer > 0.6 ? 'for' : 'between'];
	return chance.pick(list);
}

const reasons = {
	en: {
		for: [
			'Sample: we could start with two clusters next year.',
			'Sample: our agency already does half of this.',
			'Sample: members have asked for exactly this.'
		],
		between: [
			'Sample: it works only with a partner who has done it before.',
			'Sample: first as a pilot in one cluster.',
			'Sample: the idea fits, the budget rules do not.'
		],
		against: [
			'Sample: public money cannot be paid out like that here.',
			'Sample: we do not have enough firms for it.',
			'Sample: nobody would take the lead.'
		]
	},
	pl: {
		for: [
			'Przykład: moglibyśmy zacząć za rok z dwoma klastrami.',
			'Przykład: o to właśnie proszą członkowie.'
		],
		between: [
			'Przykład: najpierw pilotaż w jednym klastrze.',
			'Przykład: pomysł dobry, ale nie te zasady budżetu.'
		],
		against: ['Przykład: u nas przepisy na to nie pozwalają.', 'Przykład: nie ma kto tego poprowadzić.']
	}
} as const;

const placeOf = (region: string): number => regionIds.findIndex((id) => id === region);
const step = (value: number, low: number, high: number): number =>
	Math.min(high, Math.max(low, Math.round(value)));
/** Roughly normal, around zero. */
const noise = (chance: Randomness, spread: number): number =>
	(chance.next() + chance.next() + chance.next() - 1.5) * 2 * spread;
