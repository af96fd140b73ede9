/** Who is working on which field of a poster, as others' presence tells it: `[poster, field]`. */
import { m } from '#lib/i18n/paraglide/messages.js';
import type { PresentPerson } from '#lib/realtime/model/presence.ts';

export interface Editor {
	/** Whoever it is, once. */
	readonly participant: string;
	readonly name: string;
	readonly field: string;
}

/** Everybody else who edits `poster`, each person once. @param you the own participant id */
export function editorsOf(
	others: readonly PresentPerson[],
	poster: string,
	you: string | undefined
): Editor[] {
	const found = new Map<string, Editor>();
	for (const { clientId, participant, name, selection } of others) {
		const [where, field] = selection ?? [];
		if (where !== poster || participant === you) continue;
		// A step may keep back who somebody is.
		const key = participant || String(clientId);
		if (field !== undefined || !found.has(key)) {
			found.set(key, { participant: key, name: name || m.registers_somebody(), field: field ?? '' });
		}
	}
	return [...found.values()];
}
