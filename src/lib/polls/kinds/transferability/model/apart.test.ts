import { describe, expect, it } from 'vitest';
import { betweenRegions, dissentOf } from './apart.ts';
import { count } from './tally.ts';

const config = {
	criteria: [{ id: 'need', name: { en: 'Need' }, question: { en: 'Needed?' } }],
	importance: false,
	degree: false
};
const subjects = [{ id: 'one', title: { en: 'One' }, region: 'hu' }];

function practiceOf(answers: Readonly<Record<string, readonly (number | 'cannot-judge')[]>>) {
	const ballots = Object.entries(answers).flatMap(([region, given]) =>
		given.map((need) => ({ region, subject: 'one', ballot: { subject: 'one', answers: { need } as never } }))
	);
	const rules = { minimumCell: 3, voters: ballots.length };
	const [practice] = count(config, subjects, ['pl', 'es', 'lv', 'hu'], ballots, rules).practices;
	if (!practice) throw new Error('nothing counted');
	return practice;
}

describe('how far answers lie apart', () => {
	it('is told by eta² and ICC(1), to the known values', () => {
		const practice = practiceOf({ pl: [2, 1, 2], es: [1, 1, 0], lv: [-1, -2, -1] });
		const { eta, icc } = betweenRegions(practice, 0, 3);
		expect(eta).toBeCloseTo(0.875, 6);
		expect(icc).toBeCloseTo(0.869565, 6);
	});

	it('leaves out regions that are not shown, and whoever cannot judge', () => {
		const three = { pl: [2, 1, 2], es: [1, 1, 0], lv: [-1, -2, -1] } as const;
		const known = betweenRegions(practiceOf(three), 0, 3);
		const more = practiceOf({ ...three, lv: [...three.lv, 'cannot-judge'] });
		expect(betweenRegions(more, 0, 3)).toEqual(known);
		// Two of a region are hidden, and so is the smallest that could give them away.
		const hidden = practiceOf({ ...three, lv: [-1, -2] });
		expect(hidden.regions.filter(({ state }) => state === 'hidden')).toHaveLength(2);
		expect(betweenRegions(hidden, 0, 3)).toEqual({ eta: null, icc: null });
	});

	it('is 0 for one mind and 0.5 for a split between the ends', () => {
		const dissent = (...given: number[]) => {
			const [measure] = practiceOf({ pl: given }).total.criteria;
			return measure && dissentOf(measure);
		};
		expect(dissent(1, 1, 1)).toBe(0);
		expect(dissent(-2, -2, 2, 2)).toBeCloseTo(0.5, 9);
		expect(dissent(1)).toBeNull();
	});
});
