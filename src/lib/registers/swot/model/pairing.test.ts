import { expect, it } from 'vitest';
import { ideaRegister } from '../../ideas/model.ts';
import { groupingField } from '../../model/register.ts';
import { swotRegister } from '../model.ts';
import { innerQuadrants, outerQuadrants, strategyOf } from './pairing.ts';

it('every pair of an inner and an outer quadrant is a strategy of action ideas', () => {
	const strategies = innerQuadrants.flatMap((inner) =>
		outerQuadrants.map((outer) => strategyOf(inner, outer))
	);
	expect(strategies.sort()).toEqual(
		groupingField(ideaRegister)
			?.options.map(({ id }) => id)
			.sort()
	);
	const quadrants = groupingField(swotRegister)?.options.map(({ id }) => id);
	expect([...innerQuadrants, ...outerQuadrants].sort()).toEqual([...(quadrants ?? [])].sort());
});

it.each([
	['strength', 'opportunity', 'so'],
	['weakness', 'threat', 'wt'],
	['opportunity', 'strength', undefined],
	['strength', 'weakness', undefined],
	[null, 'threat', undefined]
])('%s with %s is %s', (inner, outer, expected) => expect(strategyOf(inner, outer)).toBe(expected));
