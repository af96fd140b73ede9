import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	cannotJudge,
	concordOf,
	countMeasures,
	measureSubject,
	weighted,
	type Judgement
} from './measures.ts';

const regions = ['es', 'lv', 'pl'];
const scale = { low: 1, high: 5, steps: true };
const rules = { minimumCell: 3, voters: 9, centre: 'median' as const };
const judged = (answers: Readonly<Record<string, readonly Judgement['value'][]>>): Judgement[] =>
	Object.entries(answers).flatMap(([region, values]) => values.map((value) => ({ region, value })));
const measure = (judgements: readonly Judgement[]) => measureSubject('s', regions, judgements, scale, rules);

describe('what people gave a subject', () => {
	it('keeps "cannot judge" and silence apart from every figure', () => {
		const { total, missing } = measure(judged({ pl: [4, 4, 5, cannotJudge], es: [cannotJudge] }));
		expect(total).toMatchObject({ n: 3, cannot: 2, median: 4, counts: [0, 0, 0, 2, 1] });
		expect(missing).toBe(4);
	});

	it('reads the example of three regions as one of regions', () => {
		const result = measure(judged({ pl: [5, 4, 5], es: [4, 4, 3], lv: [2, 1, 2] }));
		expect(result.eta).toBeCloseTo(0.875, 6);
		expect(result.icc).toBeCloseTo(0.869565, 6);
		expect(concordOf(result)).toBe('regional');
	});

	it('reads one mind as shared and quarrels at home as personal', () => {
		expect(concordOf(measure(judged({ pl: [4, 4, 4], es: [4, 4, 5] })))).toBe('shared');
		expect(concordOf(measure(judged({ pl: [1, 5, 1], es: [5, 1, 5] })))).toBe('personal');
		expect(concordOf(measure(judged({ pl: [4] })))).toBe('open');
	});

	it('says nothing of regions while fewer than two are shown', () => {
		expect(concordOf(measure(judged({ pl: [1, 2], es: [3], lv: [3] })))).toBe('agreed');
		expect(concordOf(measure(judged({ pl: [1, 5], es: [1], lv: [5] })))).toBe('apart');
		expect(concordOf(measure(judged({ pl: [4, 4, 4], es: [4] })))).toBe('agreed');
		expect(concordOf(measure(judged({ '': [4, 4, 4, 4] })))).toBe('agreed');
		fc.assert(
			fc.property(
				fc.array(fc.record({ region: fc.constantFrom(...regions), value: fc.integer({ min: 1, max: 5 }) }), {
					maxLength: 12
				}),
				(judgements) => {
					const result = measure(judgements);
					const shown = result.split.regions.filter(({ state }) => state === 'shown');
					if (shown.length < 2) expect(['agreed', 'apart', 'open']).toContain(concordOf(result));
				}
			)
		);
	});

	it('never says that people agree beside a mark of strong dissent', () => {
		fc.assert(
			fc.property(
				fc.array(fc.record({ region: fc.constantFrom(...regions), value: fc.integer({ min: 1, max: 5 }) }), {
					maxLength: 20
				}),
				(judgements) => {
					const result = measure(judgements);
					if ((result.total.dissent ?? 0) > 0.3)
						expect(['shared', 'agreed']).not.toContain(concordOf(result));
				}
			)
		);
	});

	it('lets each region count once, small ones together as one', () => {
		const many = measure(judged({ pl: [5, 5, 5, 5, 5, 5], es: [1, 1, 1] }));
		expect(weighted(many, 'median', 'person')).toBe(5);
		expect(weighted(many, 'median', 'region')).toBe(3);
		const small = measure(judged({ pl: [5, 5, 5, 5], es: [1, 1], lv: [1, 1] }));
		expect(small.split.regions.map(({ state }) => state)).toEqual(['hidden', 'hidden', 'shown']);
		expect(small.split.others).toMatchObject({ n: 4, median: 1 });
		expect(weighted(small, 'median', 'region')).toBe(3);
	});

	it('says of a region that gave nothing at all the same beside everything, if that names nobody', () => {
		const states = (b: Readonly<Record<string, readonly number[]>>) => {
			const things = new Map([
				['a', judged({ pl: [3], es: [4] })],
				['b', judged(b)]
			]);
			const subjects = ['a', 'b'].map((id) => ({ id, title: {}, region: null }));
			const asked = { kind: 'rating', subjects, regions, rules, scale, centre: 'median' as const };
			return countMeasures(asked, (id) => things.get(id) ?? []).subjects.map(({ split }) =>
				split.regions.map(({ state }) => state)
			);
		};
		expect(states({ pl: [3, 3], es: [4, 4] })).toEqual([
			['hidden', 'none', 'hidden'],
			['hidden', 'none', 'hidden']
		]);
		expect(states({ pl: [3] })[0]).toEqual(['hidden', 'hidden', 'hidden']);
	});

	it('splits nothing where no region is kept', () => {
		expect(measure(judged({ '': [1, 2, 3, 4, 5] })).split).toEqual({ regions: [], others: null });
	});

	it('shows no region below the minimum, and none that a subtraction would give away', () => {
		fc.assert(
			fc.property(
				fc.array(fc.record({ region: fc.constantFrom(...regions), value: fc.constant(3) }), {
					maxLength: 15
				}),
				(judgements) => {
					const { split } = measure(judgements);
					const hidden = split.regions.filter(({ state }) => state === 'hidden');
					for (const part of split.regions) {
						if (part.state === 'shown') expect(part.part.n).toBeGreaterThanOrEqual(3);
					}
					const behind = judgements.filter(({ region }) => hidden.some((part) => part.region === region));
					if (hidden.length > 0 && judgements.length >= 3) expect(behind.length).toBeGreaterThanOrEqual(3);
				}
			)
		);
	});
});
