/** Who may do what. One table for the server, which decides, and the client, which greys out. */

export const roles = ['facilitator', 'participant', 'reviewer', 'screen'] as const;
export type Role = (typeof roles)[number];

export const verbs = [
	/** open documents and see results that are revealed */
	'read',
	/** add, edit, move and delete in documents */
	'write',
	/** cast ballots */
	'vote',
	/** prepare, open, close and reveal polls; see turnout */
	'run-polls',
	/** edit the workshop, its regions, partners, boards, people and links */
	'manage'
] as const;
export type Verb = (typeof verbs)[number];

const allowed: Readonly<Record<Role, readonly Verb[]>> = {
	facilitator: ['read', 'write', 'run-polls', 'manage'],
	participant: ['read', 'write', 'vote'],
	reviewer: ['read'],
	screen: ['read']
};

/** Whether `role` may do `verb` in a workshop that is open. In a closed workshop only `read` and `manage` remain. */
export function can(role: Role, verb: Verb, workshopOpen = true): boolean {
	if (!workshopOpen && verb !== 'read' && verb !== 'manage') return false;
	return allowed[role].includes(verb);
}
