/** Challenges of clusters and criteria for judging them, with the texts by which others name them. */
import type * as Y from 'yjs';
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import { challengeRegister } from '../challenges/model.ts';
import { criterionRegister } from '../criteria/model.ts';
import type { EntryHead } from './record.ts';
import { standing } from './merging.ts';
import { listRecords, type RegisterRecord } from './register-record.ts';

export interface Challenge extends EntryHead {
	readonly text: LocalizedText;
}

export interface Criterion extends EntryHead {
	readonly name: LocalizedText;
	/** What is counted or looked at. */
	readonly indicator: LocalizedText;
}

export const asChallenge = (record: RegisterRecord): Challenge => ({
	...record,
	text: record.texts['text'] ?? {}
});

export const asCriterion = (record: RegisterRecord): Criterion => ({
	...record,
	name: record.texts['name'] ?? {},
	indicator: record.texts['indicator'] ?? {}
});

/** All challenges that are not deleted, in their order. */
export const listChallenges = (doc: Y.Doc): Challenge[] =>
	standing(listRecords(doc, challengeRegister)).map(asChallenge);

/** All criteria that are not deleted, in their order. */
export const listCriteria = (doc: Y.Doc): Criterion[] => listRecords(doc, criterionRegister).map(asCriterion);
