import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spent, validateAmounts } from './amounts.ts';

const subjects = ['a', 'b', 'c'].map((id) => ({ id, title: { en: id }, region: null }));
const ballots = fc.record({
	amounts: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'x'), fc.nat({ max: 12 }))
});
const budgets = fc.record({
	budget: fc.integer({ min: 1, max: 20 }),
	cap: fc.integer({ min: 1, max: 20 }),
	whole: fc.boolean()
});

it('takes exactly what keeps to budget, cap and subjects, and changes nothing of it', () => {
	fc.assert(
		fc.property(budgets, ballots, (budget, ballot) => {
			const known = !('x' in ballot.amounts);
			const capped = Object.values(ballot.amounts).every((amount) => amount <= budget.cap);
			const fits = spent(ballot) <= budget.budget && (!budget.whole || spent(ballot) === budget.budget);
			const answer = validateAmounts(budget, ballot, subjects);
			expect(answer.ok).toBe(known && capped && fits);
			if (answer.ok) expect(answer.value).toEqual(ballot);
		})
	);
});
