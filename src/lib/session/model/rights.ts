/**
 * What may be done in a step, by role. One table for the server, which decides, and the client, which greys
 * out. What holds for the whole workshop, such as who runs polls, is in roles.ts.
 */
import * as v from 'valibot';
import type { Role } from './roles.ts';

export const stepVerbs = [
	/** put new items, posters and other entries into documents */
	'add',
	/** change what one wrote oneself */
	'edit-own',
	/** change what others wrote */
	'edit-all',
	/** arrange any item: place, size, rotation, order, frame */
	'move',
	/** delete; what others wrote only together with `edit-all` */
	'delete',
	/** write comments */
	'comment',
	/** leave reactions */
	'react',
	/** cast ballots */
	'vote',
	/** see results of polls that are revealed */
	'see-results'
] as const;
export type StepVerb = (typeof stepVerbs)[number];

/** The most that a role can have in any step. Facilitators always have theirs; they never vote. */
const most: Readonly<Record<Role, readonly StepVerb[]>> = {
	facilitator: stepVerbs.filter((verb) => verb !== 'vote'),
	participant: stepVerbs,
	observer: ['see-results'],
	reviewer: ['see-results'],
	screen: ['see-results']
};

/** Roles to which a step gives or denies rights. */
export const stepRoles = ['participant', 'observer', 'reviewer', 'screen'] as const satisfies readonly Role[];
export type StepRole = (typeof stepRoles)[number];

const Verbs = v.pipe(v.array(v.picklist(stepVerbs)), v.maxLength(stepVerbs.length));
export const Rights = v.object({
	participant: Verbs,
	/** Steps from before there were observers let them see what all may see. */
	observer: v.optional(Verbs, ['see-results']),
	reviewer: Verbs,
	screen: Verbs
});
export type Rights = v.InferOutput<typeof Rights>;

/** What a step can give to a role, in the order of the table. */
export const settable = (role: StepRole): readonly StepVerb[] => most[role];

/** Everybody may do all that their role allows: also what holds while no step is running. */
export const allRights: Rights = {
	participant: [...most.participant],
	observer: [...most.observer],
	reviewer: [...most.reviewer],
	screen: [...most.screen]
};

/** The rules of this moment. */
export interface StepRules {
	readonly rights: Rights;
	/** Everybody but facilitators may only read. */
	readonly paused: boolean;
}

export const freeRules: StepRules = { rights: allRights, paused: false };

/** What takes nothing away from anybody: it goes on in a pause and in a closed workshop. */
const harmless: readonly StepVerb[] = ['see-results'];

/** Whether `role` may do `verb` under the rules of this moment, in a workshop that is open or closed. */
export function canNow(role: Role, verb: StepVerb, rules: StepRules, workshopOpen = true): boolean {
	if (!most[role].includes(verb)) return false;
	if (!workshopOpen && !harmless.includes(verb)) return false;
	if (role === 'facilitator') return true;
	if (rules.paused && !harmless.includes(verb)) return false;
	return rules.rights[role].includes(verb);
}
