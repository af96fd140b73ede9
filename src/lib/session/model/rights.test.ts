import { expect, it } from 'vitest';
import { allRights, canNow, freeRules, stepRoles, stepVerbs, type Rights, type StepVerb } from './rights.ts';
import { can, roles } from './roles.ts';

const none: Rights = { participant: [], observer: [], reviewer: [], screen: [] };
const only = (verb: StepVerb): Rights => ({
	participant: [verb],
	observer: [verb],
	reviewer: [verb],
	screen: [verb]
});

it('in free mode everybody may do what their role allows', () => {
	const table = Object.fromEntries(
		roles.map((role) => [role, stepVerbs.filter((verb) => canNow(role, verb, freeRules))])
	);
	expect(table).toEqual({
		facilitator: stepVerbs.filter((verb) => verb !== 'vote'),
		participant: [...stepVerbs],
		observer: ['see-results'],
		reviewer: ['see-results'],
		screen: ['see-results']
	});
});

it.each(stepVerbs)(
	'a step that gives only %s gives nothing else, and takes nothing from facilitators',
	(given) => {
		const rules = { rights: only(given), paused: false };
		for (const verb of stepVerbs) {
			expect(canNow('participant', verb, rules)).toBe(verb === given);
			for (const role of ['observer', 'reviewer', 'screen'] as const) {
				expect(canNow(role, verb, rules)).toBe(verb === given && verb === 'see-results');
			}
			expect(canNow('facilitator', verb, { rights: none, paused: false })).toBe(verb !== 'vote');
		}
	}
);

it('in a pause and in a closed workshop only looking is left; a pause does not stop facilitators', () => {
	for (const verb of stepVerbs) {
		const paused = { rights: allRights, paused: true };
		for (const role of stepRoles) expect(canNow(role, verb, paused)).toBe(verb === 'see-results');
		expect(canNow('facilitator', verb, paused)).toBe(verb !== 'vote');
		for (const role of roles) expect(canNow(role, verb, freeRules, false)).toBe(verb === 'see-results');
	}
});

it('agrees with the table of roles: who may not write has no verb that writes, who may not vote never votes', () => {
	for (const role of roles) {
		const writes = stepVerbs.filter((verb) => verb !== 'vote' && verb !== 'see-results');
		for (const verb of writes) expect(canNow(role, verb, freeRules)).toBe(can(role, 'write'));
		expect(canNow(role, 'vote', freeRules)).toBe(can(role, 'vote'));
	}
});
