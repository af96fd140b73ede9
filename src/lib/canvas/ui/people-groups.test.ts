import { expect, it } from 'vitest';
import type { PresentPerson } from '#lib/realtime/model/presence.ts';
import { peopleGroups } from './people-groups.ts';

const person = (clientId: number, name: string, region: string | null): PresentPerson => ({
	clientId,
	participant: name.toLowerCase(),
	name,
	region,
	role: 'participant'
});
const regions = new Map([
	['pl81', { id: 'pl81', name: 'Lubelskie', color: 1 }],
	['es21', { id: 'es21', name: 'Basque Country', color: 2 }]
]);

it('lists everybody once by region, the reader too, and those without a region last', () => {
	const groups = peopleGroups(
		[
			person(3, 'Zofia', 'pl81'),
			person(1, 'Aitor', 'es21'),
			person(2, 'Aitor', 'es21'),
			person(4, 'Frank', null),
			person(5, 'Me', 'pl81')
		],
		{ id: 'me', name: 'Me', region: 'pl81' },
		(id) => regions.get(id ?? ''),
		(a, b) => a.localeCompare(b)
	);
	expect(groups.map((group) => [group.region?.name, group.people.map((each) => each.name)])).toEqual([
		['Basque Country', ['Aitor']],
		['Lubelskie', ['Me', 'Zofia']],
		[undefined, ['Frank']]
	]);
	expect(groups[1]?.people[0]?.person).toBeUndefined();
});
