/** Who is working on which field of a poster, as others' presence tells it: `[poster, field]`. */
import type { PresentPerson } from '#lib/realtime/model/presence.ts';

export interface Editor {
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
	for (const { participant, name, selection } of others) {
		const [where, field] = selection ?? [];
		if (where !== poster || participant === you) continue;
		if (field !== undefined || !found.has(participant)) {
			found.set(participant, { participant, name, field: field ?? '' });
		}
	}
	return [...found.values()];
}
