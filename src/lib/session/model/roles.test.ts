import { expect, it } from 'vitest';
import { can, roles, verbs } from './roles.ts';

it('in a closed workshop nobody writes or votes, and facilitators still manage and finish polls', () => {
	const left = roles.map((role) => [role, verbs.filter((verb) => can(role, verb, false))]);
	expect(Object.fromEntries(left)).toEqual({
		facilitator: ['read', 'see-names', 'bring-in', 'run-polls', 'manage'],
		participant: ['read', 'see-names', 'bring-in'],
		observer: ['read', 'see-names'],
		reviewer: ['read'],
		screen: ['read']
	});
});

it('who runs polls never votes', () => {
	for (const role of roles) expect(can(role, 'vote') && can(role, 'run-polls')).toBe(false);
});
