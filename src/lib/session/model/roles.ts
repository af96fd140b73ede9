/** Who may do what. One table for the server, which decides, and the client, which greys out. */

export const roles = ['facilitator', 'participant', 'observer', 'reviewer', 'screen'] as const;
export type Role = (typeof roles)[number];

export const verbs = [
	/** open documents and see results that are revealed */
	'read',
	/** know the others by name: those who are in the room */
	'see-names',
	/** see the join code and bring others in */
	'bring-in',
	/** add, edit, move and delete in documents */
	'write',
	/** cast ballots */
	'vote',
	/** raise a hand, say that one is done, answer the pulse */
	'signal',
	/** give the floor, see the pulse, bring everybody to one view */
	'lead',
	/** prepare, open, close and reveal polls; see turnout */
	'run-polls',
	/** plan the agenda, start and end steps, pause */
	'run-steps',
	/** edit the workshop, its regions, partners, boards, people and links */
	'manage'
] as const;
export type Verb = (typeof verbs)[number];

const allowed: Readonly<Record<Role, readonly Verb[]>> = {
	facilitator: ['read', 'see-names', 'bring-in', 'write', 'lead', 'run-polls', 'run-steps', 'manage'],
	participant: ['read', 'see-names', 'bring-in', 'write', 'vote', 'signal'],
	/** In the room and seen there, from an authority or an evaluation, say; changes nothing. */
	observer: ['read', 'see-names'],
	reviewer: ['read'],
	screen: ['read']
};

/** What may still be done in a closed workshop: a poll that was open is closed and revealed afterwards too. */
const allowedWhenClosed: readonly Verb[] = ['read', 'see-names', 'bring-in', 'run-polls', 'manage'];

/** Whether `role` may do `verb` in a workshop that is open or closed. */
export function can(role: Role, verb: Verb, workshopOpen = true): boolean {
	return allowed[role].includes(verb) && (workshopOpen || allowedWhenClosed.includes(verb));
}
