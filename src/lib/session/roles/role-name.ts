/** What somebody is called by their role, where it is not the usual one. */
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Role } from '../model/roles.ts';

const names: Readonly<Partial<Record<Role, () => string>>> = {
	facilitator: m.shell_facilitator,
	observer: m.roles_observer,
	reviewer: m.shell_reviewer
};

/** Empty for participants, whom nobody has to tell apart. */
export const roleName = (role: Role): string => names[role]?.() ?? '';
