/** Challenges of clusters and criteria for judging them, as records of `workshop.<id>`. */
import type * as Y from 'yjs';
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import { listEntries, readHead, readText, registerOf, type Entry, type EntryHead } from './record.ts';

export interface Challenge extends EntryHead {
	readonly text: LocalizedText;
}

export interface Criterion extends EntryHead {
	readonly name: LocalizedText;
	/** What is counted or looked at. */
	readonly indicator: LocalizedText;
}

export function challengeFrom(id: string, entry: Entry): Challenge {
	const head = readHead(id, entry);
	return { ...head, text: readText(entry, 'text', head.language) };
}

export function criterionFrom(id: string, entry: Entry): Criterion {
	const head = readHead(id, entry);
	return {
		...head,
		name: readText(entry, 'name', head.language),
		indicator: readText(entry, 'indicator', head.language)
	};
}

/** All challenges that are not deleted, in their order. */
export const listChallenges = (doc: Y.Doc): Challenge[] =>
	listEntries(registerOf(doc, 'challenges'), challengeFrom);

/** All criteria that are not deleted, in their order. */
export const listCriteria = (doc: Y.Doc): Criterion[] =>
	listEntries(registerOf(doc, 'criteria'), criterionFrom);
