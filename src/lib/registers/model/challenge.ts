/** Challenges of clusters and criteria for judging them, with the texts by which others name them. */
import type * as Y from 'yjs';
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import { challengeRegister } from '../challenges/model.ts';
import { criterionRegister } from '../criteria/model.ts';
import type { EntryHead } from './record.ts';
import { mergedRecords } from './merging.ts';
import { fieldOf } from './register.ts';
import { listRecords, type RegisterRecord } from './register-record.ts';
import { isChoiceField } from './template.ts';

export interface Challenge extends EntryHead {
	readonly text: LocalizedText;
	/** The ids by which others may name it: its own, and those of all that were merged into it. */
	readonly names: readonly string[];
}

export interface Criterion extends EntryHead {
	readonly name: LocalizedText;
	/** What is counted or looked at. */
	readonly indicator: LocalizedText;
	/** How far the regions are with it, in words. */
	readonly state: LocalizedText;
	/** How that ended; null while they are at it. */
	readonly decided: 'agreed' | 'dropped' | null;
	/** The regions that agree with it. */
	readonly agreed: readonly string[];
}

/** @param group the record and all that were merged into it */
export const asChallenge = (record: RegisterRecord, group: readonly RegisterRecord[]): Challenge => ({
	...record,
	text: record.texts['text'] ?? {},
	names: group.map(({ id }) => id)
});

export const asCriterion = (record: RegisterRecord): Criterion => ({
	...record,
	name: record.texts['name'] ?? {},
	indicator: record.texts['indicator'] ?? {},
	state: stateOf(record),
	decided: decisions.find((decision) => decision === record.values['state']) ?? null,
	agreed: record.marks['agreed'] ?? []
});

const decisions = ['agreed', 'dropped'] as const;

function stateOf({ template, values }: RegisterRecord): LocalizedText {
	const field = fieldOf(template, 'state');
	if (!field || !isChoiceField(field)) return {};
	return field.options.find(({ id }) => id === values['state'])?.label ?? {};
}

/** All challenges that are not deleted, in their order. */
export const listChallenges = (doc: Y.Doc): Challenge[] =>
	[...mergedRecords(listRecords(doc, challengeRegister))].map(([record, group]) =>
		asChallenge(record, group)
	);

/** All criteria that are not deleted, in their order. */
export const listCriteria = (doc: Y.Doc): Criterion[] => listRecords(doc, criterionRegister).map(asCriterion);
