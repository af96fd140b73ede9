import fc from 'fast-check';
import { expect, test } from 'vitest';
import { speakingOrder } from './speaking-order.ts';

const hands = (text: string) => [...text].map((region, index) => ({ id: index, region }));
const regionsOf = (list: readonly { region: string }[]) => list.map(({ region }) => region).join('');

test.each([
	['one region: first come, first served', 'aaa', {}, 'aaa'],
	['regions take turns, however many hands one of them raises', 'aaab', {}, 'abaa'],
	['the region that has spoken least is next', 'ab', { a: 2, b: 1 }, 'ba'],
	['a region that was silent catches up before the others go on', 'abbb', { a: 2 }, 'bbab'],
	['nobody waits, nobody speaks', '', { a: 4 }, '']
])('%s', (_rule, raised, turns, order) => {
	expect(regionsOf(speakingOrder(hands(raised), turns))).toBe(order);
});

const waiting = fc
	.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 40 })
	.map((regions) => regions.map((region, id) => ({ id, region })));
const spoken = fc.dictionary(fc.constantFrom('a', 'b', 'c', ''), fc.nat({ max: 9 }));

test('everybody stands in the queue once, and within a region nobody is overtaken', () => {
	fc.assert(
		fc.property(waiting, spoken, (raised, turns) => {
			const order = speakingOrder(raised, turns);
			expect(order.map(({ id }) => id).sort((a, b) => a - b)).toEqual(raised.map(({ id }) => id));
			for (const region of ['a', 'b', 'c', '']) {
				const own = order.filter((hand) => hand.region === region);
				expect(own).toEqual(raised.filter((hand) => hand.region === region));
			}
		})
	);
});

test('whoever is called, the rest keep their order', () => {
	fc.assert(
		fc.property(waiting, spoken, (raised, turns) => {
			const [first, ...rest] = speakingOrder(raised, turns);
			if (!first) return;
			const after = { ...turns, [first.region]: (turns[first.region] ?? 0) + 1 };
			expect(
				speakingOrder(
					raised.filter((hand) => hand !== first),
					after
				)
			).toEqual(rest);
		})
	);
});
