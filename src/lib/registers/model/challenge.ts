/** Challenges of clusters and criteria for judging them, as records of `workshop.<id>`. */
import type * as Y from 'yjs';
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import { byOrder, entryOf, readHead, readText, registerOf, type EntryHead } from './record.ts';

export interface Challenge extends EntryHead {
	readonly text: LocalizedText;
}

export interface Criterion extends EntryHead {
	readonly name: LocalizedText;
	/** What is counted or looked at. */
	readonly indicator: LocalizedText;
}

export const challengeTexts = ['text'] as const;
export const criterionTexts = ['name', 'indicator'] as const;

/** All challenges that are not deleted, in their order. */
export function listChallenges(doc: Y.Doc): Challenge[] {
	return list(doc, 'challenges', (head, text) => ({ ...head, text: text('text') }));
}

/** All criteria that are not deleted, in their order. */
export function listCriteria(doc: Y.Doc): Criterion[] {
	return list(doc, 'criteria', (head, text) => ({
		...head,
		name: text('name'),
		indicator: text('indicator')
	}));
}

function list<Record extends EntryHead>(
	doc: Y.Doc,
	name: 'challenges' | 'criteria',
	read: (head: EntryHead, text: (field: string) => LocalizedText) => Record
): Record[] {
	const register = registerOf(doc, name);
	return [...register.keys()]
		.flatMap((id) => {
			const entry = entryOf(register, id);
			if (!entry) return [];
			const head = readHead(id, entry);
			return [read(head, (field) => readText(entry, field, head.language))];
		})
		.filter((record) => record.deletedAt === null)
		.sort(byOrder);
}
