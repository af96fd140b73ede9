/** Whom a change of sessions and members concerns. */
import type { AuthChange } from './auth.ts';

/** Whose documents may be open to somebody who may no longer write or read them, or is called otherwise. */
export function workshopsWithOtherRights(change: AuthChange): readonly string[] {
	switch (change.kind) {
		case 'member-joined':
			return [];
		case 'session-ended':
			return change.workshops;
		case 'member-removed':
		case 'member-changed':
		case 'workshop-changed':
			return [change.workshop];
	}
}
